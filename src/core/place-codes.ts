import { anchorIn, type PinnedPair, type Stretch } from "./anchor.ts";
import type { InlineCode, Run, Runs } from "./model.ts";
import { codesOf, joinRuns, plainText, textRuns } from "./runs.ts";

/** A code, or a pair of them, with the stretch of the source text that it stands at. */
interface Placed {
  readonly open: InlineCode;
  /** Absent for a single code, whose stretch is empty. */
  readonly close?: InlineCode;
  readonly from: number;
  readonly to: number;
}

/**
 * A translation made without the codes of its source, with them in their places; undefined where one place is not sure.
 *
 *     See {1}Reuters{/1}, 12 May.{2/}  +  Reuters-ті қараңыз, 12 мамыр.  →  {1}Reuters-ті{/1} қараңыз, 12 мамыр.{2/}
 *
 * Sure are: the beginning and the end, before and after the last full stop, for what is no word of the sentence (`npm test`
 * in code is one, a footnote is not); a pair round the whole text; a pair round
 * a number, a name in Latin letters, or a pinned term that stands once in both; a code right beside such a word, or
 * beside a code whose place is sure. Pairs nest in the translation as they do in the source, or nothing is placed.
 */
export function placeCodes(source: Runs, translation: string, terms: readonly PinnedPair[] = []): Runs | undefined {
  const { before, after } = outer(plainText(source));
  const text = plainText(source).trim();
  const said = translation.trim();
  const codes = codesAt(source, before.length, text.length);
  if (said === "" || codes === undefined) return undefined;
  const stretches = new Map<Placed, Stretch>();
  for (const code of codes) {
    const stretch = stretchOf(code, { text, said, terms });
    if (stretch !== undefined) stretches.set(code, stretch);
  }
  for (const code of codes) if (!stretches.has(code)) besideAnother(code, codes, stretches);
  if (stretches.size < codes.length) return undefined;
  const placed = joinRuns([...textRuns(before), ...inserted(said, source, codes, stretches), ...textRuns(after)]);
  const nested = nesting(placed);
  return nested !== undefined && nested === nesting(source) ? placed : undefined;
}

interface Texts {
  readonly text: string;
  readonly said: string;
  readonly terms: readonly PinnedPair[];
}

function outer(text: string): { readonly before: string; readonly after: string } {
  const trimmed = text.trimStart();
  return { before: text.slice(0, text.length - trimmed.length), after: trimmed.slice(trimmed.trimEnd().length) };
}

/** The codes in the order of their beginnings; undefined where pairs cross. */
function codesAt(source: Runs, offset: number, length: number): readonly Placed[] | undefined {
  const all: Placed[] = [];
  const open: { readonly code: InlineCode; readonly from: number; readonly index: number }[] = [];
  const clamp = (at: number): number => Math.min(Math.max(at - offset, 0), length);
  let at = 0;
  for (const run of source) {
    if (run.kind === "text") {
      at += run.text.length;
      continue;
    }
    const { code } = run;
    const opener = open.at(-1);
    if (code.type === "close" && opener?.code.id === code.id) {
      open.pop();
      all[opener.index] = { open: opener.code, close: code, from: opener.from, to: clamp(at) };
    } else if (code.type === "close" && open.some((one) => one.code.id === code.id)) return undefined;
    else {
      const closes = code.type === "open" && hasClose(source, code);
      if (closes) open.push({ code, from: clamp(at), index: all.length });
      all.push({ open: code, from: clamp(at), to: clamp(at) });
    }
  }
  return open.length > 0 ? undefined : all;
}

function hasClose(source: Runs, { id }: InlineCode): boolean {
  return codesOf(source).some((code) => code.type === "close" && code.id === id);
}

/** Where the stretch of a code is in the translation, if that is sure by itself. */
function stretchOf({ open, close, from, to }: Placed, texts: Texts): Stretch | undefined {
  if (close === undefined) {
    const at = (isEdged(open, from, texts) ? edgeOf(from, texts) : undefined) ?? besideWord(from, texts);
    return at === undefined ? undefined : { from: at, to: at };
  }
  const [start, end] = [from === 0 ? 0 : undefined, edgeOf(to, texts)];
  if (start !== undefined && end !== undefined && to > 0) return { from: start, to: end };
  return from === to ? undefined : anchorIn(texts.text.slice(from, to), texts.text, texts.said, texts.terms);
}

