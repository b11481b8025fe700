import { stateRank } from "../core/change.ts";
import type { Runs, State } from "../core/model.ts";
import { type Phrase, Problem, phrase } from "../core/problem.ts";
import { codesOf, sameRuns } from "../core/runs.ts";
import { toXliff2, toXliff12 } from "./states.ts";
import type { TargetPlace, XliffEdit } from "./xliff-document.ts";
import { type DocumentContent, qualifiedName } from "./xliff-document-content.ts";
import { type ContentSpan, type HolderSpan, innerOf, type ScannedXliff } from "./xliff-document-read.ts";
import { attributeSplices, type Splice, spliced } from "./xml-splice.ts";
import { escapeText, illegalCharacter, startTag } from "./xml-writer.ts";

/** An edit with the place that it is for. */
type Asked = XliffEdit & { readonly at: TargetPlace };

/** The text with the edits made; see `XliffDocument.write`. */
export function writeEdits(text: string, { version }: ScannedXliff, edits: readonly Asked[]): string {
  const byHolder = Map.groupBy(edits, ({ at }) => at.holder);
  const splices = [...byHolder].flatMap(([holder, asked]) => holderSplices(text, holder, asked, version));
  return splices.length === 0 ? text : spliced(text, splices);
}

function holderSplices(text: string, holder: HolderSpan, asked: readonly Asked[], version: string): readonly Splice[] {
  const is2 = version.startsWith("2");
  const twice = asked.find((edit, index) => asked.some((other, at) => at < index && other.unit === edit.unit));
  if (twice !== undefined) throw refused(holder, phrase("phrase.edit.twice"));
  const state = leastState(asked);
  const isAbsent = holder.target === undefined;
  if (isAbsent && asked.every(({ target }) => target === undefined) && state !== undefined && state !== "new")
    throw refused(holder, phrase("phrase.edit.stateWithoutTarget"));
  const tag = text.slice(holder.element.start, holder.element.end);
  const approved = asked.findLast((edit) => edit.approved !== undefined)?.approved;
  if (approved !== undefined && is2) throw refused(holder, phrase("phrase.edit.approved"));
  return [
    ...(approved === undefined ? [] : approvedSplices(tag, holder, approved)),
    ...(is2 && state !== undefined ? stateSplices2(tag, holder, state) : []),
    ...(holder.target === undefined
      ? newTarget(text, holder, asked, { is2, state })
      : [
          ...(is2 || state === undefined ? [] : stateSplices12(text, holder.target, state)),
          ...contentSplices(text, holder, holder.target, asked, is2),
        ]),
  ];
}

function approvedSplices(tag: string, { element }: HolderSpan, approved: boolean): readonly Splice[] {
  if ((element.attributes["approved"] === "yes") === approved) return [];
  return attributeSplices(tag, element.start, "approved", approved ? "yes" : "no");
}

/** Marked segments of one unit share its state: the least of those that they are given. */
function leastState(asked: readonly Asked[]): State | undefined {
  const states = asked.flatMap(({ state }) => (state === undefined ? [] : [state]));
  return states.toSorted((a, b) => stateRank(a) - stateRank(b))[0];
}

function stateSplices12(text: string, { element }: ContentSpan, state: State): readonly Splice[] {
  const said = toXliff12({ state }).state;
  if (element.attributes["state"] === said) return [];
  const tag = text.slice(element.start, element.end);
  return [
    ...attributeSplices(tag, element.start, "state", said),
    ...attributeSplices(tag, element.start, "state-qualifier", undefined),
  ];
}

// Whoever changes `state` must change or remove `subState` (XLIFF 2.1, 4.3.1.34, processing requirements).
function stateSplices2(tag: string, { element }: HolderSpan, state: State): readonly Splice[] {
  const said = toXliff2({ state }).state;
  if ((element.attributes["state"] ?? "initial") === said) return [];
  return [
    ...attributeSplices(tag, element.start, "state", said),
    ...attributeSplices(tag, element.start, "subState", undefined),
  ];
}

