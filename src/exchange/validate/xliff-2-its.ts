import { type Element, enclosing } from "./element.ts";
import type { Report } from "./violation.ts";

const CATEGORIES = new Set([
  "allowed-characters",
  "directionality",
  "domain",
  "elements-within-text",
  "external-resource",
  "id-value",
  "language-information",
  "locale-filter",
  "localization-note",
  "localization-quality-issue",
  "localization-quality-rating",
  "mt-confidence",
  "preserve-space",
  "provenance",
  "storage-size",
  "target-pointer",
  "terminology",
  "text-analysis",
  "translate",
]);

/** Attributes that make an annotation one of ITS, whose type is `its:generic` where it is given. */
const ANNOTATING = [
  "its:allowedCharacters",
  "itsm:domains",
  "itsm:lang",
  "its:localeFilterList",
  "its:locQualityIssuesRef",
  "its:locQualityIssueType",
  "its:locQualityIssueComment",
  "its:locQualityRatingScore",
  "its:locQualityRatingVote",
  "its:mtConfidence",
  "its:provenanceRecordsRef",
  "its:taClassRef",
  "its:taIdent",
  "its:taIdentRef",
  "its:taSource",
];

const ISSUE = ["Type", "Comment", "Severity", "ProfileRef", "Enabled"].map((part) => `its:locQualityIssue${part}`);
const AGENTS = ["org", "person", "tool", "revOrg", "revPerson", "revTool"].flatMap((name) => [
  `its:${name}`,
  `its:${name}Ref`,
]);

/** Confidences, and the category whose annotator must be known to make sense of them. */
const CONFIDENCES = [
  ["its:mtConfidence", "mt-confidence"],
  ["its:taConfidence", "text-analysis"],
  ["its:termConfidence", "terminology"],
] as const;

/** Checks the ITS 2.0 markup of an element (XLIFF 2.1, section 5.8). */
export function checkIts(element: Element, report: Report): void {
  const names = [...element.attributes.keys()].filter((name) => name.startsWith("its:") || name.startsWith("itsm:"));
  if (names.length === 0) return;
  const has = (name: string): boolean => element.attributes.has(name);
  const { attributes, place, tag } = element;
  if (!scoped(element, "its:version")) report("X2-ITS-VERSION", place, { element: tag });
  const type = attributes.get("type");
  const annotates = (tag === "mrk" || tag === "sm") && ANNOTATING.some(has);
  if (annotates && type !== undefined && type !== "its:generic") report("X2-ITS-TYPE", place, { type });
  checkQuality(element, has, report);
  if (
    (has("its:taIdentRef") && (has("its:taSource") || has("its:taIdent"))) ||
    has("its:taSource") !== has("its:taIdent")
  )
    report("X2-ITS-TEXT", place);
  if (has("its:provenanceRecordsRef") && AGENTS.some(has)) report("X2-ITS-PROVENANCE", place);
  checkRecords(element, "its:locQualityIssuesRef", "its:locQualityIssues", report);
  checkRecords(element, "its:provenanceRecordsRef", "its:provenanceRecords", report);
  checkAnnotators(element, has, report);
}

function scoped(element: Element, name: string): boolean {
  for (const at of enclosing(element)) if (at.attributes.has(name)) return true;
  return false;
}

function checkQuality(element: Element, has: (name: string) => boolean, report: Report): void {
  const { place } = element;
  const twice = has("its:locQualityIssuesRef") && ISSUE.some(has);
  const both = has("its:locQualityRatingScore") && has("its:locQualityRatingVote");
  const idle = ["Score", "Vote"].some(
    (kind) => has(`its:locQualityRating${kind}Threshold`) && !scoped(element, `its:locQualityRating${kind}`),
  );
  if (twice || both || idle) report("X2-ITS-QUALITY", place);
}

/** References to records that stand off are `#its=` and the id of such a record of an element around. */
function checkRecords(element: Element, attribute: string, tag: string, report: Report): void {
  const ref = element.attributes.get(attribute);
  if (ref === undefined || !/^(?:#|[^:/?]*$)/.test(ref)) return;
  const id = /^#(?:.*\/)?its=([^/]+)$/.exec(ref)?.[1];
  for (const scope of enclosing(element))
    for (const child of scope.children)
      if (id !== undefined && child.tag === tag && child.attributes.get("xml:id") === id) return;
  report("X2-ITS-REF", element.place, { attribute, ref });
}

function checkAnnotators(element: Element, has: (name: string) => boolean, report: Report): void {
  const own = annotatorsOf(element);
  if (own.some((category) => !CATEGORIES.has(category)))
    report("X2-ITS-ANNOTATOR", element.place, { attribute: "its:annotatorsRef" });
  for (const [attribute, category] of CONFIDENCES) {
    if (!has(attribute)) continue;
    const known = [...enclosing(element)].some((scope) => annotatorsOf(scope).includes(category));
    if (!known) report("X2-ITS-ANNOTATOR", element.place, { attribute });
  }
}

/** The categories of `its:annotatorsRef`, a list of `category|address`. */
function annotatorsOf(element: Element): readonly string[] {
  const pairs = element.attributes.get("its:annotatorsRef")?.match(/\S+/g) ?? [];
  return pairs.map((pair) => (pair.includes("|") ? pair.slice(0, pair.indexOf("|")) : ""));
}
