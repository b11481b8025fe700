import type { Engine } from "../core/engine.ts";
import type { EngineName, EngineSettings } from "../core/engine-settings.ts";
import { Problem } from "../core/problem.ts";
import { type Environment, findApiKey, findCredentials } from "./credentials.ts";
import { type Endpoint, readEndpoint, readRestEndpoint } from "./google-endpoint.ts";
import type { GoogleWish } from "./google-settings.ts";
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
    case "openai": {
      const { settings, env, prices } = wish;
      const { openaiEngine } = await import("./openai.ts");
      return asked(openaiEngine({ settings: settings.openai, env, prices }));
    }
    case "local": {
      const { settings, prices } = wish;
      const { localEngine } = await import("./local.ts");
      return asked(localEngine({ model: settings.local.model, root: process.cwd(), prices }));
    }
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
  }
}

function asked(engine: Engine): Chosen {
  return { kind: "engine", engine, reason: "asked" };
}

async function chooseGoogle(wish: EngineWish): Promise<Chosen> {
  const found = await googleSettingsFor(wish);
  if (found === undefined) return { kind: "none", reason: "no-credentials" };
  const engine = (await import("./google.ts")).googleEngine(found.settings);
  return { kind: "engine", engine, reason: found.reason };
}

/**
 * How Google is asked, and why it is; undefined where it was not asked for by name and there are no credentials. Throws
 * a Problem where it was and they are missing, or no project is named.
 */
export async function googleSettingsFor({
  wanted,
  settings,
  env,
  prices = [],
}: EngineWish): Promise<
  { readonly settings: GoogleWish; readonly reason: "asked" | "configured" | "credentials" } | undefined
> {
  const { google } = settings;
  const asked = wanted === "google";
  // A key counts only where the configuration names v2: other services of Google's are used with the same variable.
  const key = google.api === "v2" ? findApiKey(env) : undefined;
  const credentials = key === undefined ? await findCredentials(env) : undefined;
  const detail = key?.detail ?? credentials?.detail;
  if (detail === undefined) {
    const variable = google.api === "v2" ? "GOOGLE_TRANSLATE_API_KEY" : "GOOGLE_APPLICATION_CREDENTIALS";
    if (asked) throw new Problem("E_ENGINE_CREDENTIALS", { engine: "google", variable });
    return undefined;
  }
  const configured = google.project !== "" || key !== undefined;
  if (!asked && !configured && !credentials?.named) return undefined;
  const project = google.project || credentials?.project || (google.api === "v2" ? "" : undefined);
  if (project === undefined) throw new Problem("E_ENGINE_PROJECT", { engine: "google" });
  const means = { project, key: key?.key, credentials: detail, prices, ...endpointFor(google, env) };
  return { settings: { ...google, ...means }, reason: asked ? "asked" : configured ? "configured" : "credentials" };
}

/** The server on this machine that the environment names, and the transport that it speaks. */
function endpointFor(
  { transport, api }: Pick<EngineSettings["google"], "transport" | "api">,
  env: Environment,
): { readonly endpoint: Endpoint | undefined; readonly transport: "grpc" | "rest" } {
  const [grpc, rest] = [env["QAZYNA_GOOGLE_ENDPOINT"], env["QAZYNA_GOOGLE_REST"]];
  if (rest && (transport === "rest" || api === "v2" || !grpc))
    return { endpoint: readRestEndpoint(rest), transport: "rest" };
  return { endpoint: grpc ? readEndpoint(grpc) : undefined, transport: grpc ? "grpc" : transport };
}