function contentSplices(
  text: string,
  holder: HolderSpan,
  target: ContentSpan,
  asked: readonly Asked[],
  is2: boolean,
): readonly Splice[] {
  const added: string[] = [];
  const splices: Splice[] = [];
  for (const { at, target: runs } of asked) {
    if (runs === undefined) continue;
    const marked = at.mid === undefined ? onlySegment(target) : target.segments.find(({ mid }) => mid === at.mid);
    const standing = at.mid === undefined ? target : marked;
    if (standing !== undefined && sameRuns(standing.runs, runs)) continue;
    const xml = contentXml(
      runs,
      [marked ?? target, target, sourceOf(at), holder.source],
      holder,
      is2 ? prefixOf(text, target) : undefined,
    );
    if (marked !== undefined) splices.push(...filled(text, marked.inner.from, marked.inner.to, xml));
    else if (at.mid !== undefined) added.push(markXml(text, target, at.mid, xml));
    else splices.push(...filled(text, innerOf(target, text).from, innerOf(target, text).to, xml));
  }
  if (added.length === 0) return splices;
  const { from, to } = innerOf(target, text);
  return [
    ...splices,
    ...(from === to ? filled(text, from, to, added.join("")) : [{ from: to, to, text: added.join("") }]),
  ];
}

/** The one marked segment that is all of a target; its mark stays round the new text. */
function onlySegment({ segments, runs }: ContentSpan): DocumentContent["segments"][number] | undefined {
  const [only, other] = segments;
  return only !== undefined && other === undefined && sameRuns(only.runs, runs) ? only : undefined;
}

/** Content in place of what stands between `from` and `to`; an element of a single tag gets a second one. */
function filled(text: string, from: number, to: number, xml: string): readonly Splice[] {
  if (text.slice(from - 2, from) !== "/>" || from !== to) return [{ from, to, text: xml }];
  if (xml === "") return [];
  const tag = text.slice(text.lastIndexOf("<", from - 1), from);
  return [{ from: from - 2, to, text: `>${xml}</${qualifiedName(tag)}>` }];
}

function markXml(text: string, target: ContentSpan, mid: string, xml: string): string {
  const name = `${prefixOf(text, target)}mrk`;
  return `${startTag(name, { mtype: "seg", mid })}${xml}</${name}>`;
}

/** A target behind the source, on a line of its own where the source has one. */
function newTarget(
  text: string,
  holder: HolderSpan,
  asked: readonly Asked[],
  { is2, state }: { readonly is2: boolean; readonly state: State | undefined },
): readonly Splice[] {
  if (asked.every(({ target }) => target === undefined)) return [];
  const after = holder.cut ?? holder.source;
  if (after === undefined) throw refused(holder, phrase("phrase.edit.noSource"));
  const name = `${prefixOf(text, after)}target`;
  const said = is2 || state === undefined ? undefined : toXliff12({ state }).state;
  const xml = `${startTag(name, { state: said })}${newContent(text, holder, asked, is2)}</${name}>`;
  const before = text.slice(0, after.element.start);
  const indentation = /(?:\r\n|\r|\n)[ \t]*$/.exec(before.slice(-1000))?.[0] ?? "";
  return [{ from: after.end, to: after.end, text: indentation + xml }];
}

function newContent(text: string, holder: HolderSpan, asked: readonly Asked[], is2: boolean): string {
  const { cut } = holder;
  const prefix = is2 && holder.source !== undefined ? prefixOf(text, holder.source) : undefined;
  const xmlOf = ({ at, target = [] }: Asked): string =>
    contentXml(target, [sourceOf(at), holder.source], holder, prefix);
  const [first] = asked;
  if (cut === undefined || cut.segments.length === 0) return first === undefined ? "" : xmlOf(first);
  const inner = innerOf(cut, text);
  const splices = cut.segments.flatMap(({ inner: { from, to } }, index) => {
    const edit = asked.find(({ at }) => at.index === index);
    return filled(text, from, to, edit === undefined ? "" : xmlOf(edit));
  });
  const within = splices.map(({ from, to, text: put }) => ({
    from: from - inner.from,
    to: to - inner.from,
    text: put,
  }));
  return spliced(text.slice(inner.from, inner.to), within);
}

