import { EngineFailure, type FailureClass } from "../core/engine.ts";
import { type Phrase, Problem, type ProblemCode, phrase } from "../core/problem.ts";
import { withoutSecrets } from "./secrets.ts";

/** One request to a service over HTTP. */
export interface HttpAsk {
  /** As Problems name it. */
  readonly engine: string;
  /** Made by `serviceUrl`. */
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Until the whole answer is there; 60,000 if not given. */
  readonly timeoutMs?: number;
  /** Of the answer, decompressed; 8 MiB if not given. */
  readonly maxBytes?: number;
  /** Keys in use: struck out of every message. */
  readonly secrets?: readonly string[];
}

/** What a service answered, whatever its status. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined where a refusal (a status of 400 and more) is no JSON. */
  readonly json: unknown;
  /** The start of the answer on one line, without secrets, for messages. */
  readonly excerpt: string;
  /** Milliseconds that the service asks to wait, where it says so. */
  readonly retryAfterMs: number | undefined;
}

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * What a service answers to a JSON body. One request: no retry, no redirect.
 *
 * Rejects with the signal's reason, or with an `EngineFailure` where there is no answer in JSON: `E_ENGINE_UNREACHABLE`,
 * `E_ENGINE_REDIRECT`, `E_ENGINE_PROTOCOL`, `E_ENGINE_ANSWER` (too big). A refusal is returned: what its status means only the engine knows.
 */
export async function postJson(ask: HttpAsk & { readonly body: unknown }): Promise<HttpReply> {
  const headers = { "content-type": "application/json", accept: "application/json", ...ask.headers };
  return send(ask, { method: "POST", headers, body: JSON.stringify(ask.body) });
}

/** The same for a form, which services of older make want. */
export async function postForm(ask: HttpAsk & { readonly body: URLSearchParams }): Promise<HttpReply> {
  return send(ask, { method: "POST", headers: { accept: "application/json", ...ask.headers }, body: ask.body });
}

/** The same without a body. */
export async function getJson(ask: HttpAsk): Promise<HttpReply> {
  return send(ask, { method: "GET", headers: { accept: "application/json", ...ask.headers } });
}

async function send(ask: HttpAsk, init: RequestInit): Promise<HttpReply> {
  const { url, signal, timeoutMs = TIMEOUT_MS } = ask;
  signal.throwIfAborted();
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.any([signal, timeout]) });
    if (response.status >= 300 && response.status < 400) throw await redirected(ask, response);
    return readReply(ask, response, await readText(ask, response));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EngineFailure) throw error;
    if (timeout.aborted) {
      const late = phrase("phrase.engine.timeout", { seconds: timeoutMs / 1000 });
      throw httpFailure(ask, "E_ENGINE_UNREACHABLE", late, true);
    }
    const words = networkWords(error);
    throw httpFailure(ask, "E_ENGINE_UNREACHABLE", words, !neverSent.test(words));
  }
}

async function redirected(ask: HttpAsk, response: Response): Promise<EngineFailure> {
  await response.body?.cancel();
  const target = response.headers.get("location") ?? "";
  // Only where to, without the rest of the address: it may repeat what was sent.
  const detail = URL.canParse(target, ask.url.href) ? new URL(target, ask.url).origin : String(response.status);
  return httpFailure(ask, "E_ENGINE_REDIRECT", detail);
}

async function readText(ask: HttpAsk, response: Response): Promise<string> {
  const { maxBytes = MAX_BYTES } = ask;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop cancels the body, and with it the connection.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw httpFailure(ask, "E_ENGINE_ANSWER", `more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}

function readReply(ask: HttpAsk, response: Response, text: string): HttpReply {
  const { status, headers } = response;
  const excerpt = withoutSecrets(text.slice(0, 2_000), ask.secrets).slice(0, 200);
  const json = parseJson(text);
  if (json === undefined && status < 400)
    throw httpFailure(ask, "E_ENGINE_PROTOCOL", excerpt || phrase("phrase.engine.status", { status }));
  return { status, headers, json, excerpt, retryAfterMs: readRetryAfter(headers.get("retry-after"), Date.now()) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A redirect never mends itself; an answer that is too big may be smaller for half the pack; the rest may pass. */
const failures: Readonly<Record<string, FailureClass>> = { E_ENGINE_REDIRECT: "auth", E_ENGINE_ANSWER: "bad-request" };

/** @param charged whether the service may have done the work; a redirect has not, an answer that is too big has */
function httpFailure(
  ask: HttpAsk,
  code: ProblemCode,
  words: string | Phrase,
  charged: boolean = code !== "E_ENGINE_REDIRECT",
): EngineFailure {
  const detail = typeof words === "string" ? withoutSecrets(words, ask.secrets) : words;
  const problem = new Problem(code, { engine: ask.engine, detail });
  return new EngineFailure(failures[code] ?? "transient", problem, undefined, charged);
}

/** Errors of the system and of `fetch` that come before a connection does, so that no request was sent. */
export const neverSent: RegExp =
  /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)\b/;

/** `fetch` says "fetch failed", and the reason in the cause: `ECONNREFUSED`, `UND_ERR_SOCKET other side closed`. */
function networkWords(error: unknown): string {
  const messages: string[] = [];
  for (let one: unknown = error; one instanceof Error && messages.length < 4; one = one.cause) {
    const code = "code" in one ? String(one.code) : "";
    messages.push(`${code} ${one.message}`.trim());
  }
  return messages.join(": ") || String(error);
}

/**
 * The milliseconds of a `Retry-After` header, in seconds or as an HTTP date (RFC 9110, 10.2.3); undefined where it is
 * neither. Never negative, at most a day.
 */
export function readRetryAfter(value: string | null, nowMs: number): number | undefined {
  if (value === null) return undefined;
  const text = value.trim();
  const ms = /^\d+(\.\d+)?$/.test(text) ? Math.ceil(Number(text) * 1000) : Date.parse(text) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), 86_400_000);
}

/**
 * The address of a service's method below its configured base: `https` anywhere, `http` on this machine only.
 *
 * Throws `E_ENGINE_ENDPOINT` for any other base, and for one with a name, password, query or fragment.
 */
export function serviceUrl(engine: string, base: string, path: string): URL {
  const url = URL.canParse(base) ? new URL(base) : undefined;
  const clean = url !== undefined && [url.username, url.password, url.search, url.hash].every((part) => part === "");
  const safe = url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback(url.hostname));
  if (url === undefined || !clean || !safe)
    throw new Problem("E_ENGINE_ENDPOINT", { variable: `engine.${engine}.url`, endpoint: shown(base) });
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/${path}`;
  return url;
}

/** The parser has written `127.1` and `0x7f.1` as `127.0.0.1` by now. */
function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** Without what may be a secret: a name and password, and what follows the path. */
function shown(base: string): string {
  return withoutSecrets(base.slice(base.lastIndexOf("@") + 1).replace(/[?#].*/s, ""));
}
