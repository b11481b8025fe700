import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { DictionaryConfig } from "../config/config.ts";
import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";

/** By language: whether its dictionary has a word. */
export type Spellers = ReadonlyMap<LanguageTag, (word: string) => boolean>;

/** The part of the package hunspell-wasm that is used; it is no dependency, so that it has no types here. */
interface HunspellPackage {
  createHunspellFromStrings(affixes: string, dictionary: string): Promise<{ testSpelling(word: string): boolean }>;
}

const PACKAGE = "hunspell-wasm";

/**
 * Opens the Hunspell dictionaries that the config names, with the package hunspell-wasm, which the user installs.
 *
 * Takes about half a second and 90 MB a language.
 *
 * @param root the project's folder, from which the package is looked for first
 * @param read the text of a file that the config names, undefined where there is none
 * @throws Problem `E_SPELLING_FILE`, `E_SPELLING_ENCODING`, `E_SPELLING_PACKAGE` or `E_SPELLING_DICTIONARY`
 */
export async function loadSpellers(
  dictionaries: Readonly<Record<LanguageTag, DictionaryConfig>>,
  root: string,
  read: (path: string) => string | undefined,
): Promise<Spellers> {
  const spellers = new Map<LanguageTag, (word: string) => boolean>();
  for (const [lang, { aff, dic }] of Object.entries(dictionaries)) {
    const [affixes, words] = [aff, dic].map((path) => {
      const text = read(path);
      if (text === undefined) throw new Problem("E_SPELLING_FILE", { path, lang });
      return text;
    });
    const encoding = /^\uFEFF?SET\s+(\S+)/m.exec(affixes ?? "")?.[1] ?? "ISO8859-1";
    if (!/^utf-?8$/i.test(encoding)) throw new Problem("E_SPELLING_ENCODING", { path: aff, encoding });
    spellers.set(lang, await speller(root, affixes ?? "", words ?? "", dic));
  }
  return spellers;
}

/** A spelling that was asked for once is remembered: asking Hunspell takes ten microseconds. */
async function speller(root: string, affixes: string, words: string, path: string): Promise<(word: string) => boolean> {
  const { createHunspellFromStrings } = await hunspellPackage(root);
  const hunspell = await createHunspellFromStrings(affixes.replace(/^\uFEFF/, ""), words.replace(/^\uFEFF/, "")).catch(
    (cause: unknown) => {
      throw new Problem("E_SPELLING_DICTIONARY", { path }, undefined, { cause });
    },
  );
  const known = new Map<string, boolean>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const isRight = hunspell.testSpelling(word);
    if (known.size < MAX_KNOWN) known.set(word, isRight);
    return isRight;
  };
}

const MAX_KNOWN = 200_000;

async function hunspellPackage(root: string): Promise<HunspellPackage> {
  try {
    // What `npm install hunspell-wasm` in the project brought; else what stands beside Qazyna.
    return await import(pathToFileURL(createRequire(join(root, "package.json")).resolve(PACKAGE)).href);
  } catch {
    try {
      return await import(PACKAGE);
    } catch (cause) {
      throw new Problem("E_SPELLING_PACKAGE", { package: PACKAGE }, undefined, { cause });
    }
  }
}
