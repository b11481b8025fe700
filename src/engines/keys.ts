import type { EngineName } from "../core/engine-settings.ts";
import type { Environment } from "./credentials.ts";
import { maskedKey } from "./secrets.ts";

/** A variable of the environment by which an engine is let in: a secret, or the path of a file that holds one. */
interface KeyVariable {
  readonly variable: string;
  readonly holds: "key" | "path";
}

const key = (variable: string): KeyVariable => ({ variable, holds: "key" });

/** Where each engine's key stands. Engines that are not listed need none. */
const KEYS: Readonly<Partial<Record<EngineName, readonly KeyVariable[]>>> = {
  google: [{ variable: "GOOGLE_APPLICATION_CREDENTIALS", holds: "path" }, key("GOOGLE_TRANSLATE_API_KEY")],
  openai: [key("OPENAI_API_KEY")],
  deepl: [key("DEEPL_API_KEY")],
  azure: [key("AZURE_TRANSLATOR_KEY")],
  yandex: [key("YANDEX_API_KEY"), key("YANDEX_IAM_TOKEN")],
  libretranslate: [key("LIBRETRANSLATE_API_KEY")],
};

/** The engines for which the environment holds a key. */
export function enginesWithKeys(env: Environment): readonly EngineName[] {
  // Object.entries forgets the keys' type; these are all of them.
  const entries = Object.entries(KEYS) as readonly (readonly [EngineName, readonly KeyVariable[]])[];
  return entries.flatMap(([name, variables]) => (variables.some(({ variable }) => env[variable]) ? [name] : []));
}

/** The variables that hold an engine's key, each with the key masked: `DEEPL_API_KEY …a1b2`. */
export function maskedKeys(name: EngineName, env: Environment): readonly string[] {
  return (KEYS[name] ?? []).flatMap(({ variable, holds }) => {
    const value = env[variable];
    if (!value) return [];
    return [holds === "path" ? variable : `${variable} ${maskedKey(value.trim())}`];
  });
}
