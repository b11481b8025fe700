import type { LanguageTag, TranslationUnit } from "../core/model.ts";
import { type Place, Problem } from "../core/problem.ts";
import { tmxHandlers } from "./tmx-elements.ts";
import { emptyHeader, headerOf, type TmxHeader } from "./tmx-header.ts";
import { contentOf, type TmxLanguages, type TuParts } from "./tmx-unit.ts";
import { xmlReader } from "./xml-reader.ts";

/**
 * What TMX files usually begin with; it is never fetched. OmegaT writes `SYSTEM "tmx11.dtd"`, others the public identifier
 * of LISA, which made TMX, or an address at LISA or at those who took it over, GALA and ETSI.
 */
const DOCTYPE =
  /^\s*tmx\s+(?:SYSTEM|PUBLIC\s+(["'])-\/\/LISA OSCAR:1998\/\/DTD for Translation Memory eXchange\/\/EN\1)\s+(["'])(?:https?:\/\/(?:www\.lisa\.org|www\.gala-global\.org|uri\.etsi\.org)\/[\w./]*)?tmx1[1-4]\.dtd\2\s*$/;

/** How many languages a message names. */
const NAMED_LANGUAGES = 20;

/** How many characters are read before their entries are handed on: fewer entries wait, in less memory. */
const STEP = 16_384;

/** An entry of a TMX file. */
export interface TmxUnit {
  readonly unit: TranslationUnit;
  /** The number of the `tu` that it stands in, from 0; damaged ones and those in other languages count too. */
  readonly index: number;
}

/** What a TMX file gives for one pair of languages. */
interface TmxContent {
  readonly units: readonly TranslationUnit[];
  /** Entries that are damaged, each with its place; and one for all entries that lack the pair of languages. */
  readonly skipped: readonly Problem[];
}

/** The entries of a TMX document that is there as a whole; see `tmxUnits`. */
export function readTmx(
  xml: string,
  path: string,
  options: { readonly sourceLang: LanguageTag; readonly lang: LanguageTag },
): TmxContent {
  const { sourceLang, lang } = options;
  const skipped: Problem[] = [];
  const found = tmxUnits([xml], path, { sourceLang, langs: [lang] }, (problem) => skipped.push(problem));
  return { units: Array.from(found, ({ unit }) => unit), skipped };
}

/**
 * The entries of a TMX 1.x file from `sourceLang` to `langs`, in the file's order, while it is read; at its end, the
 * file's header.
 *
 * Languages match by language and script, so that `kk-KZ` serves `kk`; `srclang` is not looked at, because a memory
 * serves both ways. Entries say more where the file does:
 *
 * - `tuid` → `id`; `creationid` → `createdBy`; `changeid`, else `creationid` → `by`; their dates → `createdAt`, `at`; of
 *   the target first, then of the entry;
 * - `note` → `notes`, `prop` → `props`: of the entry, then the source's, then the target's;
 * - neighbours as OmegaT, memoQ and Trados keep them (see `contextOf`), or our own `x-previous-key` and `x-next-key`,
 *   → `previousKey`, `nextKey`; an empty one means that there is no neighbour;
 * - our `x-state`, `x-origin` and `x-memory` → state, origin and memory. Without them a unit is `edited`, because people
 *   wrote most memories, and its origin `memory`, because nothing proves it.
 *
 * Broken XML is thrown as a Problem with its place, after the entries before it, and so is any document type but the
 * plain one of TMX: whoever takes entries in must be able to take them back.
 *
 * @param skipped told of each damaged entry with its place, in the file's order, and at the end of all those that lack
 *   the languages, in one Problem
 */
export function* tmxUnits(
  chunks: Iterable<string>,
  path: string,
  options: TmxLanguages,
  skipped: (problem: Problem) => void,
): Generator<TmxUnit, TmxHeader> {
  const found: TmxUnit[] = [];
  const others = otherLanguages(path);
  let header = headerOf(emptyHeader());
  let count = 0;
  const handlers = tmxHandlers({
    header: (read) => {
      header = read;
    },
    tu: (parts) => {
      const index = count++;
      const { units, problems } = contentOf(parts, options, header);
      for (const unit of units) found.push({ unit, index });
      for (const problem of problems) skipped(problem);
      if (units.length === 0 && problems.length === 0) others.add(parts);
    },
    stray: skipped,
  });
  const reader = xmlReader(path, handlers, DOCTYPE);
  for (const chunk of chunks)
    for (let from = 0; from < chunk.length; from += STEP)
      yield* drained(found, () => reader.write(chunk.slice(from, from + STEP)));
  yield* drained(found, () => reader.close());
  const problem = others.problem(options);
  if (problem !== undefined) skipped(problem);
  return header;
}

/** What `work` finds, also where it fails in the end. */
function* drained(found: TmxUnit[], work: () => void): Generator<TmxUnit> {
  try {
    work();
  } finally {
    yield* found.splice(0);
  }
}

interface OtherLanguages {
  add(parts: TuParts): void;
  problem(asked: TmxLanguages): Problem | undefined;
}

function otherLanguages(path: string): OtherLanguages {
  const languages = new Set<string>();
  let count = 0;
  let first: Place = { path };
  return {
    add: ({ variants, place }) => {
      if (count++ === 0) first = place;
      for (const { lang } of variants) if (languages.size < NAMED_LANGUAGES) languages.add(lang);
    },
    problem: ({ sourceLang, langs }) => {
      if (count === 0) return undefined;
      const values = { count, languages: [...languages].sort().join(", "), sourceLang, lang: langs.join(", ") };
      return new Problem("E_TMX_LANGUAGES", values, first);
    },
  };
}
