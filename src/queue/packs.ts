import type { EngineLimits, RateLimit } from "../core/engine.ts";
import { codesOf, plainText } from "../core/runs.ts";
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

const hourMs = 3_600_000;

/**
 * How large packs should be: the engine's own limits, at most 5,000 codepoints, and at most a sixtieth of what may be
 * sent within a window, so that a low quota is used evenly and to its end; of a window of more than an hour, which no run
 * waits for, a twelfth.
 */
export function packLimits(limits: EngineLimits, rates: readonly RateLimit[]): EngineLimits {
  const ofCharacters = rates.filter(({ unit }) => unit === "characters");
  const shares = ofCharacters.map(({ amount, perMs }) => Math.max(1, Math.floor(amount / (perMs > hourMs ? 12 : 60))));
  return { ...limits, maxCodepoints: Math.min(goodSize, limits.maxCodepoints, ...shares) };
}

/** Packs that are being filled. */
export interface Packer {
  /** Puts an ask into a pack. Gives a pack that was full without it, or nothing. */
  add(keyed: KeyedAsk): Pack | undefined;
  /** Gives what is left. The packer is empty then. */
  rest(): readonly Pack[];
}

/**
 * Puts asks into packs, in their order, across articles. An ask larger than a pack goes alone. Asks with inline codes
 * and asks without go apart where the engine cannot have them in one request.
 */
export function openPacker(limits: EngineLimits): Packer {
  const maxBytes = limits.maxBytes ?? Number.POSITIVE_INFINITY;
  let plain = emptyPack();
  let coded = emptyPack();
  return {
    add: (keyed) => {
      const isPlain = limits.mixesCodes || codesOf(keyed.ask.runs).length === 0;
      const bytes = maxBytes === Number.POSITIVE_INFINITY ? 0 : bytesOf(keyed);
      const open = isPlain ? plain : coded;
      const fits =
        open.asks.length < limits.maxStrings &&
        open.codepoints + keyed.cost <= limits.maxCodepoints &&
        open.bytes + bytes <= maxBytes;
      if (fits || open.asks.length === 0) {
        put(open, keyed, bytes);
        return undefined;
      }
      const next = emptyPack();
      put(next, keyed, bytes);
      if (isPlain) plain = next;
      else coded = next;
      return open.asks;
    },
    rest: () => {
      const left = [plain, coded].map(({ asks }) => asks).filter((asks) => asks.length > 0);
      plain = emptyPack();
      coded = emptyPack();
      return left;
    },
  };
}

/** Asks in packs, as `openPacker` puts them. */
export function* packAsks(asks: Iterable<KeyedAsk>, limits: EngineLimits): Generator<Pack> {
  const packer = openPacker(limits);
  for (const keyed of asks) {
    const full = packer.add(keyed);
    if (full !== undefined) yield full;
  }
  yield* packer.rest();
}

/** Bytes in UTF-8 of an ask as it is sent. What it is charged for beyond its words is markup, in ASCII. */
export function bytesOf({ ask, cost }: Omit<KeyedAsk, "key">): number {
  const words = plainText(ask.runs);
  let bytes = 0;
  let codepoints = 0;
  for (const character of words) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_00_00 ? 3 : 4;
    codepoints += 1;
  }
  return bytes + Math.max(0, cost - codepoints);
}

interface OpenPack {
  readonly asks: KeyedAsk[];
  codepoints: number;
  bytes: number;
}

function emptyPack(): OpenPack {
  return { asks: [], codepoints: 0, bytes: 0 };
}

function put(open: OpenPack, keyed: KeyedAsk, bytes: number): void {
  open.asks.push(keyed);
  open.codepoints += keyed.cost;
  open.bytes += bytes;
}
