import { v3 } from "@google-cloud/translate";
import { type CallOptions, grpc } from "google-gax";
import type { Endpoint } from "./google-endpoint.ts";

/** One call of `TranslateText`; all names as the service wants them. */
export interface TranslateCall {
  readonly contents: readonly string[];
  readonly mimeType: "text/plain" | "text/html";
  readonly sourceLanguageCode: string;
  readonly targetLanguageCode: string;
  readonly parent: string;
  readonly model: string;
}

/** The connection to the service. */
export interface GoogleClient {
  /** The translations in order; "" where the service left one out. Ends the call when `signal` aborts. */
  translate(call: TranslateCall, signal: AbortSignal): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The service does not say how long a call may take, and the library would wait ten minutes. */
const timeoutMs = 60_000;

/**
 * Opens the real client (gRPC). Importing this file loads google-gax, some 250 ms and 90 MB, so it is imported with the
 * first request only.
 */
export function connect(endpoint: Endpoint | undefined): GoogleClient {
  // The library reads this variable alone. Anything but "assume-present" would let it look for a metadata server.
  if (process.env["METADATA_SERVER_DETECTION"] !== "assume-present") process.env["METADATA_SERVER_DETECTION"] = "none";
  const client = new v3.TranslationServiceClient(endpoint === undefined ? {} : loopbackOptions(endpoint));
  let ready: Promise<unknown> | undefined;
  return {
    translate: async (call, signal) => {
      // translateText would do this itself, but throw a failure (unusable credentials) where nobody can catch it.
      ready ??= client.initialize();
      await ready;
      const over = new AbortController();
      try {
        const options = callOptions(signal, over.signal);
        const [response] = await client.translateText({ ...call, contents: [...call.contents] }, options);
        return (response.translations ?? []).map((translation) => translation.translatedText ?? "");
      } finally {
        over.abort();
      }
    },
    close: async () => {
      await ready?.then(
        () => client.close(),
        () => {}, // never opened, as the first request has said
      );
    },
  };
}

function loopbackOptions(
  endpoint: Endpoint,
): NonNullable<ConstructorParameters<typeof v3.TranslationServiceClient>[0]> {
  const sslCreds = grpc.credentials.createInsecure();
  return { apiEndpoint: endpoint.host, port: endpoint.port, sslCreds, projectId: "loopback" };
}

/** A way to end the call, which the library's promise does not offer. `over` aborts when there is nothing left to end. */
function callOptions(signal: AbortSignal, over: AbortSignal): CallOptions {
  const interceptor: grpc.Interceptor = (options, nextCall) => {
    const call = new grpc.InterceptingCall(nextCall(options));
    const end = (): void => call.cancelWithStatus(grpc.status.CANCELLED, "interrupted");
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true, signal: over });
    return call;
  };
  // No retry is asked for, and the library's own settings have none for this method: the queue retries.
  return { timeout: timeoutMs, otherArgs: { options: { interceptors: [interceptor] } } };
}
