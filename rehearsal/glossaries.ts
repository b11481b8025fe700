import { fields, list, text } from "./fields.ts";
import { type GoogleRefusal, invalidArgument, notFound } from "./google-faults.ts";

/** A source term and what replaces it, in this direction only. */
export interface TermPair {
  readonly source: string;
  readonly target: string;
}

/** Google's glossaries with their entries, and the operations that make them; shared by gRPC and REST. */
export interface Glossaries {
  create(parent: string, glossary: unknown): Operation;
  get(name: string): object;
  list(parent: string): object;
  remove(name: string): Operation;
  createEntry(parent: string, entry: unknown): object;
  getEntry(name: string): object;
  updateEntry(entry: unknown): object;
  listEntries(parent: string, pageSize: number, pageToken: string): object;
  removeEntry(name: string): object;
  operation(name: string): Operation;
  /** The entries that serve a pair of languages. */
  terms(name: string, from: string, to: string): readonly TermPair[];
}

/** A long-running operation: running when it is begun, done when it is asked after. */
export interface Operation {
  readonly name: string;
  readonly done: boolean;
  readonly metadata: OperationPart;
  readonly response?: OperationPart;
}

interface OperationPart {
  /** The message's name in `google.cloud.translation.v3`. */
  readonly type: string;
  readonly value: object;
}

/** Thrown where the service refuses. */
export class Refused extends Error {
  readonly refusal: GoogleRefusal;
  constructor(refusal: GoogleRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** What is kept of a glossary: its own fields, and its entries by name. */
interface Kept {
  readonly glossary: Readonly<Record<string, unknown>>;
  readonly entries: Map<string, object>;
}

/** No glossaries at first. */
export function openGlossaries(): Glossaries {
  const kept = new Map<string, Kept>();
  const operations = new Map<string, Operation>();
  let counted = 0;
  const find = (name: string): Kept => found(kept.get(name), name);
  const shown = ({ glossary, entries }: Kept): object => ({ ...glossary, entryCount: entries.size });
  const began = (parent: string, kind: "Create" | "Delete", name: string, value: object): Operation => {
    counted += 1;
    const operation = `${parent}/operations/${counted}`;
    const metadata = (state: string): OperationPart => ({ type: `${kind}GlossaryMetadata`, value: { name, state } });
    const response = { type: kind === "Create" ? "Glossary" : "DeleteGlossaryResponse", value };
    operations.set(operation, { name: operation, done: true, metadata: metadata("SUCCEEDED"), response });
    return { name: operation, done: false, metadata: metadata("RUNNING") };
  };
  const entryOf = (name: string): readonly [Kept, object] => {
    const glossary = find(name.split("/glossaryEntries/")[0] ?? "");
    return [glossary, found(glossary.entries.get(name), name)];
  };
  return {
    create: (parent, value) => {
      const glossary = checkedGlossary(parent, value);
      const name = text(glossary, "name");
      if (kept.has(name)) throw new Refused({ code: 6, message: `Glossary ${name} already exists.` });
      const made = { glossary, entries: new Map<string, object>() };
      kept.set(name, made);
      return began(parent, "Create", name, shown(made));
    },
    get: (name) => shown(find(name)),
    list: (parent) => ({
      glossaries: [...kept].filter(([name]) => name.startsWith(`${parent}/`)).map(([, glossary]) => shown(glossary)),
      nextPageToken: "",
    }),
    remove: (name) => {
      find(name);
      kept.delete(name);
      return began(name.split("/glossaries/")[0] ?? "", "Delete", name, { name });
    },
    createEntry: (parent, entry) => {
      const { entries } = find(parent);
      counted += 1;
      const name = `${parent}/glossaryEntries/${counted}`;
      const made = { ...checkedEntry(entry), name };
      entries.set(name, made);
      return made;
    },
    getEntry: (name) => entryOf(name)[1],
    updateEntry: (entry) => {
      const name = text(entry, "name");
      const [{ entries }] = entryOf(name);
      const made = { ...checkedEntry(entry), name };
      entries.set(name, made);
      return made;
    },
    listEntries: (parent, pageSize, pageToken) => page([...find(parent).entries.values()], pageSize, pageToken),
    removeEntry: (name) => {
      entryOf(name)[0].entries.delete(name);
      return {};
    },
    operation: (name) => found(operations.get(name), name),
    terms: (name, from, to) => {
      const { glossary, entries } = find(name);
      if (!serves(glossary, from, to))
        throw new Refused(invalidArgument("Glossary languages do not match the request."));
      return [...entries.values()].flatMap((entry) => pairsOf(entry, from, to));
    },
  };
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Refused(notFound(name));
  return value;
}

function checkedGlossary(parent: string, value: unknown): Readonly<Record<string, unknown>> {
  const glossary = fields(value);
  if (parent.endsWith("/locations/global")) {
    throw new Refused(invalidArgument("Glossaries are not supported in location global."));
  }
  if (!text(glossary, "name").startsWith(`${parent}/glossaries/`)) {
    throw new Refused(invalidArgument("Invalid glossary name."));
  }
  const { name, languagePair, languageCodesSet, inputConfig, displayName } = glossary;
  if (!languagePair && !languageCodesSet) throw new Refused(invalidArgument("Glossary languages are required."));
  // gRPC hands over every field, the missing ones of a choice as null.
  const given = { name, languagePair, languageCodesSet, inputConfig, displayName };
  return Object.fromEntries(Object.entries(given).filter(([, field]) => field !== null && field !== undefined));
}

function checkedEntry(value: unknown): object {
  const { termsPair, termsSet, description = "" } = fields(value);
  if (termsPair) {
    const { sourceTerm, targetTerm } = fields(termsPair);
    if (text(sourceTerm, "text") === "" || text(targetTerm, "text") === "") {
      throw new Refused(invalidArgument("Glossary entry terms must not be empty."));
    }
    return { termsPair, description };
  }
  if (!termsSet) throw new Refused(invalidArgument("Glossary entry has no terms."));
  return { termsSet, description };
}

function serves(glossary: object, from: string, to: string): boolean {
  const { languagePair, languageCodesSet } = fields(glossary);
  if (languagePair) {
    return text(languagePair, "sourceLanguageCode") === from && text(languagePair, "targetLanguageCode") === to;
  }
  const codes = list(languageCodesSet, "languageCodes");
  return codes.includes(from) && codes.includes(to);
}

function pairsOf(entry: unknown, from: string, to: string): readonly TermPair[] {
  const { termsPair, termsSet } = fields(entry);
  if (termsPair) {
    const { sourceTerm, targetTerm } = fields(termsPair);
    return [{ source: text(sourceTerm, "text"), target: text(targetTerm, "text") }];
  }
  const terms = list(termsSet, "terms");
  const inLanguage = (code: string): string | undefined =>
    terms.filter((term) => text(term, "languageCode") === code).map((term) => text(term, "text"))[0];
  const [source, target] = [inLanguage(from), inLanguage(to)];
  return source === undefined || target === undefined ? [] : [{ source, target }];
}

function page(entries: readonly object[], pageSize: number, pageToken: string): object {
  const start = Number(pageToken || 0);
  const end = start + (pageSize > 0 ? pageSize : 200);
  return {
    glossaryEntries: entries.slice(start, end),
    nextPageToken: end < entries.length ? String(end) : "",
  };
}
