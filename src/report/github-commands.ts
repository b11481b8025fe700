import type { Severity } from "../core/model.ts";
import { type LocatedFinding, ruleOf } from "./located-finding.ts";
import { shownWords } from "./wording.ts";

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * A finding as a command of GitHub's workflows, which shows it beside the article's line in a pull request.
 *
 *     ::warning file=articles/a.md,line=3,col=1,endLine=3,endColumn=40,title=kk s3f numbers.missing::The number …
 *
 * Escaped as GitHub's toolkit does it (`@actions/core`, `command.ts`): the text's `%` and line ends, and in properties
 * colons and commas too.
 */
export function githubCommand({ place, end, lang, id, finding }: LocatedFinding): string {
  const properties = [
    ["file", place.path],
    ["line", place.line],
    ["col", place.column],
    ["endLine", end.line],
    // A column says nothing of a segment over several lines, and GitHub refuses the pair.
    ["endColumn", end.line === place.line ? end.column : undefined],
    ["title", `${lang} ${id} ${ruleOf(finding)}`],
  ].flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`]));
  return `::${LEVELS[finding.severity]} ${properties.join(",")}::${escapeText(shownWords().finding(finding))}`;
}

function escapeText(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
