import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Ask, Desk } from "./desk.ts";
import { type ConnectionFault, type Fault, isConnectionFault } from "./faults.ts";

/** What came in, with the path below the mount. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** In lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON or a form as an object; undefined if there is none or it cannot be read. */
  readonly body: unknown;
  /** The body as it came. */
  readonly text: string;
  readonly bytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly fault?: ConnectionFault | undefined;
}

/** A service: answers what it knows, undefined for an unknown path. */
export type Service = (request: HttpRequest) => Promise<HttpAnswer | undefined>;

/** Asks the desk and puts the translations into the service's own shape. */
export async function answered(
  desk: Desk,
  ask: Ask<HttpAnswer>,
  shape: (texts: readonly string[], raw: boolean) => unknown,
): Promise<HttpAnswer> {
  const verdict = await desk.translate(ask);
  if (verdict.kind === "refused") return verdict.refusal;
  const { texts, raw, fault } = verdict;
  return { status: 200, json: shape(texts, raw), fault: connectionFault(fault) };
}

/** Of a fault, what the transport must do. */
export function connectionFault(fault: Fault | undefined): ConnectionFault | undefined {
  return fault !== undefined && isConnectionFault(fault) ? fault : undefined;
}

/** Serves on a free port of the loopback interface, or on `port`; the service with the longest matching mount answers. */
export async function serveHttp(mounts: Readonly<Record<string, Service>>, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    handle(mounts, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}

/** The port of a server that listens. */
export function portOf(server: Server): number {
  // Holds for a server that listens on an address rather than a pipe.
  return (server.address() as AddressInfo).port;
}

async function handle(
  mounts: Readonly<Record<string, Service>>,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(message.url ?? "/", "http://127.0.0.1");
  const mount = Object.keys(mounts)
    .filter((prefix) => url.pathname.startsWith(`${prefix}/`) || prefix === "")
    .sort((a, b) => b.length - a.length)[0];
  const service = mount === undefined ? undefined : mounts[mount];
  const bytes = await readBody(message);
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
  const answer = await service?.({
    method: message.method ?? "GET",
    path: url.pathname.slice(mount?.length ?? 0),
    query: url.searchParams,
    headers,
    body: parseBody(bytes, headers["content-type"] ?? ""),
    text: bytes.toString("utf8"),
    bytes: bytes.length,
  });
  await send(response, answer ?? { status: 404, json: { message: "Not Found" } });
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parseBody(bytes: Buffer, type: string): unknown {
  const text = bytes.toString("utf8");
  if (type.includes("x-www-form-urlencoded")) {
    const form = new URLSearchParams(text);
    return Object.fromEntries([...new Set(form.keys())].map((name) => [name, single(form.getAll(name))]));
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function single(values: readonly string[]): unknown {
  return values.length === 1 ? values[0] : values;
}

/** A slow answer comes in so many pieces, one each so many milliseconds: two seconds. */
const SLOW_PIECES = 40;
const SLOW_MS = 50;
const PAGE =
  "<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in to the network</h1></body></html>";

async function send(response: ServerResponse, answer: HttpAnswer): Promise<void> {
  const { status, json, headers = {}, fault } = answer;
  if (fault === "hang") return;
  if (fault === "not-json") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
    return;
  }
  const body = Buffer.from(json === undefined ? "" : JSON.stringify(json));
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(body.length),
    ...headers,
  });
  if (fault === undefined) response.end(body);
  else if (fault === "drop") response.write(body.subarray(0, body.length / 2), () => response.destroy());
  else await trickle(response, body);
}

async function trickle(response: ServerResponse, body: Buffer): Promise<void> {
  const size = Math.ceil(body.length / SLOW_PIECES);
  for (let at = 0; at < body.length && !response.destroyed; at += size) {
    response.write(body.subarray(at, at + size));
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
  }
  response.end();
}
