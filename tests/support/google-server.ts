import { createRequire } from "node:module";
import * as grpc from "@grpc/grpc-js";
import { GrpcClient } from "google-gax";
import { faultDetails, type GoogleFault } from "./google-faults.ts";

/** What the service was asked, whether it was answered or not. */
export interface LoggedRequest {
  /** Counted from 1. */
  readonly number: number;
  readonly contents: readonly string[];
  /** Codepoints of all contents: what Google charges and counts. */
  readonly characters: number;
  readonly mimeType: string;
  readonly from: string;
  readonly to: string;
  readonly model: string;
}

export interface GoogleServerOptions {
  /** Codepoints within any `windowMs`; beyond it requests are refused as Google does. */
  readonly quota?: number;
  readonly windowMs?: number;
  /** The clock of the quota. */
  readonly now?: () => number;
  /** How the request of this number fails, if it does. */
  readonly fail?: (request: number, contents: readonly string[]) => GoogleFault | undefined;
  readonly delayMs?: number;
  /** Translations by content as sent. What is not listed gets marked pseudo-text. */
  readonly answers?: ReadonlyMap<string, string>;
  readonly onRequest?: (request: LoggedRequest) => void;
}

export interface GoogleServer extends AsyncDisposable {
  readonly port: number;
  /** For `QAZYNA_GOOGLE_ENDPOINT`. */
  readonly endpoint: string;
  readonly requests: readonly LoggedRequest[];
}

interface TranslateTextRequest {
  readonly contents: readonly string[];
  readonly mimeType: string;
  readonly sourceLanguageCode: string;
  readonly targetLanguageCode: string;
  readonly parent: string;
  readonly model: string;
}

type Call = grpc.ServerUnaryCall<TranslateTextRequest, unknown>;
type Reply = grpc.sendUnaryData<unknown>;

/**
 * A server on loopback that speaks Google Cloud Translation v3 over gRPC, made from the definitions that the client
 * package ships, so that the real client can be tested against quotas, failures and odd answers.
 *
 * Like the service it takes a missing MIME type for HTML, and in HTML writes quotation marks as entities and folds white
 * space.
 */
export async function startGoogleServer(options: GoogleServerOptions = {}): Promise<GoogleServer> {
  const requests: LoggedRequest[] = [];
  const quota = slidingQuota(options);
  const server = new grpc.Server();
  server.addService(translationService(), {
    translateText: (call: Call, reply: Reply) => {
      const request = log(requests.length + 1, call.request);
      requests.push(request);
      options.onRequest?.(request);
      const fault =
        options.fail?.(request.number, request.contents) ?? invalid(call.request) ?? quota(request.characters);
      if (fault === "hang") return;
      const answer = (): void => respond(options, fault, call.request, reply);
      if (options.delayMs === undefined) answer();
      else setTimeout(answer, options.delayMs);
    },
    getSupportedLanguages: (call: grpc.ServerUnaryCall<{ model: string }, unknown>, reply: Reply) => {
      const codes = call.request.model.endsWith("translation-llm") ? ["en", "ru"] : ["en", "kk", "ru"];
      const languages = codes.map((languageCode) => ({ languageCode, supportSource: true, supportTarget: true }));
      reply(null, { languages });
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    const credentials = grpc.ServerCredentials.createInsecure();
    server.bindAsync("127.0.0.1:0", credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return {
    port,
    endpoint: `127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: async () => server.forceShutdown(),
  };
}

function translationService(): grpc.ServiceDefinition {
  const definitions: object = createRequire(import.meta.url)("@google-cloud/translate/build/protos/protos.json");
  const loaded: unknown = new GrpcClient().loadProtoJSON(definitions);
  // The package's own definitions have this shape: checked by its version being pinned.
  type Loaded = {
    google: { cloud: { translation: { v3: { TranslationService: { service: grpc.ServiceDefinition } } } } };
  };
  return (loaded as Loaded).google.cloud.translation.v3.TranslationService.service;
}

function log(number: number, request: TranslateTextRequest): LoggedRequest {
  const { contents, mimeType, sourceLanguageCode: from, targetLanguageCode: to, model } = request;
  return { number, contents, characters: [...contents.join("")].length, mimeType, from, to, model };
}

/** What the service itself refuses. */
function invalid(request: TranslateTextRequest): GoogleFault | undefined {
  const { contents, targetLanguageCode, parent, model } = request;
  if (targetLanguageCode === "xx") return "invalid-language";
  if (model !== "" && !model.startsWith(`${parent}/models/`)) return "invalid-model";
  const tooMuch = contents.length > 1024 || [...contents.join("")].length > 30_000;
  return contents.length === 0 || tooMuch ? "invalid" : undefined;
}

/** Counts what was let through within the last `windowMs`; refuses what would exceed the quota. */
function slidingQuota(options: GoogleServerOptions): (characters: number) => GoogleFault | undefined {
  const { quota, windowMs = 60_000, now = Date.now } = options;
  let accepted: { readonly at: number; readonly characters: number }[] = [];
  return (characters) => {
    accepted = accepted.filter((entry) => entry.at > now() - windowMs);
    const sum = accepted.reduce((total, entry) => total + entry.characters, 0);
    if (quota !== undefined && sum + characters > quota) return "throttle";
    accepted.push({ at: now(), characters });
    return undefined;
  };
}

function respond(
  options: GoogleServerOptions,
  fault: GoogleFault | undefined,
  request: TranslateTextRequest,
  reply: Reply,
): void {
  const failure = fault === undefined ? undefined : faultDetails(fault);
  if (failure !== undefined) {
    const metadata = new grpc.Metadata();
    if (failure.status !== undefined) metadata.set("grpc-status-details-bin", failure.status);
    reply({ code: failure.code, details: failure.message, metadata });
    return;
  }
  const html = request.mimeType !== "text/plain";
  const translations = request.contents.map((content) => {
    const known = options.answers?.get(content) ?? `⟦${request.targetLanguageCode}⟧ ${content}`;
    return { translatedText: fault === "blank" ? " " : html ? asHtml(known) : known };
  });
  reply(null, { translations: fault === "wrong-count" ? translations.slice(1) : translations });
}

/** Text between tags with quotation marks as entities and white space folded. */
function asHtml(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/(<[^>]*>)|'|"/g, (found, tag) => (tag !== undefined ? tag : found === "'" ? "&#39;" : "&quot;"));
}
