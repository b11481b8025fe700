import { ancestor, type Element, isForeign } from "./element.ts";
import type { RuleId } from "./rules.ts";
import type { Constraints, Standard } from "./standards.ts";
import type { Report } from "./violation.ts";
import { checkInline } from "./xliff-2-inline.ts";
import { checkIts } from "./xliff-2-its.ts";
import { checkModule, checkModuleAttributes, checkModulePlace } from "./xliff-2-modules.ts";
import { checkContentLanguage, checkScopeIds, checkSkeleton, checkSpace, uniqueIds } from "./xliff-2-structure.ts";
import { checkUnit } from "./xliff-2-unit.ts";

/** What one `file` has shown so far. */
interface FileState {
  readonly units: Set<string>;
  readonly groups: Set<string>;
  readonly subFlows: { readonly id: string; readonly element: Element }[];
}

/** The constraints and processing requirements of XLIFF 2.x that no schema can say. */
export function xliff2Constraints(version: Standard["name"], report: Report): Constraints {
  const files = new Set<string>();
  const records = new Set<string>();
  let file = emptyFile();
  const scopes: ReadonlyMap<string, (element: Element) => void> = new Map([
    ["xliff", (element) => checkVersion(element, version, report)],
    [
      "file",
      (element) => {
        unique(element, files, "X2-FILE-ID", report);
        checkScopeIds(element, report);
        checkSubFlows(file, report);
        file = emptyFile();
      },
    ],
    [
      "group",
      (element) => {
        unique(element, file.groups, "X2-GROUP-ID", report);
        checkScopeIds(element, report);
      },
    ],
    [
      "unit",
      (element) => {
        unique(element, file.units, "X2-UNIT-ID", report);
        checkScopeIds(element, report);
        checkUnit(element, version, report);
      },
    ],
  ]);
  const close = (element: Element): void => {
    checkModulePlace(element, report);
    checkModuleAttributes(element, report);
    if (version !== "XLIFF 2.0") checkIts(element, report);
    checkModule(element, report);
    checkInline(element, report);
    CHECKS.get(element.tag)?.(element, report);
    if (RECORDS.has(element.tag)) unique(element, records, "X2-ITS-ID", report);
    for (const name of SUB_FLOWS)
      for (const id of idsOf(element.attributes.get(name))) file.subFlows.push({ id, element });
    scopes.get(element.tag)?.(element);
  };
  return { close, keeps, end: () => {} };
}

/** Elements that are looked at by themselves and what stands around them. */
const CHECKS: ReadonlyMap<string, (element: Element, report: Report) => void> = new Map([
  ["notes", ({ children }, report) => uniqueIds(children, "X2-NOTE-ID", report)],
  ["originalData", ({ children }, report) => uniqueIds(children, "X2-DATA-ID", report)],
  ["skeleton", checkSkeleton],
  ["source", checkContentLanguage],
  ["target", checkContentLanguage],
  ["segment", checkSpace],
  ["ignorable", checkSpace],
]);

function emptyFile(): FileState {
  return { units: new Set(), groups: new Set(), subFlows: [] };
}

const SUB_FLOWS = ["subFlows", "subFlowsStart", "subFlowsEnd"];
const RECORDS = new Set(["its:locQualityIssues", "its:provenanceRecords"]);
const STREAMED = new Set(["file", "group", "unit"]);

// Units, groups and files are done with when they end, and of a skeleton it only matters whether it is empty.
function keeps(element: Element): boolean {
  if (STREAMED.has(element.tag)) return false;
  const skeleton = isForeign(element) ? ancestor(element, "skeleton") : undefined;
  return skeleton === undefined || element.parent === skeleton;
}

function idsOf(list: string | undefined): readonly string[] {
  return list?.match(/\S+/g) ?? [];
}

function unique(element: Element, seen: Set<string>, rule: RuleId, report: Report): void {
  const id = element.attributes.get(rule === "X2-ITS-ID" ? "xml:id" : "id");
  if (id === undefined) return;
  if (seen.has(id)) report(rule, element.place, { id });
  seen.add(id);
}

function checkSubFlows({ subFlows, units }: FileState, report: Report): void {
  for (const { id, element } of subFlows)
    if (!units.has(id)) report("X2-SUBFLOW", element.place, { element: element.tag, id });
}

// The schema of 2.2 takes the older numbers in its namespace too, "for backward compatibility".
function checkVersion(element: Element, version: Standard["name"], report: Report): void {
  const value = element.attributes.get("version");
  const known = version === "XLIFF 2.2" ? ["2.0", "2.1", "2.2"] : ["2.0", "2.1"];
  if (value !== undefined && !known.includes(value)) report("X2-VERSION", element.place, { value });
}
