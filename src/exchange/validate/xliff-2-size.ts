import { ancestor, childrenOf, descendants, type Element, enclosing } from "./element.ts";
import type { Report } from "./violation.ts";

/** The attributes of the module that a joined end code may not have, because its start code has them. */
const OF_STARTS = ["slr:equivStorage", "slr:sizeInfo", "slr:sizeInfoRef"] as const;

const RESTRICTION = /^\s*(?:\*|\d+|\d+\s*,\s*(?:\d+|\*))\s*$/;
const SIZE = /^\s*\d+\s*$/;

const GENERAL = { attribute: "generalProfile", standard: ["xliff:codepoints"] } as const;
const STORAGE = {
  attribute: "storageProfile",
  standard: ["xliff:utf8", "xliff:utf16", "xliff:utf32"],
} as const;

/** How values are written in the standard profiles (size and length restriction module, "Standard Profiles"). */
const SYNTAX = {
  "slr:sizeRestriction": { profile: GENERAL, pattern: RESTRICTION },
  "slr:sizeInfo": { profile: GENERAL, pattern: SIZE },
  "slr:storageRestriction": { profile: STORAGE, pattern: RESTRICTION },
  "slr:equivStorage": { profile: STORAGE, pattern: SIZE },
} as const;

/** Checks the sizes that an element has: their syntax, and what they may stand beside. */
export function checkSizes(element: Element, report: Report): void {
  const { attributes, place, tag } = element;
  if (tag === "ec" && attributes.get("isolated") !== "yes")
    for (const attribute of OF_STARTS) if (attributes.has(attribute)) report("X2-SLR-EC", place, { attribute });
  for (const [attribute, { profile, pattern }] of Object.entries(SYNTAX)) {
    const value = attributes.get(attribute);
    if (value === undefined || pattern.test(value)) continue;
    const named = profileOf(element, profile.attribute);
    const standard: readonly string[] = profile.standard;
    // Without a profile nothing says what a value means; but whoever writes a number there counts, and counts are whole.
    const meansStandard = named === undefined ? /^[\d*]/.test(value.trim()) : standard.includes(named);
    if (meansStandard) report("X2-SLR-VALUE", place, { attribute, value });
  }
  const ref = attributes.get("slr:sizeInfoRef");
  if (ref === undefined) return;
  if (attributes.has("slr:sizeInfo")) report("X2-SLR-BOTH", place);
  if (!pointsToData(element, ref)) report("X2-SLR-REF", place, { ref });
}

function profileOf(element: Element, attribute: "generalProfile" | "storageProfile"): string | undefined {
  const file = element.tag === "file" ? element : ancestor(element, "file");
  const [profiles] = file === undefined ? [] : childrenOf(file, "slr:profiles");
  return profiles?.attributes.get(attribute);
}

/** Whether `ref` is in the data beside the element or beside one of those around it. */
function pointsToData(element: Element, ref: string): boolean {
  for (const { parent } of enclosing(element))
    for (const data of parent === undefined ? [] : childrenOf(parent, "slr:data"))
      for (const { attributes } of descendants(data))
        if ((attributes.get("xml:id") ?? attributes.get("id")) === ref) return true;
  return false;
}
