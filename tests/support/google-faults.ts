import { protobuf } from "google-gax";

/** How the server can fail. `hang` never answers, `wrong-count` leaves the first answer out, `blank` answers spaces. */
export type GoogleFault =
  | "throttle"
  | "daily"
  | "unavailable"
  | "invalid"
  | "invalid-language"
  | "invalid-model"
  | "unauthenticated"
  | "permission"
  | "forbidden-rate"
  | "billing"
  | "internal"
  | "wrong-count"
  | "blank"
  | "hang";

interface FaultDetails {
  readonly code: number;
  readonly message: string;
  /** `google.rpc.Status`, encoded, for the trailer `grpc-status-details-bin`. */
  readonly status?: Buffer;
}

const messages = protobuf.parse(`
  syntax = "proto3";
  message Any { string type_url = 1; bytes value = 2; }
  message Status { int32 code = 1; string message = 2; repeated Any details = 3; }
  message ErrorInfo { string reason = 1; string domain = 2; map<string, string> metadata = 3; }
  message Duration { int64 seconds = 1; int32 nanos = 2; }
  message RetryInfo { Duration retry_delay = 1; }
`).root;

function encode(type: string, value: object): Uint8Array {
  const message = messages.lookupType(type);
  return message.encode(message.create(value)).finish();
}

function withReason(code: number, message: string, reason: string, retrySeconds?: number): FaultDetails {
  const domain = "googleapis.com";
  const info = encode("ErrorInfo", { reason, domain, metadata: { service: "translate.googleapis.com" } });
  const details = [{ typeUrl: "type.googleapis.com/google.rpc.ErrorInfo", value: info }];
  if (retrySeconds !== undefined) {
    const retry = encode("RetryInfo", { retryDelay: { seconds: retrySeconds } });
    details.push({ typeUrl: "type.googleapis.com/google.rpc.RetryInfo", value: retry });
  }
  return { code, message, status: Buffer.from(encode("Status", { code, message, details })) };
}

/** The gRPC error for a fault, worded as the service words it; undefined for those that are no error. */
export function faultDetails(fault: GoogleFault): FaultDetails | undefined {
  const quota =
    "Quota exceeded for quota metric 'v2 and v3 general model characters' and limit 'v2 and v3 general model characters per";
  switch (fault) {
    case "throttle":
      return withReason(8, `${quota} minute' of service 'translate.googleapis.com'.`, "RATE_LIMIT_EXCEEDED", 2);
    case "daily":
      return withReason(8, `${quota} day' of service 'translate.googleapis.com'.`, "RATE_LIMIT_EXCEEDED");
    case "forbidden-rate":
      return withReason(7, "User Rate Limit Exceeded", "userRateLimitExceeded");
    case "billing":
      return withReason(7, "This API method requires billing to be enabled.", "BILLING_DISABLED");
    case "permission":
      return withReason(
        7,
        "Cloud IAM permission 'cloudtranslate.generalModels.predict' denied.",
        "IAM_PERMISSION_DENIED",
      );
    case "unauthenticated":
      return {
        code: 16,
        message: "Request had invalid authentication credentials. Authorization: Bearer ya29.canary-Secret_1",
      };
    case "unavailable":
      return { code: 14, message: "The service is currently unavailable." };
    case "internal":
      return { code: 13, message: "Internal error encountered." };
    case "invalid":
      return { code: 3, message: "Text is invalid in contents." };
    case "invalid-language":
      return { code: 3, message: "Target language is invalid." };
    case "invalid-model":
      return { code: 3, message: "Invalid resource name; Invalid model or location." };
    case "wrong-count":
    case "blank":
    case "hang":
      return undefined;
  }
}
