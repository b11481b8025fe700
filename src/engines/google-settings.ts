import type { EngineSettings } from "../core/engine-settings.ts";
import { Problem } from "../core/problem.ts";
import type { Endpoint } from "./google-endpoint.ts";
import type { PriceOverride } from "./prices.ts";

type Configured = EngineSettings["google"];

/** Where and by what is translated, checked by `googleSettings`, as all of it comes from files and the environment. */
export interface GoogleSettings extends Configured {
  /** A server on this machine in Google's place. */
  readonly endpoint: Endpoint | undefined;
  /** An API key for v2; without one v2 takes the same credentials as v3. */
  readonly key: string | undefined;
  /** How the credentials are shown to people: their kind, and who they belong to, masked. */
  readonly credentials: string;
  readonly prices: readonly PriceOverride[];
}

/** What must be said to have an engine; the rest has a default. */
export type GoogleWish = Pick<GoogleSettings, "project" | "location" | "model" | "endpoint"> & Partial<GoogleSettings>;

/** The model that everything has that names no other. */
export const GENERAL_MODEL = "general/nmt";
/** Google's own language model. */
export const LANGUAGE_MODEL = "general/translation-llm";

/** Settings in full. Throws `E_ENGINE_SETTING` for what cannot be one, as each becomes part of an address. */
export function googleSettings(wish: GoogleWish): GoogleSettings {
  const settings: GoogleSettings = {
    ...{ api: "v3", transport: "grpc", glossary: "", bucket: "", adaptive: false },
    ...{ key: undefined, credentials: "", prices: [] },
    ...wish,
  };
  const patterns = {
    project: settings.api === "v2" ? /^([a-z0-9][a-z0-9.:-]*)?$/i : /^[a-z0-9][a-z0-9.:-]*$/i,
    location: /^[a-z0-9-]+$/,
    model: /^[\w-]+(\/[\w-]+)?$/,
    glossary: /^[\w-]*$/,
    bucket: /^([a-z0-9][a-z0-9._-]*)?$/,
  };
  for (const name of ["project", "location", "model", "glossary", "bucket"] as const) {
    if (!patterns[name].test(settings[name])) throw new Problem("E_ENGINE_SETTING", { name, value: settings[name] });
  }
  return settings;
}

/** `projects/PROJECT/locations/LOCATION`. */
export function parentOf({ project, location }: Pick<GoogleSettings, "project" | "location">): string {
  return `projects/${project}/locations/${location}`;
}

/** The name of the glossary resource, or undefined where none is used. */
export function glossaryName(settings: GoogleSettings): string | undefined {
  return settings.glossary === "" ? undefined : `${parentOf(settings)}/glossaries/${settings.glossary}`;
}
