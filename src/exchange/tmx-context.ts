import type { Prop, TranslationUnit } from "../core/model.ts";
import { contextKey } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { textRuns } from "../core/runs.ts";
import type { TmxHeader } from "./tmx-header.ts";
import { withoutOmegatTags } from "./tmx-omegat.ts";
import { segContent } from "./tmx-seg.ts";
import { readXml } from "./xml-reader.ts";

type Context = Pick<TranslationUnit, "previousKey" | "nextKey">;

/**
 * The neighbours of a segment, as tools keep them in `prop`; none where nothing is said, or several things are.
 *
 * - OmegaT: `prev` and `next`, their source texts, with OmegaT's tags;
 * - memoQ: `x-context-pre` and `x-context-post`, a `seg` as text; MateCat writes the plain text under the same names;
 * - Trados Studio: `x-ContextContent`, four fields between single bars: the previous source, its tags, and the previous
 *   target or, where the header's `x-TextContextMatchType` is `PrecedingAndFollowingSource`, the following source, and
 *   its tags (`TM8Emitter`). An entry that stands in several places has several.
 *
 * An empty neighbour means that there is none. Trados' `x-Context` are hashes of its own, and the `x-context` of
 * Weblate and translate-toolkit names a place, not a neighbour: they give nothing.
 */
export function contextOf(props: readonly Prop[], header: TmxHeader): Context {
  const previous = new Set<string>();
  const next = new Set<string>();
  for (const { type, value } of props) {
    if (type === "prev") previous.add(omegatText(value, header));
    else if (type === "next") next.add(omegatText(value, header));
    else if (type === "x-context-pre") addSeg(previous, value);
    else if (type === "x-context-post") addSeg(next, value);
    else if (type === "x-ContextContent") {
      const [before, , after] = fieldsOf(value);
      if (before !== undefined) previous.add(before);
      if (after !== undefined && isFollowing(header)) next.add(after);
    }
  }
  const previousKey = keyOf(previous);
  const nextKey = keyOf(next);
  return { ...(previousKey !== undefined && { previousKey }), ...(nextKey !== undefined && { nextKey }) };
}

/** Whether the header is of a memory whose texts hold OmegaT's tags. */
export function isOmegat(header: TmxHeader): boolean {
  return header["o-tmf"] === "OmegaT TMX";
}

function omegatText(value: string, header: TmxHeader): string {
  return isOmegat(header) ? withoutOmegatTags(value) : value;
}

function keyOf(texts: ReadonlySet<string>): string | undefined {
  const [text] = texts;
  if (text === undefined || texts.size > 1) return undefined;
  return text === "" ? "" : contextKey(textRuns(text));
}

function isFollowing(header: TmxHeader): boolean {
  const said = header.props.find(({ type }) => type === "x-TextContextMatchType");
  return said?.value === "PrecedingAndFollowingSource";
}

/** Fields between single bars; a bar of the text itself is doubled. Undefined where it has not this form. */
function fieldsOf(content: string): readonly (string | undefined)[] {
  const fields = content.split(/(?<!\|)\|(?!\|)/);
  return fields.length === 4 ? fields.map((field) => field.replaceAll("||", "|").trim()) : [];
}

function addSeg(texts: Set<string>, value: string): void {
  const text = segText(value);
  if (text !== undefined) texts.add(text);
}

/** The text of a `seg` that stands as text in a `prop`; undefined where it is not well-formed. */
function segText(value: string): string | undefined {
  const simple = /^<seg>([^<&]*)<\/seg>$/.exec(value)?.[1];
  if (simple !== undefined || !value.startsWith("<seg")) return simple ?? value;
  const seg = segContent();
  let depth = 0;
  try {
    readXml(value, "", {
      open: (element) => {
        if (depth++ > 0) seg.open(element);
      },
      close: () => {
        if (--depth > 0) seg.close();
      },
      text: seg.text,
    });
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
  return seg
    .pieces()
    .map((piece) => (piece.kind === "text" ? piece.text : ""))
    .join("");
}
