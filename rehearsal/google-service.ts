import type { Ask, Desk, SeenRequest } from "./desk.ts";
import type { ConnectionFault } from "./faults.ts";
import { codepoints, fields, list, text, texts } from "./fields.ts";
import { type Glossaries, openGlossaries, Refused, type TermPair } from "./glossaries.ts";
import { type GoogleRefusal, googleRefusal, invalidArgument } from "./google-faults.ts";
import { connectionFault } from "./http.ts";
import { withTerms } from "./terms.ts";

type From = Pick<SeenRequest, "protocol" | "headers">;

/** What a call came to: the message to answer, and what the transport must do to it. */
export interface GoogleAnswer {
  readonly message: object;
  readonly fault?: ConnectionFault | undefined;
}

/** Google Cloud Translation v3 below its transports: messages as objects in, messages out. Refusals are thrown. */
export interface GoogleService {
  readonly glossaries: Glossaries;
  translateText(body: unknown, from: From): Promise<GoogleAnswer>;
  adaptiveMtTranslate(body: unknown, from: From): Promise<GoogleAnswer>;
  supportedLanguages(parent: string, model: string): object;
}

/** Languages of the general model; the language model and adaptive translation have no Kazakh. */
export const GOOGLE_LANGUAGES: readonly string[] = ["de", "en", "es", "fr", "kk", "ru", "tr", "uk", "uz", "zh-CN"];
const LANGUAGE_MODEL = "general/translation-llm";
const MAX_STRINGS = 1024;
const MAX_CODEPOINTS = 30_000;

/** Opens the service; its glossaries are new. */
export function openGoogleService(desk: Desk): GoogleService {
  const glossaries = openGlossaries();
  return {
    glossaries,
    translateText: async (body, from) => {
      const { glossaryConfig } = fields(body);
      const ask = translateAsk(body, from);
      const terms = glossaryTerms(glossaries, glossaryConfig, ask);
      const { texts: translated, fault } = await ordered(desk, { ...ask, invalid: ask.invalid ?? terms.refusal });
      const model = ask.model === "" ? "general/nmt" : ask.model;
      const glossaryTranslations = terms
        .apply(translated)
        .map((translatedText) => ({ translatedText, glossaryConfig }));
      const translations = translated.map((translatedText) => ({ translatedText, model }));
      return { message: { translations, ...(glossaryConfig ? { glossaryTranslations } : {}) }, fault };
    },
    adaptiveMtTranslate: async (body, from) => {
      const { glossaryConfig } = fields(body);
      const ask = adaptiveAsk(body, from);
      const terms = glossaryTerms(glossaries, glossaryConfig, ask);
      const { texts: translated, fault } = await ordered(desk, { ...ask, invalid: ask.invalid ?? terms.refusal });
      const shape = (translatedText: string): object => ({ translatedText });
      const glossaryTranslations = glossaryConfig ? terms.apply(translated).map(shape) : [];
      return { message: { translations: translated.map(shape), languageCode: ask.to, glossaryTranslations }, fault };
    },
    supportedLanguages: (_parent, model) => ({ languages: languagesOf(model).map(languageOf) }),
  };
}

function languagesOf(model: string): readonly string[] {
  return model.endsWith("translation-llm") ? GOOGLE_LANGUAGES.filter((code) => code !== "kk") : GOOGLE_LANGUAGES;
}

function languageOf(languageCode: string): object {
  return { languageCode, displayName: "", supportSource: true, supportTarget: true };
}

async function ordered(desk: Desk, ask: Ask<GoogleRefusal>) {
  const verdict = await desk.translate(ask);
  if (verdict.kind === "refused") throw new Refused(verdict.refusal);
  return { texts: verdict.texts, fault: connectionFault(verdict.fault) };
}

function translateAsk(body: unknown, { protocol, headers }: From): Ask<GoogleRefusal> {
  const contents = texts(body, "contents");
  const to = text(body, "targetLanguageCode");
  const model = text(body, "model");
  const mimeType = text(body, "mimeType");
  const from = text(body, "sourceLanguageCode");
  const invalid = invalidTranslate({ contents, from, to, model, mimeType, parent: text(body, "parent") });
  return {
    protocol,
    headers,
    body,
    contents,
    from,
    to,
    model,
    mimeType,
    invalid,
    refusal: googleRefusal,
    finish: finishIn(mimeType),
  };
}

