import { sameLanguage } from "../../core/locale.ts";
import type { LanguageTag, Rendering, Term } from "../../core/model.ts";
import { type TermEntry, textsOf } from "../../exchange/term-entry.ts";
import { sourceKey } from "../../terms/clashes.ts";
import type { GlossaryValue, NewTerm, ValueChange } from "../../terms/glossary-text.ts";

/** An entry of a file, with its line where the file has lines. */
export interface IncomingTerm {
  readonly entry: TermEntry;
  readonly line?: number;
}

/** What the glossary and the file say differently of one thing. */
export interface TermConflict {
  readonly id: string;
  readonly line?: number;
  /** `kk`, `note`, `source` … */
  readonly field: string;
  readonly standing: string;
  readonly incoming: string;
}

/** What a file does to the glossary. */
export interface MergedTerms {
  readonly changes: readonly ValueChange[];
  readonly added: readonly NewTerm[];
  readonly newIds: readonly string[];
  readonly changedIds: readonly string[];
  /** How many say what stands. */
  readonly same: number;
  readonly conflicts: readonly TermConflict[];
  /** Entries without a source form, without anything in a language of the project, or with what is no form; their lines. */
  readonly skipped: readonly { readonly id: string; readonly line?: number }[];
}

interface Languages {
  readonly sourceLang: LanguageTag;
  readonly langs: readonly LanguageTag[];
}

interface Merging {
  readonly replace: boolean;
  readonly keyOf: (index: number, lang: LanguageTag) => string;
}

/** Which term has which words of the source. */
interface Claims {
  /** Gives words to a term; false where another one has them. */
  readonly claim: (form: string, id: string) => boolean;
  readonly claimant: (form: string) => string | undefined;
}

/** Forms that a file gives in one language. */
interface Forms {
  readonly term: string | undefined;
  readonly admitted: readonly string[];
  readonly forbidden: readonly string[];
}

/**
 * What entries of a file do to the glossary's terms, which they are matched with by id, else by source.
 *
 * What the glossary does not have is added: terms, languages, variants, admitted and forbidden forms, a note. What it has
 * differently is a conflict, and stays, or is replaced where `replace` says so. Nothing is taken away.
 *
 * @param keyOf the key under which a term has a language in the file, where it has it
 */
export function mergeTerms(
  terms: readonly Term[],
  incoming: readonly IncomingTerm[],
  languages: Languages,
  { replace, keyOf }: Merging,
): MergedTerms {
  const merged = {
    changes: [] as ValueChange[],
    added: [] as NewTerm[],
    newIds: [] as string[],
    changedIds: [] as string[],
    same: 0,
    conflicts: [] as TermConflict[],
    skipped: [] as MergedTerms["skipped"][number][],
  };
  const known = knownTerms(terms);
  for (const { entry, line } of incoming) {
    const at = line === undefined ? {} : { line };
    const read = readEntry(entry, languages);
    if (read === undefined) {
      merged.skipped.push({ id: entry.id, ...at });
      continue;
    }
    const index = known.find(read);
    if (index === undefined) {
      const taken = known.claimed(read);
      if (taken !== undefined) {
        merged.conflicts.push({ id: taken, ...at, field: "source", standing: taken, incoming: read.source });
        continue;
      }
      const id = known.add(read);
      merged.added.push(newTerm({ ...read, id, certainty: "C" }));
      merged.newIds.push(id);
      continue;
    }
    const term = terms[index];
    if (term === undefined) {
      // It came with this very file: the second says the same, or something else.
      const differences = [...read.renderings].flatMap(([lang, { term: incoming = "" }]) => {
        const standing = known.readAt(index)?.renderings.get(lang)?.term ?? "";
        return standing === incoming ? [] : [{ id: known.idAt(index), ...at, field: lang, standing, incoming }];
      });
      merged.conflicts.push(...differences);
      if (differences.length === 0) merged.same++;
      continue;
    }
    const { changes, conflicts } = compare(term, index, read, { replace, keyOf, ...known });
    merged.conflicts.push(...conflicts.map((conflict) => ({ id: term.id, ...at, ...conflict })));
    merged.changes.push(...changes);
    if (changes.length > 0) merged.changedIds.push(term.id);
    else if (conflicts.length === 0) merged.same++;
  }
  return merged;
}

/** A term as a file has it. */
export interface ReadTerm {
  readonly id: string;
  readonly source: string;
  readonly variants: readonly string[];
  readonly renderings: ReadonlyMap<LanguageTag, Forms>;
  readonly note: string;
  readonly reference: string;
}

