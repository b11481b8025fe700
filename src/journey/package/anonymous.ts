import type { Target, TranslationUnit } from "../../core/model.ts";
import type { Handover } from "../../exchange/handover.ts";
import type { TermEntry } from "../../exchange/term-entry.ts";

/** Takes people's names and e-mail addresses out of what is handed over; the articles' own text is left as it is. */
export interface Privacy {
  text(text: string): string;
  unit(unit: TranslationUnit): TranslationUnit;
  handover(handover: Handover): Handover;
  entry(entry: TermEntry): TermEntry;
}

/** Leaves everything as it is, for `--names`. */
export const withNames: Privacy = {
  text: (text) => text,
  unit: (unit) => unit,
  handover: (handover) => handover,
  entry: (entry) => entry,
};

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/**
 * Calls people `person-1`, `person-2` …, by the order of their names, wherever tools or people have named them: as
 * authors, and in notes. What other tools keep with a memory entry (`prop`) is left out, because it may name anybody.
 *
 * @param names of everybody who is known to have worked on it
 */
export function withoutNames(names: Iterable<string>): Privacy {
  const sorted = [...new Set(names)].filter((name) => name.trim() !== "").sort();
  const pseudonyms = new Map(sorted.map((name, index) => [name.toLowerCase(), `person-${index + 1}`]));
  const longestFirst = sorted
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  const named = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join("|")})(?![\\p{L}\\p{N}])`, "giu");
  const text = (from: string): string => {
    const known =
      sorted.length === 0 ? from : from.replace(named, (name) => pseudonyms.get(name.toLowerCase()) ?? "person");
    return known.replace(EMAIL, "[e-mail]");
  };
  const person = (name: string): string => pseudonyms.get(name.toLowerCase()) ?? text(name);
  return {
    text,
    unit: ({ by, createdBy, props: _props, notes, memory, id, ...unit }) => ({
      ...unit,
      ...(by === undefined ? {} : { by: person(by) }),
      ...(createdBy === undefined ? {} : { createdBy: person(createdBy) }),
      ...(notes === undefined ? {} : { notes: notes.map(text) }),
      ...(memory === undefined ? {} : { memory: text(memory) }),
      ...(id === undefined ? {} : { id: text(id) }),
    }),
    handover: (handover) => ({ ...handover, units: handover.units.map((unit) => unitOf(unit, text)) }),
    entry: ({ notes, reference, ...entry }) => ({
      ...entry,
      notes: notes.map(text),
      ...(reference === undefined ? {} : { reference: text(reference) }),
    }),
  };
}

function unitOf(unit: Handover["units"][number], text: (from: string) => string): Handover["units"][number] {
  return {
    ...unit,
    // Where it stands is said in the article's own headings.
    notes: unit.notes.map((note) => (note.from === "context" ? note : { ...note, text: text(note.text) })),
    alternatives: unit.alternatives.map((alternative) => ({ ...alternative, origin: text(alternative.origin) })),
  };
}

/** In UTF-16 units; an e-mail address has at most 254. */
const LONGEST_NAME = 254;

/**
 * Whether a text may be the other one as a package shows it, with pseudonyms where that has names and addresses: then it
 * says nothing new when it comes back. The numbers of pseudonyms are a package's own, so that only the rest is compared.
 */
export function isAnonymous(text: string, original: string): boolean {
  const [first = "", ...others] = text.split(/\bperson-\d+\b|\[e-mail\]/);
  const last = others.pop();
  if (last === undefined || !original.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = original.indexOf(part, at + 1);
    if (found < 0 || found - at > LONGEST_NAME) return false;
    at = found + part.length;
  }
  const gap = original.length - last.length - at;
  return original.endsWith(last) && gap > 0 && gap <= LONGEST_NAME;
}

/** Everybody whom targets and memory entries name. */
export function namesIn(targets: Iterable<Target>, units: Iterable<TranslationUnit>): readonly string[] {
  const names: (string | undefined)[] = [];
  for (const { by, reviewedBy, waivers = [] } of targets)
    names.push(by, reviewedBy, ...waivers.map((waiver) => waiver.by));
  for (const { by, createdBy } of units) names.push(by, createdBy);
  return names.filter((name) => name !== undefined);
}
