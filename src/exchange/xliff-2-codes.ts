/**
 * Names of inline codes as `type`, `subType` and `fs:fs` of XLIFF 2.x, and back.
 *
 * `type` has six values; a `subType` refines it, with `xlf:` for the few that the standard names (XLIFF 2.1, sections
 * 4.7.1.4 and 4.7.1.5) and our own prefix for all others. `fs:fs` names the HTML element for a preview.
 */
import type { InlineCode } from "../core/model.ts";
import { UNNAMED_CODE } from "../core/runs.ts";
import { legalText } from "./xml-writer.ts";

/** The attributes that say what a code is; none for an unnamed one. */
export interface CodeKind {
  readonly type?: string;
  readonly subType?: string;
  readonly "fs:fs"?: string;
}

const STANDARD: ReadonlyMap<string, CodeKind> = new Map([
  ["bold", { type: "fmt", subType: "xlf:b", "fs:fs": "b" }],
  ["italic", { type: "fmt", subType: "xlf:i", "fs:fs": "i" }],
  ["underlined", { type: "fmt", subType: "xlf:u", "fs:fs": "u" }],
  ["line-break", { type: "fmt", subType: "xlf:lb", "fs:fs": "br" }],
  ["page-break", { type: "fmt", subType: "xlf:pb" }],
  ["link", { type: "link", "fs:fs": "a" }],
  ["image", { type: "image", "fs:fs": "img" }],
]);

const NAMES = new Map([...STANDARD].map(([name, { type, subType }]) => [subType ?? type, name]));

const PREVIEW = new Map([
  ["code", "code"],
  ["footnote", "sup"],
  ["strike", "s"],
]);

const HTML = /^html:(a|b|bdo|big|br|cite|code|del|em|i|img|label|pre|q|s|samp|small|span|strike|strong|sub|sup|tt|u)$/;

/** What a code is, as attributes in the order in which they are written. */
export function kindOf({ name }: InlineCode): CodeKind {
  if (name === UNNAMED_CODE || name === "") return {};
  const standard = STANDARD.get(name);
  if (standard !== undefined) return standard;
  const preview = PREVIEW.get(name) ?? HTML.exec(name)?.[1];
  return { type: "other", subType: `qazyna:${encoded(name)}`, ...(preview !== undefined && { "fs:fs": preview }) };
}

/** The code's name for its `type` and `subType`; of another tool's `subType` what follows the prefix. */
export function codeName(type: string | undefined, subType: string | undefined): string {
  const standard = NAMES.get(subType ?? type);
  if (standard !== undefined) return standard;
  return subType === undefined ? UNNAMED_CODE : decoded(subType.slice(subType.indexOf(":") + 1));
}

/** A sub-value holds neither white space nor a colon. */
function encoded(name: string): string {
  return legalText(name)
    .replace(/\s+/g, "-")
    .replace(/[:%]/g, (character) => (character === ":" ? "%3A" : "%25"));
}

function decoded(name: string): string {
  return name.replace(/%3A|%25/g, (code) => (code === "%3A" ? ":" : "%"));
}
