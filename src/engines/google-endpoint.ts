import { Problem } from "../core/problem.ts";

/** Where the service is asked for, other than at Google. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

const own = "(?<host>127(?:\\.\\d{1,3}){3}|localhost|\\[::1\\]):(?<port>\\d{1,5})";

/**
 * Reads `QAZYNA_GOOGLE_ENDPOINT`, e.g. `127.0.0.1:50051`: a server on this machine that speaks the service's protocol
 * (gRPC) without encryption, for tests and demonstrations. Any other host is refused with `E_ENGINE_ENDPOINT`, because
 * articles would go there in the clear.
 */
export function readEndpoint(value: string): Endpoint {
  return read(value, "QAZYNA_GOOGLE_ENDPOINT", new RegExp(`^${own}$`));
}

/** Reads `QAZYNA_GOOGLE_REST`, e.g. `http://127.0.0.1:8080`: the same for REST and for v2. */
export function readRestEndpoint(value: string): Endpoint {
  return read(value, "QAZYNA_GOOGLE_REST", new RegExp(`^http://${own}/?$`));
}

function read(value: string, variable: string, pattern: RegExp): Endpoint {
  const match = pattern.exec(value);
  const port = Number(match?.groups?.["port"]);
  const host = match?.groups?.["host"];
  if (host === undefined || port < 1 || port > 65_535)
    throw new Problem("E_ENGINE_ENDPOINT", { variable, endpoint: value });
  return { host, port };
}
