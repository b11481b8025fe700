import type { LanguageTag, Rendering, Term } from "../../core/model.ts";
import type { TermEntry } from "../../exchange/term-entry.ts";
import { sourceKey } from "../../terms/clashes.ts";
import type { GlossaryValue, NewTerm, ValueChange } from "../../terms/glossary-text.ts";
import { freeId, newTerm, renderingValue } from "./new-term.ts";
import { type Languages, type ReadTerm, readEntry } from "./read-entry.ts";

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
