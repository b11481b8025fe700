import type { RehearsalServer } from "../../rehearsal/server.ts";
import type { Engine } from "../../src/core/engine.ts";
import { googleEngine } from "../../src/engines/google.ts";
import { readEndpoint, readRestEndpoint } from "../../src/engines/google-endpoint.ts";
import type { GoogleWish } from "../../src/engines/google-settings.ts";

/** The ways in which the real client can ask. */
export const TRANSPORTS = ["gRPC", "REST", "v2"] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** A key of the right form, which must appear nowhere. */
export const KEY = "AIzaSyCanary-0123456789abcdefghijklmnop";

/** The engine that asks `server` in one of the ways. */
export function engineOver(transport: Transport, server: RehearsalServer, more: Partial<GoogleWish> = {}): Engine {
  const common = { project: "newsroom", location: "global", model: "general/nmt" };
  const rest = { endpoint: readRestEndpoint(server.url), transport: "rest" } as const;
  switch (transport) {
    case "gRPC":
      return googleEngine({ ...common, endpoint: readEndpoint(server.grpcEndpoint), ...more });
    case "REST":
      return googleEngine({ ...common, ...rest, ...more });
    case "v2":
      return googleEngine({ ...common, ...rest, api: "v2", key: KEY, ...more });
  }
}
