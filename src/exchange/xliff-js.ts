/**
 * To and from the js shape of the npm package `xliff`, which i18next's and locize's tools read and write. It is for
 * texts, and for exchange with such tools: docs/interop.md says what it cannot carry. Files for translators are written
 * by `writeXliff12`. The package itself is not needed.
 *
 *     { sourceLanguage: "en", targetLanguage: "kk",
 *       resources: { "kandas.md": { s331688d43c7e: { source: "Kin", target: "Ағайын" } } } }
 */

import { stateRank } from "../core/change.ts";
import { Problem } from "../core/problem.ts";
import type { Handover, HandoverUnit, ReturnedFile, ReturnedUnit } from "./handover.ts";
import { fromXliff12 } from "./states.ts";
import {
  fromXliffJsValue,
  isObject,
  toXliffJsValue,
  type XliffJsValue,
  type XliffJsVersion,
} from "./xliff-js-inline.ts";
import { illegalCharacter } from "./xml-writer.ts";

/** A segment in the package's shape. */
export interface XliffJsUnit {
  readonly source?: XliffJsValue;
  readonly target?: XliffJsValue;
  readonly note?: string | readonly string[];
  readonly additionalAttributes?: Readonly<Record<string, string>>;
}

/** A document in the package's shape: its segments by file and id. */
export interface XliffJs {
  readonly sourceLanguage: string;
  readonly targetLanguage?: string;
  readonly resources: Readonly<Record<string, Readonly<Record<string, XliffJsUnit>>>>;
}

/** What of a hand-over the shape can carry; a segment of an article's record has it too. */
export interface XliffJsInput extends Pick<Handover, "original" | "sourceLang" | "lang"> {
  readonly units: readonly (Pick<HandoverUnit, "id" | "source"> &
    Partial<Pick<HandoverUnit, "target" | "state" | "stale" | "locked" | "base">>)[];
}

/** For which XLIFF the shape is meant: `js2xliff` writes 2.0, `jsToXliff12` 1.2. */
export interface XliffJsOptions {
  readonly version?: XliffJsVersion;
}

/**
 * A hand-over, or an article's segments, in the package's shape. A segment that is `new` has no target, one that is locked
 * says `translate="no"`. With `version: "1.2"` it says `approved` too, and what was sent (`extradata`).
 *
 * @throws Problem `E_XLIFF_JS_ID` for an id that an object would move or lose, `E_XLIFF_DUPLICATE`, `E_XLIFF_CHARACTER`
 */
export function toXliffJs(input: XliffJsInput, { version = "2.0" }: XliffJsOptions = {}): XliffJs {
  const ids = new Set<string>();
  const units = input.units.map((unit): [string, XliffJsUnit] => {
    const { id } = unit;
    // An object's keys that are numbers come first, in their order (ECMAScript, OrdinaryOwnPropertyKeys).
    if (/^\d+$/.test(id) || id === "__proto__" || id === "") throw new Problem("E_XLIFF_JS_ID", { id });
    if (ids.has(id)) throw new Problem("E_XLIFF_DUPLICATE", { id }, { path: input.original });
    ids.add(id);
    return [id, unitOf(unit, version)];
  });
  return {
    sourceLanguage: input.sourceLang,
    targetLanguage: input.lang,
    resources: Object.fromEntries([[input.original, Object.fromEntries(units)]]),
  };
}

function unitOf(unit: XliffJsInput["units"][number], version: XliffJsVersion): XliffJsUnit {
  const { id, source, target, state = "draft", stale, locked, base } = unit;
  for (const { kind, ...run } of [...source, ...(target ?? [])]) {
    const character = kind === "text" && "text" in run ? illegalCharacter(run.text) : undefined;
    if (character !== undefined) throw new Problem("E_XLIFF_CHARACTER", { id, character });
  }
  const isApproved = stateRank(state) >= stateRank("reviewed") && stale === undefined;
  const attributes = {
    ...(locked && { translate: "no" }),
    ...(version === "1.2" && { approved: isApproved ? "yes" : "no" }),
    ...(version === "1.2" && base !== undefined && { extradata: `base:${base}` }),
  };
  return {
    source: toXliffJsValue(source, version),
    ...(target !== undefined && state !== "new" && { target: toXliffJsValue(target, version) }),
    ...(Object.keys(attributes).length > 0 && { additionalAttributes: attributes }),
  };
}

/**
 * The files in a document of the package's shape, groups flattened, as `readXliff12` gives them; all stand at line 1. A
 * target is a draft, or reviewed where the unit says `approved="yes"`: the shape has no states. A unit that is not
 * understood has a `problem`, the others are sound.
 *
 * @throws Problem `E_XLIFF_JS` where it is no such document
 */
export function fromXliffJs(js: unknown, { version = "2.0" }: XliffJsOptions = {}): readonly ReturnedFile[] {
  if (!isObject(js) || !isObject(js["resources"])) throw new Problem("E_XLIFF_JS", { field: "resources" });
  const { sourceLanguage, targetLanguage, resources } = js;
  if (typeof sourceLanguage !== "string") throw new Problem("E_XLIFF_JS", { field: "sourceLanguage" });
  return Object.entries(resources).map(([original, units]): ReturnedFile => {
    if (!isObject(units)) throw new Problem("E_XLIFF_JS", { field: original });
    const lang = typeof targetLanguage === "string" && targetLanguage !== "" ? targetLanguage : undefined;
    return { original, sourceLang: sourceLanguage, lang, units: unitsIn(units, version, 0) };
  });
}

/** Groups nested deeper than this are refused, as elements are in XML. */
const MAX_DEPTH = 256;

function unitsIn(
  units: Readonly<Record<string, unknown>>,
  version: XliffJsVersion,
  depth: number,
): readonly ReturnedUnit[] {
  if (depth > MAX_DEPTH) throw new Problem("E_XML_DEPTH", { limit: MAX_DEPTH });
  return Object.entries(units).flatMap(([id, unit]) =>
    isObject(unit) && isObject(unit["groupUnits"])
      ? unitsIn(unit["groupUnits"], version, depth + 1)
      : [returnedUnit(id, isObject(unit) ? unit : {}, version)],
  );
}

function returnedUnit(id: string, unit: Readonly<Record<string, unknown>>, version: XliffJsVersion): ReturnedUnit {
  const attributes = isObject(unit["additionalAttributes"]) ? unit["additionalAttributes"] : {};
  const approved = attributes["approved"] === "yes";
  const about = { id, approved, ...baseOf(attributes["extradata"]), notes: notesOf(unit["note"]), line: 1, column: 1 };
  try {
    if (unit["source"] === undefined) throw new Problem("E_XLIFF_NO_SOURCE", { id });
    const source = fromXliffJsValue(unit["source"], version);
    const target = fromXliffJsValue(unit["target"] ?? "", version);
    const hasTarget = target.length > 0;
    const state = fromXliff12({ state: undefined, qualifier: undefined, approved, hasTarget });
    return { ...about, source, ...(hasTarget && { target }), state };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...about, source: [], state: "new", problem: error };
  }
}

function baseOf(extradata: unknown): { readonly base?: string } {
  const base = typeof extradata === "string" ? /^base:(.*)$/s.exec(extradata)?.[1] : undefined;
  return base === undefined ? {} : { base };
}

/** The package tells no author: all notes count as a person's, which is why `toXliffJs` writes none. */
function notesOf(note: unknown): readonly string[] {
  const notes: readonly unknown[] = Array.isArray(note) ? note : [note];
  return notes.filter((one) => typeof one === "string").filter((one) => one.trim() !== "");
}