function sourceOf({ holder, index }: TargetPlace): DocumentContent | undefined {
  if (index === undefined) return holder.source;
  const segment = holder.cut?.segments[index];
  return segment && { runs: segment.runs, segments: [] };
}

/**
 * The runs as XML, each code with the markup that the first of `known` has for it; that of the last goes first where pairs
 * would cross else, as a source may write crossing pairs with `bpt` and a target the same ones, nested, with `g`.
 *
 * @param cpPrefix the prefix of XLIFF 2, where `cp` may be written
 */
function contentXml(
  runs: Runs,
  known: readonly (Pick<DocumentContent, "runs"> | undefined)[],
  holder: HolderSpan,
  cpPrefix: string | undefined,
): string {
  const first = markupFor(runs, known);
  const isCrossing = crossingPair(runs, first) !== undefined;
  const markup = isCrossing ? markupFor(runs, known.toReversed()) : first;
  const crossing = crossingPair(runs, markup);
  const xml = runs.map((run) => {
    if (run.kind === "text")
      return cpPrefix === undefined ? textXml(run.text, holder) : textXml2(run.text, holder, cpPrefix);
    const { type, id } = run.code;
    const found = markup.get(`${type} ${id}`);
    if (found === undefined) throw refused(holder, phrase("phrase.edit.foreignCode", { id }));
    return found;
  });
  if (crossing !== undefined) throw refused(holder, crossing);
  return xml.join("");
}

/** What is wrong with the nesting of codes that are written as elements with content; undefined where nothing is. */
function crossingPair(runs: Runs, markup: ReadonlyMap<string, string>): Phrase | undefined {
  const open: string[] = [];
  for (const { type, id } of codesOf(runs)) {
    const isElement = /^<\/|^<(?:[^\s:>]+:)?(?:g|pc)[\s>]/.test(markup.get(`${type} ${id}`) ?? "");
    if (isElement && type === "open") open.push(id);
    else if (isElement && open.pop() !== id) return phrase("phrase.edit.crossing", { id });
  }
  return open.length > 0 ? phrase("phrase.edit.withoutEnd", { ids: open.join(", ") }) : undefined;
}

/** The markup of each code by type and id; both ends of a pair come from one content, because they must fit together. */
function markupFor(
  runs: Runs,
  known: readonly (Pick<DocumentContent, "runs"> | undefined)[],
): ReadonlyMap<string, string> {
  const contents = known.map(
    (content) => new Map(codesOf(content?.runs ?? []).map((code) => [`${code.type} ${code.id}`, code.data])),
  );
  const markup = new Map<string, string>();
  for (const [id, codes] of Map.groupBy(codesOf(runs), (code) => code.id)) {
    const keys = codes.map(({ type }) => `${type} ${id}`);
    const found = contents.find((content) => keys.every((key) => content.has(key)));
    for (const key of keys) {
      const data = found?.get(key);
      if (data !== undefined) markup.set(key, data);
    }
  }
  return markup;
}

function textXml(text: string, holder: HolderSpan): string {
  const character = illegalCharacter(text);
  if (character === undefined) return escapeText(text);
  throw new Problem("E_XLIFF_CHARACTER", { id: holder.unit, character }, holder.element.place);
}

/** XLIFF 2 has an element for characters that XML cannot hold (`cp`), but for halves of surrogate pairs. */
function textXml2(text: string, holder: HolderSpan, prefix: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (illegalCharacter(character) === undefined || (code >= 0xd800 && code <= 0xdfff))
        return textXml(character, holder);
      return `<${prefix}cp hex="${code.toString(16).toUpperCase().padStart(4, "0")}"/>`;
    })
    .join("");
}

function prefixOf(text: string, { element }: ContentSpan): string {
  const name = qualifiedName(text.slice(element.start, element.end));
  return name.slice(0, name.indexOf(":") + 1);
}

function refused(holder: HolderSpan, reason: Phrase): Problem {
  return new Problem("E_XLIFF_EDIT", { id: holder.unit, reason }, holder.element.place);
}
