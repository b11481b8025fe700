import { protobuf } from "google-gax";
import type { RefusalFault } from "./faults.ts";

/** A refusal of Google's, from which the forms of gRPC, v3 REST and v2 are made. */
export interface GoogleRefusal {
  /** gRPC's number. */
  readonly code: number;
  readonly message: string;
  /** The stable word of `google.rpc.ErrorInfo`. */
  readonly reason?: string;
  /** Of `google.rpc.RetryInfo`. */
  readonly retrySeconds?: number;
}

const QUOTA =
  "Quota exceeded for quota metric 'v2 and v3 general model characters' and limit 'v2 and v3 general model characters per";

/** What Google says to a fault. */
export function googleRefusal(fault: RefusalFault): GoogleRefusal {
  const service = "of service 'translate.googleapis.com'.";
  const limited = { code: 8, reason: "RATE_LIMIT_EXCEEDED" };
  switch (fault) {
    case "throttle":
      return { ...limited, message: `${QUOTA} minute' ${service}`, retrySeconds: 2 };
    case "daily":
      return { ...limited, message: `${QUOTA} day' ${service}` };
    case "forbidden-rate":
      return { code: 7, message: "User Rate Limit Exceeded", reason: "userRateLimitExceeded" };
    case "billing":
      return { code: 7, message: "This API method requires billing to be enabled.", reason: "BILLING_DISABLED" };
    case "permission": {
      const message = "Cloud IAM permission 'cloudtranslate.generalModels.predict' denied.";
      return { code: 7, message, reason: "IAM_PERMISSION_DENIED" };
    }
    case "unauthenticated": {
      // With a token as libraries put into errors: it must appear nowhere.
      const message = "Request had invalid authentication credentials. Authorization: Bearer ya29.canary-Secret_1";
      return { code: 16, message };
    }
    case "unavailable":
      return { code: 14, message: "The service is currently unavailable." };
    case "internal":
      return { code: 13, message: "Internal error encountered." };
    case "bad-request":
      return { code: 3, message: "Text is invalid in contents." };
    case "invalid-language":
      return { code: 3, message: "Target language is invalid." };
    case "invalid-model":
      return { code: 3, message: "Invalid resource name; Invalid model or location." };
  }
}

/** A bad request with words of its own (code 3). */
export function invalidArgument(message: string): GoogleRefusal {
  return { code: 3, message };
}

/** A resource that does not exist (code 5). */
export function notFound(name: string): GoogleRefusal {
  return { code: 5, message: `Resource not found: ${name}` };
}

const STATUS: Readonly<Record<number, readonly [http: number, name: string]>> = {
  3: [400, "INVALID_ARGUMENT"],
  5: [404, "NOT_FOUND"],
  6: [409, "ALREADY_EXISTS"],
  7: [403, "PERMISSION_DENIED"],
  8: [429, "RESOURCE_EXHAUSTED"],
  12: [501, "UNIMPLEMENTED"],
  13: [500, "INTERNAL"],
  14: [503, "UNAVAILABLE"],
  16: [401, "UNAUTHENTICATED"],
};
const ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo";
const RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo";
const INFO = { domain: "googleapis.com", metadata: { service: "translate.googleapis.com" } };

/** The answer of v3 over REST. */
export function restError({ code, message, reason, retrySeconds }: GoogleRefusal): { status: number; json: object } {
  const [status, name] = STATUS[code] ?? [500, "UNKNOWN"];
  const details = [
    ...(reason === undefined ? [] : [{ "@type": ERROR_INFO, reason, ...INFO }]),
    ...(retrySeconds === undefined ? [] : [{ "@type": RETRY_INFO, retryDelay: `${retrySeconds}s` }]),
  ];
  return { status, json: { error: { code: status, message, status: name, details } } };
}

/** The answer of v2, which knows limits only as 403 with a reason. */
export function basicError(refusal: GoogleRefusal, fault?: RefusalFault): { status: number; json: object } {
  const limit = fault === undefined ? undefined : basicLimits[fault];
  const [status, name] = STATUS[refusal.code] ?? [500, "UNKNOWN"];
  if (limit !== undefined) {
    const [message, reason] = limit;
    const errors = [{ message, domain: "usageLimits", reason }];
    return { status: 403, json: { error: { code: 403, message, errors } } };
  }
  const { message } = refusal;
  const errors = [{ message, domain: "global", reason: basicReasons[status] ?? "backendError" }];
  return { status, json: { error: { code: status, message, errors, status: name } } };
}

const basicLimits: Readonly<Partial<Record<RefusalFault, readonly [message: string, reason: string]>>> = {
  throttle: ["User Rate Limit Exceeded", "userRateLimitExceeded"],
  "forbidden-rate": ["Rate Limit Exceeded", "rateLimitExceeded"],
  daily: ["Daily Limit Exceeded", "dailyLimitExceeded"],
  billing: ["This API method requires billing to be enabled.", "accessNotConfigured"],
};
const basicReasons: Readonly<Record<number, string>> = {
  400: "invalid",
  401: "authError",
  403: "forbidden",
  404: "notFound",
};

const messages = protobuf.parse(`
  syntax = "proto3";
  message Any { string type_url = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
  message ErrorInfo { string reason = 1; string domain = 2; map<string, string> metadata = 3; }
  message Duration { int64 seconds = 1; int32 nanos = 2; }
  message RetryInfo { Duration retry_delay = 1; }
`).root;

/** `google.rpc.Status`, encoded, for the trailer `grpc-status-details-bin`; undefined where there are no details. */
export function encodedStatus({ code, message, reason, retrySeconds }: GoogleRefusal): Buffer | undefined {
  if (reason === undefined) return undefined;
  const details = [{ typeUrl: ERROR_INFO, value: encode("ErrorInfo", { reason, ...INFO }) }];
  if (retrySeconds !== undefined) {
    details.push({ typeUrl: RETRY_INFO, value: encode("RetryInfo", { retryDelay: { seconds: retrySeconds } }) });
  }
  return Buffer.from(encode("Status", { code, message, details }));
}

function encode(type: string, value: object): Uint8Array {
  const message = messages.lookupType(type);
  return message.encode(message.create(value)).finish();
}