function readEntry(entry: TermEntry, { sourceLang, langs }: Languages): ReadTerm | undefined {
  const inLanguage = (lang: LanguageTag, ...status: Parameters<typeof textsOf>[2][]): readonly string[] => {
    const tags = [...new Set(entry.forms.map((form) => form.lang).filter((tag) => sameLanguage(tag, lang)))];
    return tags.flatMap((tag) => textsOf(entry, tag, ...status));
  };
  const [source, ...more] = unique(inLanguage(sourceLang, "preferred").flatMap(optional));
  if (source === undefined) return undefined;
  const renderings = new Map<LanguageTag, Forms>();
  for (const lang of langs) {
    const [term, ...others] = unique(inLanguage(lang, "preferred").flatMap(optional));
    const admitted = unique([...others, ...inLanguage(lang, "admitted").flatMap(optional)]);
    const forbidden = unique(inLanguage(lang, "deprecated")).filter(
      (form) => form !== term && !admitted.includes(form),
    );
    if (term !== undefined || admitted.length + forbidden.length > 0)
      renderings.set(lang, { term, admitted, forbidden });
  }
  if (renderings.size === 0) return undefined;
  const variants = unique([...more, ...inLanguage(sourceLang, "admitted").flatMap(optional)]);
  const forms = [...renderings.values()].flatMap(({ term, admitted, forbidden }) => [
    term ?? "0",
    ...admitted,
    ...forbidden,
  ]);
  if (![source, ...variants, ...forms].every(isForm)) return undefined;
  const { id, notes, reference = "" } = entry;
  return {
    id,
    source,
    variants,
    renderings,
    note: shortened(notes.join("\n").trim()),
    reference: shortened(reference),
  };
}

const MAX_CHARACTERS = 500;

/** Whether the glossary may hold it: one line with letters or digits, not endlessly long. */
function isForm(text: string): boolean {
  return text.length <= MAX_CHARACTERS && /[\p{L}\p{N}]/u.test(text) && !/\p{Cc}/u.test(text) && text.isWellFormed();
}

function shortened(text: string): string {
  const characters = [...text.toWellFormed()];
  return text.length <= MAX_CHARACTERS
    ? characters.join("")
    : `${characters.slice(0, MAX_CHARACTERS / 2 - 1).join("")}…`;
}

/** A form with words that may be left out: `случаи [заболевания]` is both `случаи` and `случаи заболевания`. */
function optional(text: string): readonly string[] {
  const parts = /^([^[\]]*)\[([^[\]]+)\]([^[\]]*)$/.exec(text);
  if (parts === null) return [text];
  const [, before = "", within = "", after = ""] = parts;
  return [`${before}${after}`, `${before}${within}${after}`]
    .map((form) => form.replace(/\s+/g, " ").trim())
    .filter((form) => form !== "");
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.map((text) => text.normalize("NFC").replace(/\s+/g, " ").trim()))].filter(Boolean);
}

/** The glossary's terms and those that are added to it, as they are found again. */
function knownTerms(terms: readonly Term[]) {
  const ids: string[] = [];
  const reads = new Map<number, ReadTerm>();
  const byId = new Map<string, number>();
  const bySource = new Map<string, number>();
  const claims = new Map<string, string>();
  const note = (id: string, source: string, variants: readonly string[]): void => {
    const index = ids.push(id) - 1;
    byId.set(id, index);
    if (!bySource.has(sourceKey(source))) bySource.set(sourceKey(source), index);
    for (const form of [source, ...variants]) if (!claims.has(sourceKey(form))) claims.set(sourceKey(form), id);
  };
  for (const { id, source, variants } of terms) note(id, source, variants);
  return {
    find: ({ id, source }: ReadTerm): number | undefined =>
      (id === "" ? undefined : byId.get(id)) ?? bySource.get(sourceKey(source)),
    claimed: ({ source, variants }: ReadTerm): string | undefined =>
      [source, ...variants].map((form) => claims.get(sourceKey(form))).find((id) => id !== undefined),
    claimant: (form: string): string | undefined => claims.get(sourceKey(form)),
    claim(form: string, id: string): boolean {
      const standing = claims.get(sourceKey(form));
      if (standing === undefined) claims.set(sourceKey(form), id);
      return standing === undefined || standing === id;
    },
    readAt: (index: number): ReadTerm | undefined => reads.get(index),
    idAt: (index: number): string => ids[index] ?? "",
    add(read: ReadTerm): string {
      const id = freeId(read.id === "" ? read.source : read.id, byId);
      reads.set(ids.length, read);
      note(id, read.source, read.variants);
      return id;
    },
  };
}

