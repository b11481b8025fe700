import { ancestor, childrenOf, descendants, type Element } from "./element.ts";
import type { RuleId } from "./rules.ts";
import type { Constraints } from "./standards.ts";
import type { Report } from "./violation.ts";

/** Names that references ask for, found after them or before: compared when the file ends. */
interface FileKeys {
  readonly units: Set<string>;
  readonly groups: Set<string>;
  readonly names: Set<string>;
  readonly uids: Set<string>;
  readonly tools: Set<string>;
  readonly phases: Set<string>;
  readonly references: { readonly rule: RuleId; readonly name: string; readonly element: Element }[];
}

/** The keys and references of XLIFF 1.2 that its schema declares, and a few that only its text has. */
export function xliff12Constraints(report: Report): Constraints {
  let keys = emptyKeys();
  return {
    close: (element) => {
      collect(element, keys, report);
      if (element.tag === "file") {
        checkReferences(keys, report);
        keys = emptyKeys();
      }
      if (element.tag === "trans-unit" || element.tag === "alt-trans") checkSegments(element, report);
      if (CONTENT.has(element.tag)) checkContent(element, report);
    },
    keeps: (element) => KEPT.has(element.tag) || ancestor(element, "trans-unit") !== undefined,
    end: () => {},
  };
}

const CONTENT = new Set(["source", "seg-source", "target"]);
const KEPT = new Set(["source", "seg-source", "target"]);

function emptyKeys(): FileKeys {
  return {
    units: new Set(),
    groups: new Set(),
    names: new Set(),
    uids: new Set(),
    tools: new Set(),
    phases: new Set(),
    references: [],
  };
}

/** Keys by element: where they are kept, their attribute, and the rule that a second one breaks. */
const KEYS = {
  "trans-unit": { keep: "units", attribute: "id", rule: "X12-UNIT-ID" },
  "bin-unit": { keep: "units", attribute: "id", rule: "X12-UNIT-ID" },
  group: { keep: "groups", attribute: "id", rule: "X12-GROUP-ID" },
  tool: { keep: "tools", attribute: "tool-id", rule: "X12-TOOL-ID" },
  phase: { keep: "phases", attribute: "phase-name", rule: "X12-PHASE-NAME" },
  "count-group": { keep: "names", attribute: "name", rule: "X12-NAME" },
  "context-group": { keep: "names", attribute: "name", rule: "X12-NAME" },
  "external-file": { keep: "uids", attribute: "uid", rule: "X12-UID" },
} as const;

const REFERENCES: readonly (readonly [attribute: string, rule: RuleId, tags: readonly string[]])[] = [
  ["tool-id", "X12-TOOL-REF", ["file", "phase", "alt-trans"]],
  ["phase-name", "X12-PHASE-REF", ["count", "trans-unit", "bin-unit", "target", "bin-target"]],
  ["xid", "X12-UNIT-REF", ["bpt", "ept", "it", "ph", "g", "x", "bx", "ex", "sub"]],
];

function collect(element: Element, keys: FileKeys, report: Report): void {
  const { tag, attributes, place } = element;
  // Only keys of this table are looked up by it.
  const key = Object.hasOwn(KEYS, tag) ? KEYS[tag as keyof typeof KEYS] : undefined;
  const value = key === undefined ? undefined : attributes.get(key.attribute);
  if (key !== undefined && value !== undefined) {
    // Groups of counts and of contexts have names apart.
    const name = key.keep === "names" ? `${tag} ${value}` : value;
    if (keys[key.keep].has(name)) report(key.rule, place, { element: tag, id: value });
    keys[key.keep].add(name);
  }
  for (const [attribute, rule, tags] of REFERENCES) {
    const name = tags.includes(tag) ? attributes.get(attribute) : undefined;
    if (name !== undefined && !isKnown(name, rule, keys)) keys.references.push({ rule, name, element: element });
  }
}

function isKnown(name: string, rule: RuleId, { tools, phases, units }: FileKeys): boolean {
  if (rule === "X12-TOOL-REF") return tools.has(name);
  return rule === "X12-PHASE-REF" ? phases.has(name) : units.has(name);
}

function checkReferences(keys: FileKeys, report: Report): void {
  for (const { rule, name, element } of keys.references)
    if (!isKnown(name, rule, keys)) report(rule, element.place, { element: element.tag, id: name });
}

/** Numbers of segments are unique in `seg-source`, and targets have no others. */
function checkSegments(unit: Element, report: Report): void {
  const [segmented] = childrenOf(unit, "seg-source");
  const known = new Set<string>();
  for (const mrk of segmented === undefined ? [] : childrenOf(segmented, "mrk")) {
    const mid = mrk.attributes.get("mid");
    if (mid !== undefined && known.has(mid)) report("X12-MID", mrk.place, { mid });
    if (mid !== undefined) known.add(mid);
  }
  const users = childrenOf(unit, "target").flatMap((target) => childrenOf(target, "mrk"));
  const alternatives = unit.tag === "trans-unit" ? childrenOf(unit, "alt-trans") : [];
  for (const { attributes, place } of [...users, ...alternatives]) {
    const mid = attributes.get("mid");
    if (mid !== undefined && !known.has(mid)) report("X12-MID", place, { mid });
  }
}

const PAIRS = [
  ["bpt", "ept"],
  ["bx", "ex"],
] as const;

function checkContent(content: Element, report: Report): void {
  const inner = [...descendants(content)];
  for (const [start, end] of PAIRS) {
    const opened = new Set<string>();
    for (const { tag, attributes, place } of inner) {
      const rid = attributes.get("rid");
      if (rid === undefined || (tag !== start && tag !== end)) continue;
      if (tag === start && opened.has(rid)) report("X12-RID", place, { element: tag, rid });
      if (tag === start) opened.add(rid);
    }
    for (const { tag, attributes, place } of inner) {
      const rid = attributes.get("rid");
      if (tag === end && rid !== undefined && !opened.has(rid)) report("X12-RID", place, { element: tag, rid });
    }
  }
  checkLanguage(content, report);
}

// The text asks for it (2.3, `xml:lang`), and no schema does; in `alt-trans` other languages are allowed.
function checkLanguage(content: Element, report: Report): void {
  const lang = content.attributes.get("xml:lang");
  if (lang === undefined || content.parent?.tag !== "trans-unit") return;
  const attribute = content.tag === "target" ? "target-language" : "source-language";
  const expected = ancestor(content, "file")?.attributes.get(attribute);
  if (expected !== undefined && expected.toLowerCase() !== lang.toLowerCase())
    report("X12-LANG", content.place, { lang, attribute, expected });
}
