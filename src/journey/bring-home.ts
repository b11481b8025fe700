import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag } from "../core/model.ts";
import { normaliseText } from "../core/normalise.ts";
import { Problem } from "../core/problem.ts";
import { plainText } from "../core/runs.ts";
import type { ReturnedUnit } from "../exchange/handover.ts";
import { illegalCharacter } from "../exchange/xml-writer.ts";
import { openPlaces, type Places, type Returned } from "./arrivals/index.ts";
import type { Project } from "./project.ts";
import type { Homecoming } from "./settle.ts";

/** All that came back for one article in one language. */
export interface Home {
  readonly path: string;
  readonly lang: LanguageTag;
  readonly homecomings: readonly Homecoming[];
}

/** Where everything belongs. */
export interface Homes {
  readonly homes: readonly Home[];
  /** Files of which nothing could be placed. */
  readonly problems: readonly Problem[];
  /** Entries of memories that are of no segment here, by file: nobody said that they were. */
  readonly foreign: ReadonlyMap<string, number>;
}

/**
 * Finds the article and segment of every returned unit, whatever article its file names: sentences that have moved since
 * are found where they stand now. A unit that has no segment stays with its file's article, where it is told of.
 *
 * @param articles the project's, as `articlePaths` lists them
 */
export async function bringHome(
  project: Project,
  returned: readonly Returned[],
  articles: readonly string[],
): Promise<Homes> {
  const homes = new Map<string, Home & { readonly homecomings: Homecoming[] }>();
  const problems: Problem[] = [];
  const foreign = new Map<string, number>();
  const places = new Map<LanguageTag, Places>();
  for (const from of returned) {
    const known = places.get(from.lang) ?? openPlaces(project, from.lang, articles);
    places.set(from.lang, known);
    const placed = await placesOf(project, known, from, articles);
    if (placed instanceof Problem) problems.push(placed);
    else {
      for (const { path, unit } of placed.units) {
        const key = `${from.lang} ${path}`;
        const home = homes.get(key) ?? { path, lang: from.lang, homecomings: [] };
        homes.set(key, home);
        home.homecomings.push({ from, unit });
      }
      if (placed.foreign > 0) foreign.set(from.file, (foreign.get(from.file) ?? 0) + placed.foreign);
    }
  }
  return { homes: [...homes.values()], problems, foreign };
}

interface PlacedFile {
  readonly units: readonly { readonly path: string; readonly unit: Homecoming["unit"] }[];
  readonly foreign: number;
}

async function placesOf(
  project: Project,
  places: Places,
  from: Returned,
  articles: readonly string[],
): Promise<PlacedFile | Problem> {
  const { file, original, lang, kind } = from;
  const units = from.units.map((unit) => judged(unit, project.config.source.lang, lang));
  const named = articles.find((path) => path === original || project.layout.article(path) === original);
  const article = named ?? (await places.articleOf(units));
  const isMemory = kind === "tmx";
  const located = await places.locate(units, {
    article,
    everywhere: isMemory,
    ...(isMemory ? {} : { likeness: project.config.memory.fuzzy }),
  });
  const found = located.flatMap((list) =>
    list.map(({ path, unit, near }) => ({ path, unit: { ...unit, ...(near && { near }) } })),
  );
  const main = article ?? mostFrequent(found.map(({ path }) => path));
  const lost = units.filter((unit, at) => located[at]?.length === 0 && !(isMemory && unit.problem === undefined));
  const foreign = isMemory
    ? units.filter((unit, at) => located[at]?.length === 0 && unit.problem === undefined).length
    : 0;
  if (main === undefined) {
    if (units.length === 0) return { units: [], foreign };
    return original === undefined
      ? new Problem("E_IMPORT_UNRELATED", { count: units.length }, { path: file })
      : new Problem("E_IMPORT_ARTICLE", { original }, { path: file });
  }
  return { units: [...found, ...lost.map((unit) => ({ path: main, unit }))], foreign };
}

function mostFrequent(paths: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

/** From so many words on, a target that is the source again is no name that stays as it is. */
const LEAST_WORDS = 4;

/**
 * The unit with what speaks against it: a character that no hand-over file could hold; or a target that is its source
 * again, which some tools write for whatever is untranslated. Only a sign-off says that somebody meant it.
 */
function judged(unit: ReturnedUnit, sourceLang: LanguageTag, lang: LanguageTag): ReturnedUnit {
  const { target, source, state, problem } = unit;
  if (target === undefined || problem !== undefined) return unit;
  const text = plainText(target);
  const character = illegalCharacter(text) ?? illegalCharacter(unit.notes.join("\n"));
  if (character !== undefined)
    return { ...unit, problem: new Problem("E_XLIFF_CHARACTER", { id: unit.id, character }) };
  const isSource = !sameLanguage(sourceLang, lang) && normaliseText(text) === normaliseText(plainText(source));
  const words = isSource ? (text.match(/\p{L}[\p{L}\p{M}'’]*/gu)?.length ?? 0) : 0;
  if (words < LEAST_WORDS || state === "reviewed" || state === "final") return unit;
  const { target: _untranslated, ...rest } = unit;
  return { ...rest, state: "new" };
}