/** An id made of a term's words that no other term has. */
export function freeId(words: string, taken: { has(id: string): boolean }): string {
  const slug = words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, "-")
    .replace(/^[^a-z0-9]+|-+$/g, "")
    .slice(0, 70);
  const base = slug === "" ? "term" : slug;
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(id)) return id;
  }
}

/** A term as the glossary's file is to have it, keys in the order of its other terms. */
export function newTerm({
  id,
  source,
  variants,
  renderings,
  note,
  reference,
  certainty,
}: ReadTerm & { readonly certainty: string }): NewTerm {
  const term: Record<string, GlossaryValue> = { id, source };
  if (variants.length > 0) term["variants"] = variants;
  for (const [lang, forms] of renderings) {
    const rendering = renderingValue(forms);
    if (rendering !== undefined) term[lang] = rendering;
  }
  term["certainty"] = certainty;
  if (reference !== "") term["reference"] = reference;
  if (note !== "") term["note"] = note;
  return term;
}

function renderingValue({ term, admitted, forbidden }: Forms): GlossaryValue | undefined {
  const [first, ...rest] = term === undefined ? admitted : [term, ...admitted];
  if (first === undefined) return undefined;
  return {
    term: first,
    ...(rest.length > 0 ? { admitted: rest } : {}),
    ...(forbidden.length > 0 ? { forbidden } : {}),
  };
}

type Difference = Pick<TermConflict, "field" | "standing" | "incoming">;

interface Compared {
  readonly changes: readonly ValueChange[];
  readonly conflicts: readonly Difference[];
}

function compare(
  term: Term,
  index: number,
  read: ReadTerm,
  { replace, keyOf, claim, claimant }: Merging & Claims,
): Compared {
  const changes: ValueChange[] = [];
  const conflicts: Difference[] = [];
  const put = (key: string, value: GlossaryValue, ...inner: readonly string[]): void => {
    changes.push({ path: ["terms", index, key, ...inner], value });
  };
  const differ = (field: string, standing: string, incoming: string, change: () => void): void => {
    if (standing === incoming || incoming === "") return;
    if (standing === "" || replace) change();
    else conflicts.push({ field, standing, incoming });
  };
  const forms = new Set([term.source, ...term.variants].map(sourceKey));
  const more = [read.source, ...read.variants].filter((form) => !forms.has(sourceKey(form)));
  const variants = more.filter((form) => claim(form, term.id));
  for (const form of more.filter((each) => !variants.includes(each)))
    conflicts.push({ field: "variants", standing: claimant(form) ?? "", incoming: form });
  if (variants.length > 0) put("variants", [...term.variants, ...variants]);
  for (const [lang, incoming] of read.renderings) {
    const key = keyOf(index, lang);
    const standing = term.renderings.get(lang) ?? keptRendering(term);
    if (standing === undefined) {
      const value = renderingValue(incoming);
      if (value !== undefined) put(key, value);
      continue;
    }
    differ(lang, standing.term, incoming.term ?? "", () => put(key, renderingValue(incoming) ?? standing.term));
    if (incoming.term !== undefined && incoming.term !== standing.term) continue;
    for (const kind of ["admitted", "forbidden"] as const) {
      const other = kind === "admitted" ? standing.forbidden : [standing.term, ...standing.admitted, ...standing.forms];
      const more = incoming[kind].filter((form) => !standing[kind].includes(form));
      const against = more.filter((form) => other.includes(form));
      const fresh = more.filter((form) => !other.includes(form) && !(kind === "admitted" && form === standing.term));
      if (against.length > 0)
        conflicts.push({ field: `${lang} ${kind}`, standing: other.join(", "), incoming: against.join(", ") });
      if (fresh.length > 0) put(key, [...standing[kind], ...fresh], kind);
    }
  }
  differ("note", term.note ?? "", read.note, () => put("note", read.note));
  differ("reference", term.reference ?? "", read.reference, () => put("reference", read.reference));
  return { changes, conflicts };
}

/** What is not translated is its own rendering, as `entriesOfTerms` has it. */
function keptRendering({ doNotTranslate, source, variants }: Term): Rendering | undefined {
  return doNotTranslate ? { term: source, admitted: variants, forbidden: [], forms: [] } : undefined;
}