/** The last full stop, question mark, … of a text, alone or with closing marks around it. */
const fullStop = /[.!?…]+$/;

/** Codes that are no word of their sentence: what is said does not move them from its edge. */
const wordless: ReadonlySet<string> = new Set(["footnote", "line-break", "image"]);

/** Whether a single code at an edge stays there: half a pair does, and what follows the last full stop. */
function isEdged({ type, name }: InlineCode, at: number, { text }: Texts): boolean {
  return type !== "standalone" || wordless.has(name) || (at === text.length && fullStop.test(text));
}

/** The beginning, the end, and the place before the last full stop where both texts have one. */
function edgeOf(at: number, { text, said }: Texts): number | undefined {
  if (at === 0) return 0;
  if (at === text.length) return said.length;
  const [ours, theirs] = [fullStop.exec(text)?.index, fullStop.exec(said)?.index];
  return at === ours ? theirs : undefined;
}

/** Right after a word that is an anchor, or right before one. */
function besideWord(at: number, { text, said, terms }: Texts): number | undefined {
  const before = /[\p{L}\p{N}]+$/u.exec(text.slice(0, at))?.[0];
  const after = /^[\p{L}\p{N}]+/u.exec(text.slice(at))?.[0];
  if (before !== undefined && after === undefined) return anchorIn(before, text, said, terms)?.to;
  return before === undefined && after !== undefined ? anchorIn(after, text, said, terms)?.from : undefined;
}

/** Puts a code beside one whose place is known, where nothing stands between the two in the source. */
function besideAnother(code: Placed, codes: readonly Placed[], stretches: Map<Placed, Stretch>): void {
  for (const other of codes) {
    const known = stretches.get(other);
    if (known === undefined || code === other) continue;
    const same = code.from === other.from && code.to === other.to && code.close !== undefined;
    if (same) stretches.set(code, known);
    else if (code.close === undefined && other.close !== undefined && code.from === other.to)
      stretches.set(code, { from: known.to, to: known.to });
    else if (code.close === undefined && other.close !== undefined && code.from === other.from)
      stretches.set(code, { from: known.from, to: known.from });
    else continue;
    return;
  }
}

/** The text with the codes at their places; what stands at one place keeps the order of the source. */
function inserted(said: string, source: Runs, codes: readonly Placed[], stretches: ReadonlyMap<Placed, Stretch>): Runs {
  const placeOf = new Map<InlineCode, number>();
  for (const code of codes) {
    const { from, to } = stretches.get(code) ?? { from: 0, to: 0 };
    placeOf.set(code.open, from);
    if (code.close !== undefined) placeOf.set(code.close, to);
  }
  const place = (code: InlineCode): number => placeOf.get(code) ?? 0;
  const runs: Run[] = [];
  let at = 0;
  // Sorting is stable: codes at one place stay in their order.
  for (const code of [...codesOf(source)].sort((a, b) => place(a) - place(b))) {
    runs.push({ kind: "text", text: said.slice(at, place(code)) }, { kind: "code", code });
    at = place(code);
  }
  return joinRuns([...runs, { kind: "text", text: said.slice(at) }]);
}

/** Each code with the pairs that it stands in, as a text; undefined where pairs do not nest. */
function nesting(runs: Runs): string | undefined {
  const open: string[] = [];
  const seen: string[] = [];
  const closed = new Set(codesOf(runs).flatMap((code) => (code.type === "close" ? [code.id] : [])));
  for (const { id, type } of codesOf(runs)) {
    if (type === "close" && open.includes(id) && open.pop() !== id) return undefined;
    seen.push(`${open.join(" ")} ${type} ${id}`);
    if (type === "open" && closed.has(id)) open.push(id);
  }
  return open.length > 0 ? undefined : seen.sort().join("\n");
}
