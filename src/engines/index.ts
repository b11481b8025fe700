import type { Engine } from "../core/engine.ts";
import type { EngineName, EngineSettings } from "../core/engine-settings.ts";
import { Problem } from "../core/problem.ts";
import { type Environment, findCredentials } from "./credentials.ts";
import { readEndpoint } from "./google-endpoint.ts";
import type { PriceOverride } from "./prices.ts";

/** What is wanted, from the command line and the configuration. */
export interface EngineWish {
  readonly wanted: EngineName;
  readonly settings: EngineSettings;
  readonly env: Environment;
  /** The project's own prices; they win over the table. */
  readonly prices?: readonly PriceOverride[];
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
    // One line an engine, each loaded only when it is wanted.
    case "openai": {
      const { settings, env, prices } = wish;
      const { openaiEngine } = await import("./openai.ts");
      return { kind: "engine", engine: openaiEngine({ settings: settings.openai, env, prices }), reason: "asked" };
    }
    case "local": {
      const { settings, prices } = wish;
      const { localEngine } = await import("./local.ts");
      const engine = localEngine({ model: settings.local.model, root: process.cwd(), prices });
      return { kind: "engine", engine, reason: "asked" };
    }
    case "deepl":
    case "azure":
    case "yandex":
    case "libretranslate":
    case "apertium":
      throw new Problem("E_ENGINE_SETTING", { name: "engine", value: wish.wanted });
  }
}

async function chooseGoogle({ wanted, settings, env, prices }: EngineWish): Promise<Chosen> {
  const asked = wanted === "google";
  const credentials = await findCredentials(env);
  if (credentials === undefined) {
    if (asked)
      throw new Problem("E_ENGINE_CREDENTIALS", { engine: "google", variable: "GOOGLE_APPLICATION_CREDENTIALS" });
    return { kind: "none", reason: "no-credentials" };
  }
  const configured = settings.google.project !== "";
  if (!asked && !configured && !credentials.named) return { kind: "none", reason: "no-credentials" };
  const project = settings.google.project || credentials.project;
  if (project === undefined) throw new Problem("E_ENGINE_PROJECT", { engine: "google" });
  const engine = await openGoogle(project, settings.google, env, prices);
  return { kind: "engine", engine, reason: asked ? "asked" : configured ? "configured" : "credentials" };
}

async function openGoogle(
  project: string,
  { location, model }: EngineSettings["google"],
  env: Environment,
  prices: readonly PriceOverride[] | undefined,
): Promise<Engine> {
  const value = env["QAZYNA_GOOGLE_ENDPOINT"];
  const endpoint = value ? readEndpoint(value) : undefined;
  return (await import("./google.ts")).googleEngine({ project, location, model, endpoint, prices });
}
