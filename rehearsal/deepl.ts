import { randomUUID } from "node:crypto";
import type { Desk } from "./desk.ts";
import type { RefusalFault } from "./faults.ts";
import { list, text, texts } from "./fields.ts";
import type { TermPair } from "./glossaries.ts";
import { answered, type HttpAnswer, type HttpRequest, type Service } from "./http.ts";
import { withTerms } from "./terms.ts";

const MAX_BYTES = 128 * 1024;
const MAX_TEXTS = 50;
const LANGUAGES = ["DE", "EN", "EN-GB", "EN-US", "ES", "FR", "KK", "RU", "TR", "UK", "UZ"];
/** Translation only: no glossary, no tags, no style rules. */
const BASIC_LANGUAGES = ["KK", "UZ"];
const CHARACTER_LIMIT = 1_000_000_000;

interface Dictionary {
  readonly source_lang: string;
  readonly target_lang: string;
  readonly terms: readonly TermPair[];
}

interface Glossary {
  readonly name: string;
  readonly dictionaries: readonly Dictionary[];
}

/** DeepL: translation, usage, languages and v3 glossaries. */
export function deepl(desk: Desk): Service {
  const glossaries = new Map<string, Glossary>();
  return async (request) => {
    if (!/^DeepL-Auth-Key \S/.test(request.headers["authorization"] ?? "")) return refusalOf("unauthenticated");
    switch (request.path) {
      case "/v2/translate":
        return await translate(desk, glossaries, request);
      case "/v2/usage":
        return { status: 200, json: { character_count: used(desk), character_limit: CHARACTER_LIMIT } };
      case "/v2/languages":
        return { status: 200, json: LANGUAGES.map(languageOf) };
      default:
        return request.path.startsWith("/v3/glossaries") ? glossaryAnswer(glossaries, request) : undefined;
    }
  };
}

function used(desk: Desk): number {
  return desk.requests
    .filter(({ protocol }) => protocol === "deepl")
    .reduce((sum, { characters }) => sum + characters, 0);
}

function languageOf(language: string): object {
  return { language, name: language, supports_formality: language === "DE" || language === "RU" };
}

async function translate(
  desk: Desk,
  glossaries: ReadonlyMap<string, Glossary>,
  request: HttpRequest,
): Promise<HttpAnswer> {
  const { body, headers } = request;
  const from = text(body, "source_lang").toUpperCase();
  const to = text(body, "target_lang");
  const mimeType = text(body, "tag_handling") === "" ? "text/plain" : "text/html";
  const invalid = invalidTranslate(request, glossaries);
  const dictionary = glossaries
    .get(text(body, "glossary_id"))
    ?.dictionaries.find(({ source_lang, target_lang }) => serves(source_lang, from) && serves(target_lang, to));
  const finish = (translation: string): string => withTerms(translation, dictionary?.terms ?? [], false);
  const model = text(body, "model_type");
  const contents = texts(body, "text");
  const ask = {
    protocol: "deepl" as const,
    contents,
    from,
    to,
    model,
    mimeType,
    headers,
    body,
    invalid,
    refusal: refusalOf,
    finish,
  };
  return await answered(desk, ask, (translated) => ({
    translations: translated.map((translation) => ({
      detected_source_language: from === "" ? "EN" : from.slice(0, 2),
      text: translation,
      model_type_used: "quality_optimized",
    })),
  }));
}

function invalidTranslate(request: HttpRequest, glossaries: ReadonlyMap<string, Glossary>): HttpAnswer | undefined {
  const { body, bytes } = request;
  const to = text(body, "target_lang").toUpperCase();
  const from = text(body, "source_lang").toUpperCase();
  const contents = texts(body, "text");
  const glossary = text(body, "glossary_id");
  if (bytes > MAX_BYTES) return { status: 413, json: { message: "Request Entity Too Large" } };
  if (contents.length === 0) return bad("Parameter 'text' not specified.");
  if (contents.length > MAX_TEXTS) return bad("Too many texts: at most 50.");
  if (to === "") return bad("Value for 'target_lang' not specified.");
  if (!LANGUAGES.includes(to)) return bad("Value for 'target_lang' not supported.");
  if (from !== "" && !LANGUAGES.includes(from)) return bad("Value for 'source_lang' not supported.");
  if (BASIC_LANGUAGES.includes(to) && text(body, "tag_handling") !== "") {
    return bad("Tag handling is not supported for this language pair.");
  }
  if (glossary === "") return undefined;
  if (from === "") return bad("Use of a glossary requires the source_lang parameter to be specified.");
  if (!glossaries.has(glossary)) return { status: 404, json: { message: "Invalid or missing glossary id" } };
  const pairs = glossaries.get(glossary)?.dictionaries ?? [];
  const known = pairs.some(({ source_lang, target_lang }) => serves(source_lang, from) && serves(target_lang, to));
  return known ? undefined : bad("The glossary has no dictionary for the requested language pair.");
}

function serves(dictionaryLanguage: string, language: string): boolean {
  return dictionaryLanguage.toUpperCase() === language.toUpperCase().slice(0, 2);
}

