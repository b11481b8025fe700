import type { State } from "../core/model.ts";
import { readXml, type XmlElement } from "./xml-reader.ts";

/**
 * States that Trados Studio, memoQ and Phrase keep beside XLIFF 1.2's own, by the place of the unit: `line:column`.
 *
 *     <trans-unit id="…" mq:status="ManuallyConfirmed">            memoQ, .mqxliff
 *     <trans-unit id="…" m:confirmed="1">                          Phrase, .mxliff
 *     <trans-unit …><sdl:seg-defs><sdl:seg conf="Translated"/>     Trados Studio, .sdlxliff
 *
 * Their files leave `state` and `approved` out, or say `translated` of everything. A unit that Trados has cut into several
 * segments is as far as the least of them. Empty for files of other tools, which are not even read. A word that is not
 * known says `draft`: nothing passes as done because a tool has a new name for it.
 */
export function toolStates(xml: string, path: string): ReadonlyMap<string, State> {
  const found = new Map<string, State>();
  if (!TOOLS.test(xml.slice(0, HEAD))) return found;
  let unit: string | undefined;
  const open = (element: XmlElement): void => {
    if (element.name === "trans-unit") {
      const { line, column } = element.place;
      unit = `${line ?? 1}:${column ?? 1}`;
      const state = stateOnUnit(element);
      if (state !== undefined) found.set(unit, state);
    } else if (unit !== undefined && element.name === "seg" && element.namespace === SDL) {
      const state = TRADOS.get(element.attributes["conf"] ?? "") ?? "draft";
      const before = found.get(unit);
      found.set(unit, before === undefined || rank(state) < rank(before) ? state : before);
    }
  };
  readXml(xml, path, { open, close: () => {}, text: () => {} });
  return found;
}

const HEAD = 8192;
const SDL = "http://sdl.com/FileTypes/SdlXliff/1.0";
const TOOLS = /http:\/\/sdl\.com\/FileTypes\/SdlXliff\/1\.0|MQXliff|http:\/\/www\.memsource\.com\/mxlf/;

/** Of Trados Studio: `ConfirmationLevel`. A rejected segment is a draft again. */
const TRADOS: ReadonlyMap<string, State> = new Map([
  ["Translated", "edited"],
  ["ApprovedTranslation", "reviewed"],
  ["ApprovedSignOff", "final"],
]);

/** Of memoQ: what is pre-translated or assembled is a machine's, what is edited is not confirmed. */
const MEMOQ: ReadonlyMap<string, State> = new Map([
  ["ManuallyConfirmed", "edited"],
  ["Reviewer1Confirmed", "reviewed"],
  ["Proofread", "final"],
]);

function stateOnUnit({ attributes }: XmlElement): State | undefined {
  const memoq = attributes["mq:status"];
  if (memoq !== undefined) return MEMOQ.get(memoq) ?? "draft";
  const phrase = attributes["m:confirmed"];
  if (phrase !== undefined) return phrase === "1" ? "edited" : "draft";
  return undefined;
}

const ORDER: readonly State[] = ["new", "draft", "edited", "reviewed", "final"];

function rank(state: State): number {
  return ORDER.indexOf(state);
}
