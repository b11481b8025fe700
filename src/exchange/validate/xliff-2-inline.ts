import type { Element } from "./element.ts";
import { parseFragment } from "./fragment.ts";
import type { Report } from "./violation.ts";

/** What the reserved values of `subType` ask of `type` (4.3.1, `subType`). */
const SUBTYPES: Readonly<Record<string, string>> = {
  "xlf:lb": "fmt",
  "xlf:pb": "fmt",
  "xlf:b": "fmt",
  "xlf:i": "fmt",
  "xlf:u": "fmt",
  "xlf:var": "ui",
};

const PAIRS = [
  ["dataRefStart", "dataRefEnd"],
  ["equivStart", "equivEnd"],
  ["subFlowsStart", "subFlowsEnd"],
] as const;

type Check = (element: Element, report: Report) => void;

const CHECKS: ReadonlyMap<string, readonly Check[]> = new Map([
  ["cp", [checkCodePoint]],
  ["ph", [checkCode]],
  ["pc", [checkCode, checkHalves]],
  ["sc", [checkCode]],
  ["ec", [checkCode, checkEnd]],
  ["mrk", [checkMark]],
  ["sm", [checkMark]],
  ["note", [checkFragment]],
  ["segment", [checkSubState]],
]);

/** Checks one element by itself: codes, annotations, states. What depends on its unit, `checkUnit` does. */
export function checkInline(element: Element, report: Report): void {
  for (const check of CHECKS.get(element.tag) ?? []) check(element, report);
}

function checkHalves({ attributes, place }: Element, report: Report): void {
  for (const [start, end] of PAIRS)
    if (attributes.has(start) !== attributes.has(end)) report("X2-PAIRED", place, { start, end });
}

// XML 1.0 can hold C1 controls, but advises against them (2.2), and the schema rules of 2.1 allow `cp` for them.
function checkCodePoint(element: Element, report: Report): void {
  const hex = element.attributes.get("hex");
  if (hex === undefined || !/^[0-9a-fA-F]+$/.test(hex)) return;
  const point = Number.parseInt(hex, 16);
  const writable =
    /[\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/.test(String.fromCharCode(point)) && point <= 0xffff && !isDiscouraged(point);
  const wellWritten = (hex.length === 4 || hex.length === 6) && point <= 0x10ffff;
  if (!wellWritten || writable || point > 0xffff) report("X2-CP", element.place, { hex });
}

function isDiscouraged(point: number): boolean {
  return (point >= 0x7f && point <= 0x84) || (point >= 0x86 && point <= 0x9f);
}

function checkEnd(element: Element, report: Report): void {
  const { attributes, place } = element;
  const isolated = attributes.get("isolated") === "yes";
  const needed = isolated ? "id" : "startRef";
  const barred = (isolated ? ["startRef"] : ["id", "dir"]).filter((name) => attributes.has(name));
  if (!attributes.has(needed) || barred.length > 0)
    report("X2-EC", place, { isolated: isolated ? "yes" : "no", needed });
}

function checkCode(element: Element, report: Report): void {
  const { attributes, place, tag } = element;
  const reorder = attributes.get("canReorder") ?? "yes";
  if (reorder !== "yes" && (attributes.get("canCopy") !== "no" || attributes.get("canDelete") !== "no"))
    report("X2-REORDER-HINT", place, { element: tag, value: reorder });
  checkSubType(element, report);
}

/** `subType` needs `type`, and the values that XLIFF reserves go with one of its values only. */
export function checkSubType({ attributes, place, tag }: Element, report: Report): void {
  const subType = attributes.get("subType");
  if (subType === undefined) return;
  const type = attributes.get("type");
  if (type === undefined) report("X2-SUBTYPE", place, { element: tag });
  else if (subType.startsWith("xlf:") && SUBTYPES[subType] !== type)
    report("X2-SUBTYPE-VALUE", place, { subType, type });
}

function checkSubState({ attributes, place }: Element, report: Report): void {
  const subState = attributes.get("subState");
  if (subState === undefined) return;
  const wellFormed = /^[^\s:]+:[^\s:]+$/.test(subState) && !subState.startsWith("xlf:");
  if (!attributes.has("state") || !wellFormed) report("X2-SUBSTATE", place, { value: subState });
}

function checkMark(element: Element, report: Report): void {
  const { attributes, place } = element;
  const type = attributes.get("type") ?? "generic";
  const ref = attributes.has("ref");
  if (type === "comment" && ref === attributes.has("value")) report("X2-COMMENT", place);
  if (type === "mtc:match" && ref) report("X2-MTC-MARK", place);
  const bare = [...attributes.keys()].every((name) => name === "id" || name === "type");
  if (type === "generic" && bare) report("X2-MARK-TRANSLATE", place);
  checkFragment(element, report);
}

/** A reference into this document is written as a fragment identifier. */
function checkFragment({ attributes, place }: Element, report: Report): void {
  const ref = attributes.get("ref");
  if (ref?.startsWith("#") && parseFragment(ref) === undefined) report("X2-FRAGMENT", place, { ref });
}