function bad(reason: string): HttpAnswer {
  return { status: 400, json: { message: `Bad request. Reason: ${reason}` } };
}

function refusalOf(fault: RefusalFault): HttpAnswer {
  switch (fault) {
    case "throttle":
    case "forbidden-rate":
      return { status: 429, json: { message: "Too many requests" } };
    case "daily":
    case "billing":
      return { status: 456, json: { message: "Quota exceeded" } };
    case "unavailable":
      return { status: 503, json: { message: "Resource currently unavailable" } };
    case "internal":
      return { status: 500, json: { message: "Internal server error" } };
    case "bad-request":
      return bad("Value for 'text' is invalid.");
    case "invalid-language":
      return bad("Value for 'target_lang' not supported.");
    case "invalid-model":
      return bad("Value for 'model_type' not supported.");
    case "unauthenticated":
    case "permission":
      return { status: 403, json: { message: "Forbidden" } };
  }
}

function glossaryAnswer(
  glossaries: Map<string, Glossary>,
  { method, path, query, body }: HttpRequest,
): HttpAnswer | undefined {
  const [, , , id, part] = path.split("/");
  if (id === undefined || id === "") {
    if (method === "GET") return { status: 200, json: { glossaries: [...glossaries].map(shown) } };
    const made = { name: text(body, "name"), dictionaries: list(body, "dictionaries").map(dictionaryOf) };
    const refused = made.dictionaries.length === 0 ? bad("Missing dictionaries.") : refusedLanguages(made.dictionaries);
    if (refused !== undefined) return refused;
    const key = randomUUID();
    glossaries.set(key, made);
    return { status: 201, json: shown([key, made]) };
  }
  const glossary = glossaries.get(id);
  if (glossary === undefined) return { status: 404, json: { message: "Glossary not found" } };
  if (part === "entries") return entriesAnswer(glossary, query);
  if (method === "GET") return { status: 200, json: shown([id, glossary]) };
  if (method === "DELETE") {
    glossaries.delete(id);
    return { status: 204 };
  }
  // PUT replaces one dictionary, PATCH changes the name and adds to dictionaries.
  const given = part === "dictionaries" ? [dictionaryOf(body)] : list(body, "dictionaries").map(dictionaryOf);
  const changed = {
    name: text(body, "name") || glossary.name,
    dictionaries: replaced(glossary.dictionaries, given, method === "PATCH"),
  };
  glossaries.set(id, changed);
  return { status: 200, json: part === "dictionaries" ? given.map(shownDictionary)[0] : shown([id, changed]) };
}

function refusedLanguages(dictionaries: readonly Dictionary[]): HttpAnswer | undefined {
  const basic = dictionaries.some(({ source_lang, target_lang }) =>
    BASIC_LANGUAGES.some((language) => serves(source_lang, language) || serves(target_lang, language)),
  );
  return basic ? bad("Unsupported glossary language pair.") : undefined;
}

function dictionaryOf(value: unknown): Dictionary {
  const separator = text(value, "entries_format") === "csv" ? "," : "\t";
  const terms = text(value, "entries")
    .split("\n")
    .map((line) => line.split(separator))
    .map(([source = "", target = ""]) => ({ source: source.trim(), target: target.trim() }))
    .filter(({ source, target }) => source !== "" && target !== "");
  return {
    source_lang: text(value, "source_lang").toLowerCase(),
    target_lang: text(value, "target_lang").toLowerCase(),
    terms,
  };
}

function replaced(old: readonly Dictionary[], given: readonly Dictionary[], merge: boolean): readonly Dictionary[] {
  const pairOf = ({ source_lang, target_lang }: Dictionary): string => `${source_lang}|${target_lang}`;
  const all = new Map(old.map((dictionary) => [pairOf(dictionary), dictionary]));
  for (const dictionary of given) {
    const before = merge ? (all.get(pairOf(dictionary))?.terms ?? []) : [];
    const terms = new Map([...before, ...dictionary.terms].map((term) => [term.source, term]));
    all.set(pairOf(dictionary), { ...dictionary, terms: [...terms.values()] });
  }
  return [...all.values()];
}

function entriesAnswer(glossary: Glossary, query: URLSearchParams): HttpAnswer {
  const wanted = glossary.dictionaries.filter(
    ({ source_lang, target_lang }) =>
      source_lang === query.get("source_lang") && target_lang === query.get("target_lang"),
  );
  const dictionaries = wanted.map(({ source_lang, target_lang, terms }) => ({
    source_lang,
    target_lang,
    entries: terms.map(({ source, target }) => `${source}\t${target}`).join("\n"),
    entries_format: "tsv",
  }));
  return { status: 200, json: { dictionaries } };
}

function shown([glossary_id, { name, dictionaries }]: readonly [string, Glossary]): object {
  return { glossary_id, name, dictionaries: dictionaries.map(shownDictionary), creation_time: "2026-01-01T00:00:00Z" };
}

function shownDictionary({ source_lang, target_lang, terms }: Dictionary): object {
  return { source_lang, target_lang, entry_count: terms.length };
}
