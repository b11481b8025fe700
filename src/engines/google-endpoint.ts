import { Problem } from "../core/problem.ts";

/** Where the service is asked for, other than at Google. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/**
 * Reads `QAZYNA_GOOGLE_ENDPOINT`, e.g. `127.0.0.1:50051`: a server on this machine that speaks the service's protocol
 * without encryption, for tests and demonstrations. Any other host is refused with `E_ENGINE_ENDPOINT`, because
 * articles would go there in the clear.
 */
export function readEndpoint(value: string): Endpoint {
  const match = /^(?<host>127(?:\.\d{1,3}){3}|localhost|\[::1\]):(?<port>\d{1,5})$/.exec(value);
  const port = Number(match?.groups?.["port"]);
  const host = match?.groups?.["host"];
  if (host === undefined || port < 1 || port > 65_535) {
    throw new Problem("E_ENGINE_ENDPOINT", { engine: "google", endpoint: value });
  }
  return { host, port };
}