interface Translate {
  readonly contents: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly model: string;
  readonly mimeType: string;
  readonly parent: string;
}

/** What the service itself refuses. */
function invalidTranslate(call: Translate): GoogleRefusal | undefined {
  const { from, to, model, parent } = call;
  if (!/^projects\/[^/]+(\/locations\/[^/]+)?$/.test(parent)) return invalidArgument("Invalid resource name; parent.");
  if (model !== "" && !model.startsWith(`${parent}/models/`)) return googleRefusal("invalid-model");
  const isLanguageModel = model.endsWith(LANGUAGE_MODEL);
  if (isLanguageModel && isGlobal(parent)) return googleRefusal("invalid-model");
  const languages = languagesOf(model);
  if (!languages.includes(to)) return googleRefusal("invalid-language");
  if (from !== "" && !languages.includes(from)) return invalidArgument("Source language is invalid.");
  return invalidContents(call);
}

function invalidContents({ contents, mimeType }: Pick<Translate, "contents" | "mimeType">): GoogleRefusal | undefined {
  if (mimeType !== "" && mimeType !== "text/plain" && mimeType !== "text/html") {
    return invalidArgument("Mime type is invalid.");
  }
  if (contents.length === 0) return invalidArgument("Text is empty in contents.");
  if (contents.length > MAX_STRINGS) return invalidArgument("Too many strings in contents: at most 1024.");
  if (codepoints(contents) > MAX_CODEPOINTS) return invalidArgument("Text is too long in contents: 30K codepoints.");
  return undefined;
}

function isGlobal(parent: string): boolean {
  return !parent.includes("/locations/") || parent.endsWith("/locations/global");
}

function adaptiveAsk(body: unknown, { protocol, headers }: From): Ask<GoogleRefusal> {
  const contents = texts(body, "content");
  const { referenceSentenceConfig } = fields(body);
  const [from, to] = [
    text(referenceSentenceConfig, "sourceLanguageCode"),
    text(referenceSentenceConfig, "targetLanguageCode"),
  ];
  const mimeType = text(body, "mimeType");
  const languages = languagesOf(LANGUAGE_MODEL);
  const pairs = list(referenceSentenceConfig, "referenceSentencePairLists");
  const invalid = isGlobal(text(body, "parent"))
    ? googleRefusal("invalid-model")
    : !languages.includes(to)
      ? googleRefusal("invalid-language")
      : pairs.length > 0 && pairs.length !== contents.length
        ? invalidArgument("Reference sentence pair lists must be as many as contents.")
        : invalidContents({ contents, mimeType });
  const model = "adaptive";
  return {
    protocol,
    headers,
    body,
    contents,
    from,
    to,
    model,
    mimeType,
    invalid,
    refusal: googleRefusal,
    finish: finishIn(mimeType),
  };
}

/** A missing MIME type means HTML. */
function finishIn(mimeType: string): (translation: string) => string {
  return mimeType === "text/plain" ? (translation) => translation : asHtml;
}

/** Text between tags with quotation marks as entities and white space folded, as the service writes HTML. */
export function asHtml(html: string): string {
  return html
    .replace(/\s+/g, " ")
    .replace(/(<[^>]*>)|'|"/g, (found, tag) => (tag !== undefined ? tag : found === "'" ? "&#39;" : "&quot;"));
}

/** The terms that a call names, or why it may not name them. */
function glossaryTerms(glossaries: Glossaries, config: unknown, { from, to }: Pick<SeenRequest, "from" | "to">) {
  const name = text(config, "glossary");
  const apply = (terms: readonly TermPair[]) => (translated: readonly string[]) =>
    translated.map((translation) => withTerms(translation, terms, fields(config)["ignoreCase"] === true));
  if (!config) return { refusal: undefined, apply: apply([]) };
  try {
    return { refusal: undefined, apply: apply(glossaries.terms(name, from, to)) };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal, apply: apply([]) };
    throw error;
  }
}
