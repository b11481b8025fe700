import { v3 } from "@google-cloud/translate";
import { type CallOptions, googleAuthLibrary, grpc } from "google-gax";
import type { Endpoint } from "./google-endpoint.ts";
import type { GoogleSettings } from "./google-settings.ts";
import { watchRequests } from "./open-requests.ts";

/** One call of `TranslateText`, or of `AdaptiveMtTranslate` where there are examples; all names as the service wants them. */
export interface TranslateCall {
  readonly contents: readonly string[];
  readonly mimeType: "text/plain" | "text/html";
  readonly sourceLanguageCode: string;
  readonly targetLanguageCode: string;
  readonly parent: string;
  readonly model: string;
  /** The full name of the glossary resource to be used. */
  readonly glossary: string | undefined;
  /** For each of `contents`, pairs that it is to be like. */
  readonly examples: readonly (readonly { readonly source: string; readonly target: string }[])[] | undefined;
}

/** A language that the service has, by its own code. */
export interface ServedLanguage {
  readonly code: string;
  readonly asSource: boolean;
  readonly asTarget: boolean;
}

/** The connection to the service. */
export interface GoogleClient {
  /** The translations in order; "" where the service left one out. Ends the call when `signal` aborts. */
  translate(call: TranslateCall, signal: AbortSignal): Promise<readonly string[]>;
  /** What the service translates between, with this model (its full name). */
  languages(parent: string, model: string, signal: AbortSignal): Promise<readonly ServedLanguage[]>;
  close(): Promise<void>;
}

/** The service does not say how long a call may take, and the library would wait ten minutes. */
const timeoutMs = 60_000;

type Service = v3.TranslationServiceClient;

/**
 * Opens the real client, over gRPC or REST. Importing this file loads google-gax, some 250 ms and 90 MB, so it is
 * imported with the first request only.
 */
export function connect(settings: Pick<GoogleSettings, "transport" | "endpoint">): GoogleClient {
  const service = openService(settings);
  const requests = watchRequests();
  let ready: Promise<unknown> | undefined;
  const call = async <T>(signal: AbortSignal, send: (options: CallOptions) => Promise<T>): Promise<T> => {
    // The client's methods would do this themselves, but throw a failure (unusable credentials) where nobody can catch it.
    ready ??= service.initialize();
    await ready;
    const over = new AbortController();
    try {
      return await raced(send(callOptions(settings.transport, signal, over.signal)), signal);
    } finally {
      over.abort();
    }
  };
  return {
    translate: (wanted, signal) => call(signal, (options) => translateBy(service, wanted, options)),
    languages: async (parent, model, signal) => {
      const [{ languages }] = await call(signal, (options) =>
        service.getSupportedLanguages({ parent, model }, options),
      );
      return (languages ?? []).map(({ languageCode, supportSource, supportTarget }) => ({
        code: languageCode ?? "",
        asSource: supportSource === true,
        asTarget: supportTarget === true,
      }));
    },
    close: async () => {
      requests.end();
      await ready?.then(
        () => service.close(),
        () => {}, // never opened, as the first request has said
      );
    },
  };
}

/** The library's own client, for Google or for the server on this machine. */
export function openService({ transport, endpoint }: Pick<GoogleSettings, "transport" | "endpoint">): Service {
  // The library reads this variable alone. Anything but "assume-present" would let it look for a metadata server.
  if (process.env["METADATA_SERVER_DETECTION"] !== "assume-present") process.env["METADATA_SERVER_DETECTION"] = "none";
  const local = endpoint === undefined ? {} : loopbackOptions(transport, endpoint);
  return new v3.TranslationServiceClient({ ...(transport === "rest" ? { fallback: true } : {}), ...local });
}

function loopbackOptions(
  transport: GoogleSettings["transport"],
  { host, port }: Endpoint,
): NonNullable<ConstructorParameters<typeof v3.TranslationServiceClient>[0]> {
  const server = { apiEndpoint: host, port, projectId: "loopback" };
  if (transport === "grpc") return { ...server, sslCreds: grpc.credentials.createInsecure() };
  return { ...server, protocol: "http", authClient: new googleAuthLibrary.PassThroughClient() };
}

async function translateBy(service: Service, call: TranslateCall, options: CallOptions): Promise<readonly string[]> {
  const { contents, mimeType, sourceLanguageCode, targetLanguageCode, parent, model, glossary, examples } = call;
  const glossaryConfig = glossary === undefined ? {} : { glossaryConfig: { glossary, ignoreCase: true } };
  if (examples === undefined) {
    const languages = { sourceLanguageCode, targetLanguageCode };
    const request = { contents: [...contents], mimeType, ...languages, parent, model, ...glossaryConfig };
    return textsOf((await service.translateText(request, options))[0], glossary);
  }
  const pair = ({ source, target }: { readonly source: string; readonly target: string }) => ({
    sourceSentence: source,
    targetSentence: target,
  });
  const referenceSentencePairLists = examples.map((list) => ({ referenceSentencePairs: list.map(pair) }));
  const referenceSentenceConfig = { sourceLanguageCode, targetLanguageCode, referenceSentencePairLists };
  const request = { parent, content: [...contents], mimeType, referenceSentenceConfig, ...glossaryConfig };
  return textsOf((await service.adaptiveMtTranslate(request, options))[0], glossary);
}

interface Translation {
  readonly translatedText?: string | null;
}

/** With a glossary the service answers twice, without it and with it. */
function textsOf(
  answer: {
    readonly translations?: readonly Translation[] | null;
    readonly glossaryTranslations?: readonly Translation[] | null;
  },
  glossary: string | undefined,
): readonly string[] {
  const translations = (glossary === undefined ? answer.translations : answer.glossaryTranslations) ?? [];
  return translations.map(({ translatedText }) => translatedText ?? "");
}

/** A way to end the call, which the library's promise does not offer. `over` aborts when there is nothing left to end. */
function callOptions(transport: GoogleSettings["transport"], signal: AbortSignal, over: AbortSignal): CallOptions {
  if (transport === "rest") return { timeout: timeoutMs };
  const interceptor: grpc.Interceptor = (options, nextCall) => {
    const call = new grpc.InterceptingCall(nextCall(options));
    const end = (): void => call.cancelWithStatus(grpc.status.CANCELLED, "interrupted");
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true, signal: over });
    return call;
  };
  // No retry is asked for, and the library's own settings have none for these methods: the queue retries.
  return { timeout: timeoutMs, otherArgs: { options: { interceptors: [interceptor] } } };
}

/** The promise, or the signal's reason: over REST a call cannot be ended by itself, and is left until the client closes. */
export async function raced<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  promise.catch(() => {}); // reported by the race, or left behind
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
