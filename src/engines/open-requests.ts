import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { ClientRequest } from "node:http";

/** Node's own channel, on which each request of `node:http` and `node:https` is told: nodejs.org, "HTTP". */
const CREATED = "http.client.request.created";

/** The requests that a client library has made. */
export interface OpenRequests {
  /** Cuts those that are still under way, and watches no longer. */
  end(): void;
}

/**
 * Watches the requests of `node:http` from now on, until `end`.
 *
 * Google's library offers no way to end a call over REST, and each of its calls keeps the process alive for a minute.
 * Nothing else of ours uses `node:http`: the other engines ask by `fetch`.
 */
export function watchRequests(): OpenRequests {
  const open = new Set<ClientRequest>();
  const created = (message: unknown): void => {
    const request = typeof message === "object" && message !== null && "request" in message ? message.request : message;
    if (!(request instanceof ClientRequest)) return;
    open.add(request);
    request.once("close", () => open.delete(request));
  };
  subscribe(CREATED, created);
  return {
    end: () => {
      unsubscribe(CREATED, created);
      for (const request of open) request.destroy();
    },
  };
}
