import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request as it came. */
export interface ChatRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ChatAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/** A server on loopback that answers each request as told: for what the rehearsal server, being a good one, never says. */
export async function chatServer(
  answer: (request: ChatRequest) => ChatAnswer,
): Promise<AsyncDisposable & { readonly url: string; readonly requests: readonly ChatRequest[] }> {
  const requests: ChatRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const sent = await text(incoming);
    const body: Record<string, unknown> = sent === "" ? {} : JSON.parse(sent);
    const request = { path: incoming.url ?? "", headers: incoming.headers, body };
    requests.push(request);
    const { status = 200, headers = {}, json } = answer(request);
    outgoing.writeHead(status, { "content-type": "application/json", ...headers });
    outgoing.end(JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Listening on a port of TCP, so the address is no pipe's name.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What a chat endpoint answers when the model says this. */
export function saying(content: string | null, more: Readonly<Record<string, unknown>> = {}): ChatAnswer {
  const { finish_reason = "stop", refusal = null, usage } = more;
  const message = { role: "assistant", content, refusal };
  return { json: { choices: [{ index: 0, message, finish_reason }], ...(usage !== undefined && { usage }) } };
}
