import type { LanguageTag, Unit } from "../../core/model.ts";
import { plainText } from "../../core/runs.ts";
import { hasWords, spanRuns } from "../span-runs.ts";
import { attributeUnits, trimmedPieces, valuePieces } from "./attributes.ts";
import { keptOf } from "./edges.ts";
import { BLOCK, codeName, PREFORMATTED, RAW, VOID } from "./elements.ts";
import { exemptionOf } from "./exemption.ts";
import { type Inline, piecesOf } from "./inline.ts";
import { type Block, closeBefore, closeBlock, currentBlock, newOutline, type Outline, openBlock } from "./outline.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** An inline element that is one code, whatever stands in it. */
interface Guard {
  readonly name: string;
  readonly codeName: string;
  readonly start: number;
  /** How many blocks are open round it. */
  readonly floor: number;
  /** How many elements of its name are open in it, itself included. */
  depth: number;
}

interface Heading {
  readonly level: number;
  readonly title: string;
}

interface Walk {
  readonly text: string;
  readonly lang: LanguageTag;
  readonly outline: Outline;
  /** Those that have been read and not yet given back. */
  readonly units: Unit[];
  /** The block that is being read, and what has been read of it. */
  block: Block;
  inlines: Inline[];
  guard: Guard | undefined;
  headings: readonly Heading[];
  above: readonly string[];
}

/** Blocks in which browsers drop tags. */
const CHOICES = new Set(["optgroup", "option", "select"]);

type StartTag = Extract<Token, { kind: "start" }>;

/**
 * The units of a document or fragment from `from` on, one by one: blocks of text, titles, and attributes that people see. A unit of
 * an attribute may stand inside a code of the unit before it. Takes linear time.
 */
export function* bodyUnits(text: string, from: number, lang: LanguageTag): Generator<Unit, void, undefined> {
  const outline = newOutline();
  const block = currentBlock(outline);
  const walk: Walk = {
    text,
    lang,
    outline,
    units: [],
    block,
    inlines: [],
    guard: undefined,
    headings: [],
    above: [],
  };
  for (const token of tokensOf(text, from)) {
    take(walk, token);
    if (walk.units.length > 0) yield* walk.units.splice(0);
  }
  flush(walk);
  yield* walk.units;
}

function take(walk: Walk, token: Token): void {
  switch (token.kind) {
    case "text":
      if (walk.guard === undefined) walk.inlines.push(token);
      return;
    case "comment":
      if (token.isClosed) pushCode(walk, token, "comment", "standalone", []);
      else flush(walk);
      return;
    case "start":
      if (BLOCK.has(token.name)) startBlock(walk, token);
      else startInline(walk, token);
      return;
    case "end":
      if (BLOCK.has(token.name)) endBlock(walk, token);
      else endInline(walk, token);
      return;
    case "raw":
      takeRaw(walk, token);
      return;
  }
}

function startBlock(walk: Walk, token: StartTag): void {
  const { outline, text, lang } = walk;
  if (walk.guard === undefined) flush(walk);
  closeBefore(outline, token.name);
  leaveGuard(walk);
  const flags = exemptionOf(text, token, currentBlock(outline), lang);
  const isGuarded = walk.guard !== undefined;
  if (!isGuarded && !flags.isExempt && !flags.isOtherLanguage)
    walk.units.push(...attributeUnits(text, token, walk.above));
  openBlock(outline, token.name, PREFORMATTED.has(token.name) ? { ...flags, isExempt: true } : flags);
  if (!isGuarded) walk.block = currentBlock(outline);
}

function endBlock(walk: Walk, token: Token & { readonly name: string }): void {
  if (walk.guard === undefined) flush(walk);
  closeBlock(walk.outline, token.name);
  leaveGuard(walk);
  if (walk.guard === undefined) walk.block = currentBlock(walk.outline);
}

/**
 * Ends a guard whose block was closed, and the block's text before it. Without its end tag it is no code, for whatever is
 * written behind it would belong to it.
 */
function leaveGuard(walk: Walk): void {
  if (walk.guard === undefined || walk.outline.stack.length >= walk.guard.floor) return;
  walk.guard = undefined;
  flush(walk);
}

