import type { Severity } from "../core/model.ts";
import { hash } from "../core/normalise.ts";
import { escapeJson } from "./escape.ts";
import { findingMessages } from "./findings.ts";
import { type LocatedFinding, ruleOf } from "./located-finding.ts";
import { words } from "./wording.ts";

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/**
 * Findings as a log in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0), which code hosts and editors
 * read. Results stand in the article at their segment; waived ones are suppressed, with the reason.
 */
export function sarifLog(found: readonly LocatedFinding[]): string {
  const rules = [...new Set(found.map(({ finding }) => ruleOf(finding)))].toSorted();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "qazyna", rules: rules.map(ruleObject) } },
        columnKind: "utf16CodeUnits",
        results: found.map((one) => resultOf(one, rules.indexOf(ruleOf(one.finding)))),
      },
    ],
  };
  return escapeJson(JSON.stringify(log, null, 2));
}

// GitHub demands a full description of each rule too, where SARIF leaves it open.
function ruleObject(id: string): object {
  const template = Object.entries(findingMessages).find(([rule]) => rule === id)?.[1] ?? id;
  const text = template.replace(/\{\{(\w+)\}\}/g, "‹$1›");
  const check = id.slice(0, id.indexOf("."));
  const help = `${text} Waive it with: translate waive ${id} ID --reason TEXT. Set its severity under checks.${check} of translate.config.yaml. docs/checks.md says what it looks for.`;
  return { id, name: pascal(id), shortDescription: { text }, fullDescription: { text }, help: { text: help } };
}

function pascal(id: string): string {
  return id.replace(/(?:^|[.-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function resultOf(one: LocatedFinding, ruleIndex: number): object {
  const { finding, place, end, article, lang, id, record, waived } = one;
  return {
    ruleId: ruleOf(finding),
    ruleIndex,
    level: LEVELS[finding.severity],
    message: { text: words.finding(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(place.path) },
          region: { startLine: place.line, startColumn: place.column, endLine: end.line, endColumn: end.column },
        },
        logicalLocations: [{ name: id, fullyQualifiedName: `${lang}/${article}#${id}`, kind: "segment" }],
      },
    ],
    relatedLocations: [
      {
        id: 1,
        message: { text: one.target },
        physicalLocation: {
          artifactLocation: { uri: uriOf(record.path) },
          ...(record.line === undefined ? {} : { region: { startLine: record.line } }),
        },
      },
    ],
    // What makes it the same finding in the next run, wherever the article has moved to.
    partialFingerprints: {
      "qazynaFinding/v1": hash(JSON.stringify([lang, article, id, ruleOf(finding), finding.values])).slice(0, 32),
    },
    ...(waived === undefined ? {} : { suppressions: [{ kind: "external", justification: waived }] }),
    properties: { lang, segment: id, ...(finding.fix === undefined ? {} : { fix: finding.fix }) },
  };
}

function uriOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
