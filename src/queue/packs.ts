import type { EngineLimits } from "../core/engine.ts";
import { codesOf } from "../core/runs.ts";
import type { Ask } from "./ask-key.ts";

/** An ask under its key, with what it costs. */
export interface KeyedAsk {
  readonly key: string;
  readonly ask: Ask;
  /** Codepoints that it will be charged for. */
  readonly cost: number;
}

/** Asks that go in one request. */
export type Pack = readonly KeyedAsk[];

/** Google recommends requests of 5,000 codepoints: larger ones take longer without being cheaper. */
const goodSize = 5_000;

/**
 * How large packs should be: the engine's own limits, at most 5,000 codepoints, and at most a sixtieth of what may be
 * sent in a minute, so that a low quota is used evenly.
 */
export function packLimits(limits: EngineLimits, codepointsPerMinute: number | undefined): EngineLimits {
  const share = codepointsPerMinute === undefined ? goodSize : Math.max(1, Math.floor(codepointsPerMinute / 60));
  return { ...limits, maxCodepoints: Math.min(goodSize, share, limits.maxCodepoints) };
}

/**
 * Asks in packs, in their order, across articles. An ask larger than a pack goes alone. Asks with inline codes and asks
 * without go apart where the engine cannot have them in one request.
 */
export function* packAsks(asks: Iterable<KeyedAsk>, limits: EngineLimits): Generator<Pack> {
  const plain = emptyPack();
  const coded = emptyPack();
  for (const keyed of asks) {
    const open = limits.mixesCodes || codesOf(keyed.ask.runs).length === 0 ? plain : coded;
    const full = open.asks.length >= limits.maxStrings || open.codepoints + keyed.cost > limits.maxCodepoints;
    if (full && open.asks.length > 0) {
      yield open.asks;
      open.asks = [];
      open.codepoints = 0;
    }
    open.asks.push(keyed);
    open.codepoints += keyed.cost;
  }
  for (const open of [plain, coded]) if (open.asks.length > 0) yield open.asks;
}

function emptyPack(): { asks: KeyedAsk[]; codepoints: number } {
  return { asks: [], codepoints: 0 };
}
