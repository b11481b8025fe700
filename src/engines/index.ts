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
      return asked((await import("./pseudo.ts")).pseudoEngine());
    case "google":
    case "auto":
      return chooseGoogle(wish);
    // One line an engine, each loaded only when it is wanted.
    case "deepl":
      return asked((await import("./deepl.ts")).deeplEngine(wish.settings.deepl, wish.env, wish.prices));
    case "azure":
      return asked((await import("./azure.ts")).azureEngine(wish.settings.azure, wish.env, wish.prices));
    case "yandex":
      return asked((await import("./yandex.ts")).yandexEngine(wish.settings.yandex, wish.env, wish.prices));
    case "libretranslate":
      return asked(
        (await import("./libretranslate.ts")).libretranslateEngine(wish.settings.libretranslate, wish.env, wish.prices),
      );
    case "apertium":
      return asked((await import("./apertium.ts")).apertiumEngine(wish.settings.apertium, wish.env, wish.prices));
    case "openai":
    case "local":
      throw new Problem("E_ENGINE_SETTING", { name: "engine", value: wish.wanted });
  }
}

function asked(engine: Engine): Chosen {
  return { kind: "engine", engine, reason: "asked" };
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
