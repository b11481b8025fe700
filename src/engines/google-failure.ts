import { EngineFailure, type FailureClass } from "../core/engine.ts";
import { Problem, type ProblemCode } from "../core/problem.ts";
import { neverSent } from "./http.ts";
import { withoutSecrets } from "./secrets.ts";

/** What of an error of the client library matters, read from an unknown value. */
interface Fault {
  /** The gRPC status number (of v2 the one that its HTTP status stands for), or a system error's name such as `ECONNRESET`. */
  readonly code: number | string | undefined;
  /** The stable word of `google.rpc.ErrorInfo`, e.g. `RATE_LIMIT_EXCEEDED`; of v2 e.g. `userRateLimitExceeded`. */
  readonly reason: string;
  readonly message: string;
  readonly retryAfterMs: number | undefined;
}

/** The failure that an error of the client library stands for, sorted by what must be done about it. */
export function googleFailure(error: unknown): EngineFailure {
  const fault = readFault(error);
  const [failure, code] = classify(fault);
  // The error itself is no cause of the Problem: authentication errors may carry the request with its token.
  const problem = new Problem(code, { engine: "google", detail: withoutSecrets(fault.message) });
  const words = `${fault.code} ${fault.message}`;
  const charged = failure === "transient" && !neverSent.test(words) && !unconnected.test(words);
  return new EngineFailure(failure, problem, fault.retryAfterMs, charged);
}

const rateReason = /rate.?limit|quota.?exceeded|resource.?exhausted/i;
const dailyReason = /daily|per.?day/i;
const billingReason = /billing/i;
const disabledReason = /accessNotConfigured|service_disabled|has not been used in project/i;
const keyReason = /api.?key/i;
/** gRPC's words for what comes before a connection does, so that no request was sent. */
const unconnected = /No connection established|Name resolution failed/;
const networkWord = /ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EPIPE|ENETUNREACH|EHOSTUNREACH|socket hang up|network/;

/** Codes are those of gRPC: https://grpc.io/docs/guides/status-codes/. 403 alone says nothing, its reason does. */
function classify(fault: Fault): readonly [FailureClass, ProblemCode] {
  const words = `${fault.reason} ${fault.message}`;
  if (billingReason.test(words)) return ["daily", "E_ENGINE_BILLING"];
  const limited =
    fault.code === 8 || (fault.code === 7 && rateReason.test(words)) || (fault.code === 7 && dailyReason.test(words));
  if (limited) return dailyReason.test(words) ? ["daily", "E_ENGINE_DAILY"] : ["throttle", "E_ENGINE_QUOTA"];
  if (typeof fault.code === "string" || fault.message.includes("Getting metadata from plugin failed")) {
    return networkWord.test(`${fault.code} ${fault.message}`)
      ? ["transient", "E_ENGINE_UNREACHABLE"]
      : ["auth", "E_ENGINE_AUTH"];
  }
  if (fault.code === 7 && disabledReason.test(words)) return ["auth", "E_ENGINE_SETUP"];
  if (fault.code === 3 && keyReason.test(words)) return ["auth", "E_ENGINE_AUTH"];
  switch (fault.code) {
    case 3:
    case 9:
    case 11:
      return namesSetting(fault.message) ? ["auth", "E_ENGINE_SETUP"] : ["bad-request", "E_ENGINE_BAD_REQUEST"];
    case 5:
    case 12:
      return ["auth", "E_ENGINE_SETUP"];
    case undefined:
    case 7:
    case 16:
      return ["auth", "E_ENGINE_AUTH"];
    default:
      return ["transient", "E_ENGINE_UNREACHABLE"];
  }
}

/** Whether a bad request is bad for every segment alike: halving its pack would only multiply the requests. */
function namesSetting(message: string): boolean {
  // v2 says no more than "Invalid Value" of a language that it does not know.
  if (/^invalid value\.?$/i.test(message.trim())) return true;
  return /\b(language|model|location|parent|glossary|mime.?type)\b/i.test(message) && !/contents?\b/i.test(message);
}

function readFault(error: unknown): Fault {
  const { code, reason, errors, response, statusDetails } = fieldsOf(error);
  const [first] = Array.isArray(errors) ? errors : [];
  const word = reason ?? fieldsOf(first)["reason"];
  return {
    code: typeof code === "number" ? grpcCode(code) : typeof code === "string" ? code : undefined,
    reason: typeof word === "string" ? word : "",
    message: error instanceof Error ? error.message : String(error),
    retryAfterMs: retryDelay(statusDetails) ?? retryAfter(fieldsOf(fieldsOf(response)["headers"])["retry-after"]),
  };
}

/** HTTP statuses as the gRPC numbers that they stand for (google/rpc/code.proto); a gRPC number is itself. */
function grpcCode(code: number): number {
  if (code < 100) return code;
  const known: Readonly<Record<number, number>> = { 400: 3, 401: 16, 403: 7, 404: 5, 413: 3, 429: 8, 501: 12 };
  return known[code] ?? 14;
}

/** The header `Retry-After` in seconds. */
function retryAfter(header: unknown): number | undefined {
  const seconds = typeof header === "string" ? Number(header) : Number.NaN;
  return seconds > 0 && seconds < 86_400 ? Math.ceil(seconds * 1000) : undefined;
}

/** `google.rpc.RetryInfo` among the details: seconds as text or number, and nanoseconds. */
function retryDelay(details: unknown): number | undefined {
  if (!Array.isArray(details)) return undefined;
  for (const detail of details) {
    const delay = fieldsOf(fieldsOf(detail)["retryDelay"]);
    const ms = Number(delay["seconds"] ?? 0) * 1000 + Number(delay["nanos"] ?? 0) / 1e6;
    if (ms > 0) return Math.ceil(ms);
  }
  return undefined;
}

/** The fields of an unknown value, none where it is no object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  // Holds for any object: its properties are read as unknown values, and a missing one as undefined.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
