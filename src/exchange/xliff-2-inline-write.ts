import type { InlineCode, Runs } from "../core/model.ts";
import { codesOf, plainText } from "../core/runs.ts";
import { codeShapes, pairsOf } from "./code-shapes.ts";
import { kindOf } from "./xliff-2-codes.ts";
import type { originalData } from "./xliff-2-data.ts";
import { emptyTag, escapeWithCodePoints, legalText, startTag } from "./xml-writer.ts";

/** An annotation of the source: what lies between two offsets into its plain text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly id: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/** A source and its target, written so that each inline element of the one has its like in the other. */
export interface InlineText {
  readonly source: Runs;
  readonly target?: Runs;
  /** Comes before each code's id: ids are unique in a unit, ours only in a segment. */
  readonly prefix: string;
  /** Sorted, without overlap. */
  readonly marks?: readonly Mark[];
}

/** The content of the `source` and `target` elements, each on one line. */
export interface InlineXml {
  readonly source: string;
  readonly target?: string;
}

type Data = ReturnType<typeof originalData>;

/**
 * The inline elements of a pair of texts; their originals are added to `data`.
 *
 *     See <pc id="s1.1" dataRefStart="s1.1" dataRefEnd="s1.1.e" type="link">the decree</pc>.<ph id="s1.2" …/>
 *
 * A pair that nests in both is `pc`; one that crosses another in either is `sc` and `ec`; an end whose other end is in
 * another segment is isolated; what stands alone is `ph`. A code may not be deleted, unless the target that is written
 * lacks it already, and never copied: an import refuses what did either.
 */
export function inlineXml(text: InlineText, data: Data): InlineXml {
  const { source, target, prefix, marks = [] } = text;
  const flat = new Set([...flatPairs(source), ...(target === undefined ? [] : flatPairs(target))]);
  const shared = { prefix, flat, data, dropped: droppedIds(source, target) };
  return {
    source: side(source, marks, shared),
    ...(target !== undefined && { target: side(target, [], shared) }),
  };
}

interface Shared {
  readonly prefix: string;
  /** Ids of pairs that an element cannot stand for. */
  readonly flat: ReadonlySet<string>;
  readonly data: Data;
  /** Ids of codes that the target lacks. */
  readonly dropped: ReadonlySet<string>;
}

function flatPairs(runs: Runs): readonly string[] {
  const shapes = codeShapes(runs);
  const pairs = pairsOf(runs);
  return runs.flatMap((run, index) => {
    if (run.kind === "text" || run.code.type === "standalone") return [];
    const nests = shapes[index] === "nested" && (pairs.get(run.code.id)?.name ?? run.code.name) === run.code.name;
    return nests ? [] : [run.code.id];
  });
}

function droppedIds(source: Runs, target: Runs | undefined): ReadonlySet<string> {
  if (target === undefined) return new Set();
  const held = new Set(codesOf(target).map(keyOf));
  return new Set(codesOf(source).flatMap((code) => (held.has(keyOf(code)) ? [] : [code.id])));
}

function keyOf(code: InlineCode): string {
  return `${code.type} ${code.id}`;
}

function side(runs: Runs, marks: readonly Mark[], shared: Shared): string {
  const pairs = pairsOf(runs);
  const taken = new Set<string>();
  const spans = markedSpans(marks, plainText(runs).length);
  let offset = 0;
  return runs
    .map((run) => {
      if (run.kind === "code") return codeXml(run.code, pairs, taken, shared);
      const xml = spans(run.text, offset);
      offset += run.text.length;
      return xml;
    })
    .join("");
}

function codeXml(
  code: InlineCode,
  pairs: ReadonlyMap<string, InlineCode>,
  taken: Set<string>,
  { prefix, flat, data, dropped }: Shared,
): string {
  const close = pairs.get(code.id);
  const id = prefix + code.id;
  const hints = { canCopy: "no", canDelete: dropped.has(code.id) ? undefined : "no" };
  const shown = legalText(code.data) || undefined;
  if (code.type === "standalone") {
    const about = { equiv: shown, disp: shown, dataRef: data.add(id, code.data), ...kindOf(code) };
    return emptyTag("ph", { id: unique(id, taken), ...hints, ...about });
  }
  if (close !== undefined && !flat.has(code.id)) {
    if (code.type === "close") return "</pc>";
    const [dataRefStart, dataRefEnd] = data.addPair(id, code.data, close.data);
    const about = { dispStart: shown, dispEnd: legalText(close.data) || undefined, dataRefStart, dataRefEnd };
    return startTag("pc", { id: unique(id, taken), ...hints, ...about, ...kindOf(code) });
  }
  const isolated = close === undefined ? "yes" : undefined;
  if (code.type === "open") {
    const about = { disp: shown, dataRef: data.add(id, code.data), ...kindOf(code) };
    return emptyTag("sc", { id: unique(id, taken), isolated, ...hints, ...about });
  }
  const about = { ...hints, disp: shown, dataRef: data.add(`${id}.e`, code.data) };
  if (isolated === undefined) return emptyTag("ec", { startRef: id, ...about });
  const { type, subType } = kindOf(code);
  return emptyTag("ec", { id: unique(`${id}.e`, taken), isolated, ...about, type, subType });
}

/** An id once more, where a text has a code twice: it is no longer the source's code. */
function unique(id: string, taken: Set<string>): string {
  let free = id;
  while (taken.has(free)) free += "x";
  taken.add(free);
  return free;
}

/** Writes text piece by piece with the marks that fall into it: `mrk` where a piece has all of one, else `sm` and `em`. */
function markedSpans(marks: readonly Mark[], length: number): (text: string, offset: number) => string {
  const waiting = marks.filter(({ start, end }) => start >= 0 && start < end && end <= length);
  let open: { readonly mark: Mark; readonly isElement: boolean } | undefined;
  return (text, offset) => {
    let xml = "";
    let at = offset;
    const until = offset + text.length;
    const writeUpTo = (to: number): void => {
      xml += escapeWithCodePoints(text.slice(at - offset, to - offset));
      at = to;
    };
    for (;;) {
      if (open !== undefined) {
        const { mark, isElement } = open;
        if (mark.end > until) break;
        writeUpTo(mark.end);
        xml += isElement ? "</mrk>" : emptyTag("em", { startRef: mark.id });
        open = undefined;
      }
      const [next] = waiting;
      if (next === undefined || next.start >= until) break;
      waiting.shift();
      writeUpTo(next.start);
      const isElement = next.end <= until;
      const attributes = { id: next.id, ...next.attributes };
      xml += isElement ? startTag("mrk", attributes) : emptyTag("sm", attributes);
      open = { mark: next, isElement };
    }
    writeUpTo(until);
    return xml;
  };
}