function startInline(walk: Walk, token: StartTag): void {
  const { guard, text, lang, block } = walk;
  if (guard !== undefined) {
    if (token.name === guard.name) guard.depth++;
    return;
  }
  const isVoid = VOID.has(token.name);
  const flags = exemptionOf(text, token, block, lang);
  const isProtected = (flags.isExempt && !block.isExempt) || (flags.isOtherLanguage && !block.isOtherLanguage);
  if (!isVoid && (isProtected || token.name === "code")) {
    const name = isProtected ? "protected" : codeName(token.name);
    const floor = walk.outline.stack.length;
    walk.guard = { name: token.name, codeName: name, start: token.start, floor, depth: 1 };
    return;
  }
  const attributes = isProtected ? [] : attributeUnits(text, token, walk.above);
  pushCode(walk, token, codeName(token.name), isVoid ? "standalone" : "open", attributes);
}

function endInline(walk: Walk, token: Token & { readonly name: string }): void {
  const { guard } = walk;
  if (guard === undefined) {
    // Browsers take an end tag of `br` for a line break.
    pushCode(walk, token, codeName(token.name), VOID.has(token.name) ? "standalone" : "close", []);
    return;
  }
  if (token.name === guard.name) guard.depth--;
  if (guard.depth === 0) endGuard(walk, token.end);
}

function endGuard(walk: Walk, end: number): void {
  const { guard } = walk;
  if (guard === undefined) return;
  walk.guard = undefined;
  pushCode(walk, { name: guard.name, start: guard.start, end }, guard.codeName, "standalone", []);
}

function takeRaw(walk: Walk, token: Extract<Token, { kind: "raw" }>): void {
  if (walk.guard !== undefined) return;
  const { text, lang, block } = walk;
  const flags = exemptionOf(text, token, block, lang);
  const isProtected = flags.isExempt || flags.isOtherLanguage;
  if (BLOCK.has(token.name) || !token.isClosed) {
    flush(walk);
    if (!isProtected && token.name === "title" && token.isClosed) walk.units.push(...titleUnit(walk, token.inner));
    return;
  }
  const attributes = isProtected || !RAW.has(token.name) ? [] : attributeUnits(text, token, walk.above);
  pushCode(walk, token, codeName(token.name), "standalone", attributes);
}

function titleUnit({ text, above }: Walk, inner: { readonly start: number; readonly end: number }): readonly Unit[] {
  const pieces = valuePieces(text, inner.start, inner.end, false);
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return [];
  const { start } = first;
  const { end } = last;
  return [{ kind: "front-matter", key: "title", headings: above, start, end, pieces, splits: false, style: "plain" }];
}

function pushCode(
  walk: Walk,
  { start, end, name: element = "" }: { readonly start: number; readonly end: number; readonly name?: string },
  name: string,
  role: "open" | "close" | "standalone",
  attributes: readonly Unit[],
): void {
  if (walk.guard === undefined) walk.inlines.push({ kind: "code", role, element, name, start, end, attributes });
}

/** Ends the block of text that has been read: its unit, and those of the attributes in it, in reading order. */
function flush(walk: Walk): void {
  const { inlines, block, units } = walk;
  walk.inlines = [];
  if (inlines.length === 0 || block.isExempt || block.isOtherLanguage) return;
  const unit = unitOf(walk, inlines);
  let waiting = unit;
  for (const inline of inlines) {
    if (inline.kind === "text") continue;
    for (const attribute of inline.attributes) {
      if (waiting !== undefined && attribute.start > waiting.start) {
        units.push(waiting);
        waiting = undefined;
      }
      units.push(attribute);
    }
  }
  if (waiting !== undefined) units.push(waiting);
  if (unit !== undefined && block.level > 0) addHeading(walk, unit);
}

function unitOf({ text, block, above, headings }: Walk, inlines: readonly Inline[]): Unit | undefined {
  const all = piecesOf(text, inlines);
  if (!hasWords(all)) return undefined;
  const { from, to } = keptOf(all);
  const pieces = trimmedPieces(all, from, to);
  const first = pieces[0];
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const { kind, level } = block;
  const path = level > 0 ? headings.filter((one) => one.level < level).map(({ title }) => title) : above;
  const splits = kind !== "heading" && kind !== "caption" && kind !== "furniture";
  const style = CHOICES.has(block.name) ? "plain" : "text";
  return { kind, headings: path, start: first.start, end: last.end, pieces, splits, style };
}

function addHeading(walk: Walk, unit: Unit): void {
  const { level } = walk.block;
  const title = plainText(spanRuns(unit.pieces)).trim();
  walk.headings = [...walk.headings.filter((one) => one.level < level), { level, title }];
  walk.above = walk.headings.map((one) => one.title);
}
