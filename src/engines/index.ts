import type { Engine } from "../core/engine.ts";
import { Problem } from "../core/problem.ts";
import { type Environment, findCredentials } from "./credentials.ts";
import { readEndpoint } from "./google-endpoint.ts";

/** What may be asked for by name. */
export const engineNames = ["auto", "none", "pseudo", "google"] as const;
export type EngineName = (typeof engineNames)[number];

/** What is wanted, from the command line and the configuration. */
export interface EngineWish {
  readonly wanted: EngineName;
  /** Google Cloud project, location and model, where the configuration names them. */
  readonly project?: string | undefined;
  readonly location?: string | undefined;
  readonly model?: string | undefined;
  readonly env: Environment;
}

/**
 * The engine, and why: `asked` for by name, named by the configuration (`configured`) or by the environment's
 * `credentials`, or none for want of them (`no-credentials`).
 */
export type Chosen =
  | { readonly kind: "engine"; readonly engine: Engine; readonly reason: "asked" | "configured" | "credentials" }
  | { readonly kind: "none"; readonly reason: "asked" | "no-credentials" };

/**
 * Chooses the engine. Sends nothing, loads no client library, and never looks for a metadata server.
 *
 * `auto` takes Google where the configuration names a project or the environment names credentials, and credentials can
 * be found; else none. Throws `E_ENGINE_CREDENTIALS` where Google is asked for by name without credentials.
 */
export async function chooseEngine(wish: EngineWish): Promise<Chosen> {
  switch (wish.wanted) {
    case "none":
      return { kind: "none", reason: "asked" };
    case "pseudo":
      return { kind: "engine", engine: (await import("./pseudo.ts")).pseudoEngine(), reason: "asked" };
    case "google":
    case "auto":
      return chooseGoogle(wish);
  }
}

async function chooseGoogle(wish: EngineWish): Promise<Chosen> {
  const asked = wish.wanted === "google";
  const credentials = await findCredentials(wish.env);
  if (credentials === undefined) {
    if (asked) throw new Problem("E_ENGINE_CREDENTIALS", { engine: "google" });
    return { kind: "none", reason: "no-credentials" };
  }
  const configured = wish.project !== undefined;
  if (!asked && !configured && !credentials.named) return { kind: "none", reason: "no-credentials" };
  const engine = await openGoogle(wish, wish.project ?? credentials.project);
  return { kind: "engine", engine, reason: asked ? "asked" : configured ? "configured" : "credentials" };
}

async function openGoogle(wish: EngineWish, project: string | undefined): Promise<Engine> {
  if (project === undefined) throw new Problem("E_ENGINE_PROJECT", { engine: "google" });
  const endpoint = wish.env["QAZYNA_GOOGLE_ENDPOINT"];
  return (await import("./google.ts")).googleEngine({
    project,
    location: wish.location ?? "global",
    model: wish.model ?? "general/nmt",
    endpoint: endpoint ? readEndpoint(endpoint) : undefined,
  });
}
