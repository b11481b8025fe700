import type { LanguageTag, Term } from "../core/model.ts";
import { Problem, phrase } from "../core/problem.ts";
import { googleCode } from "./google-languages.ts";

/** The forms of one entry by the service's language codes. */
export type EntryTexts = ReadonlyMap<string, string>;

/** An entry as the service has it. */
export interface GlossaryEntry {
  /** The entry's full name. */
  readonly name: string;
  readonly texts: EntryTexts;
}

/** What the service has under a glossary's name. */
export interface FoundGlossary {
  /** Language codes; of a glossary for one direction the source language is the first. */
  readonly languages: readonly string[];
  readonly oneDirection: boolean;
}

/** The service's glossaries, as far as keeping one up needs them. */
export interface GlossaryService {
  find(name: string): Promise<FoundGlossary | undefined>;
  entries(name: string): Promise<readonly GlossaryEntry[]>;
  /** Makes a glossary of a table in CSV; the service takes it from a Cloud Storage bucket only. */
  create(name: string, languages: readonly string[], bucket: string, csv: string): Promise<void>;
  add(name: string, texts: EntryTexts, oneDirection: boolean): Promise<void>;
  change(entry: GlossaryEntry, oneDirection: boolean): Promise<void>;
  remove(entry: GlossaryEntry): Promise<void>;
  close(): Promise<void>;
}

/** What is to be kept up, and by what. */
export interface GlossaryWish {
  /** `projects/…/locations/…/glossaries/…`. */
  readonly name: string;
  readonly bucket: string;
  readonly terms: readonly Term[];
  readonly from: LanguageTag;
  readonly to: readonly LanguageTag[];
  /** Looks what would be done, and does none of it. */
  readonly dryRun: boolean;
}

/** What was done, or in a dry run would be. */
export interface GlossaryChanges {
  readonly created: boolean;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly kept: number;
}

/**
 * Brings the glossary at the service up to the project's terms: makes it where there is none, then adds, changes and
 * removes the entries that differ. Running it again changes nothing.
 *
 * Throws `E_GLOSSARY_BUCKET` where one must be made and no bucket is named, `E_GLOSSARY_LANGUAGES` where the one that is
 * there does not have the languages: the service cannot change those.
 */
export async function syncGlossary(service: GlossaryService, wish: GlossaryWish): Promise<GlossaryChanges> {
  const codes = codesOf(wish);
  const wanted = wantedEntries(wish, codes);
  const found = await service.find(wish.name);
  if (found === undefined) return await created(service, wish, codes, wanted);
  const missing = codes.filter((code) => !found.languages.includes(code));
  if (missing.length > 0 || (found.oneDirection && found.languages[0] !== codes[0])) {
    const values = { name: wish.name, languages: found.languages.join(", "), missing: missing.join(", ") };
    throw new Problem("E_GLOSSARY_LANGUAGES", values);
  }
  const changes = difference(await service.entries(wish.name), wanted, codes);
  if (!wish.dryRun) {
    for (const texts of changes.added) await service.add(wish.name, texts, found.oneDirection);
    for (const entry of changes.changed) await service.change(entry, found.oneDirection);
    for (const entry of changes.removed) await service.remove(entry);
  }
  const { added, changed, removed, kept } = changes;
  return { created: false, added: added.length, changed: changed.length, removed: removed.length, kept };
}

async function created(
  service: GlossaryService,
  wish: GlossaryWish,
  codes: readonly string[],
  wanted: ReadonlyMap<string, EntryTexts>,
): Promise<GlossaryChanges> {
  if (wish.bucket === "") throw new Problem("E_GLOSSARY_BUCKET", { name: wish.name });
  const made = { created: true, added: wanted.size, changed: 0, removed: 0, kept: 0 };
  if (wish.dryRun) return made;
  await service.create(wish.name, codes, wish.bucket, csvOf(codes, [...wanted.values()]));
  return made;
}

function codesOf({ from, to }: GlossaryWish): readonly string[] {
  return [from, ...to].map((lang) => {
    const code = googleCode(lang);
    if (code === undefined)
      throw new Problem("E_ENGINE_LANGUAGE", { engine: "google", model: phrase("phrase.engine.glossary"), lang });
    return code;
  });
}

/**
 * The entries by their source form in lower case: each term, and each of its variants, with what is pinned for the
 * languages. Terms that are pinned in none of them have no entry.
 */
function wantedEntries({ terms, to }: GlossaryWish, codes: readonly string[]): ReadonlyMap<string, EntryTexts> {
  const [source = "", ...targets] = codes;
  const entries = new Map<string, EntryTexts>();
  for (const term of terms) {
    const pinned = to.flatMap((lang, index): [string, string][] => {
      const text = term.doNotTranslate ? term.source : term.renderings.get(lang)?.term;
      return text === undefined ? [] : [[targets[index] ?? "", text]];
    });
    if (pinned.length === 0) continue;
    for (const form of [term.source, ...term.variants]) {
      const key = form.toLowerCase();
      if (!entries.has(key)) entries.set(key, new Map([[source, form], ...pinned]));
    }
  }
  return entries;
}

interface Difference {
  readonly added: readonly EntryTexts[];
  readonly changed: readonly GlossaryEntry[];
  readonly removed: readonly GlossaryEntry[];
  readonly kept: number;
}

/** What must be done to the entries; of languages that are not among `codes` each entry keeps what it has. */
function difference(
  standing: readonly GlossaryEntry[],
  wanted: ReadonlyMap<string, EntryTexts>,
  codes: readonly string[],
): Difference {
  const open = new Map(wanted);
  const changed: GlossaryEntry[] = [];
  const removed: GlossaryEntry[] = [];
  let kept = 0;
  for (const { name, texts } of standing) {
    const source = texts.get(codes[0] ?? "");
    const others = [...texts].filter(([code]) => !codes.includes(code));
    const ours = open.get(source?.toLowerCase() ?? "");
    open.delete(source?.toLowerCase() ?? "");
    const next = new Map([...(ours ?? (source === undefined ? [] : [[codes[0] ?? "", source] as const])), ...others]);
    if (sameTexts(texts, next)) kept += 1;
    else if (ours === undefined && others.length === 0) removed.push({ name, texts });
    else changed.push({ name, texts: next });
  }
  return { added: [...open.values()], changed, removed, kept };
}

function sameTexts(a: EntryTexts, b: EntryTexts): boolean {
  return a.size === b.size && [...a].every(([code, text]) => b.get(code) === text);
}

/**
 * A table of equivalent terms as the service reads it: language codes in the first line, an empty cell where a language
 * has no term. https://cloud.google.com/translate/docs/advanced/glossary#csv
 */
function csvOf(codes: readonly string[], entries: readonly EntryTexts[]): string {
  const rows = entries.map((texts) => codes.map((code) => cell(texts.get(code) ?? "")).join(","));
  return `${[codes.join(","), ...rows].join("\n")}\n`;
}

function cell(text: string): string {
  return /[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
