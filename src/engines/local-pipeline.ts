import { createRequire } from "node:module";
import { join } from "node:path";
import { Problem } from "../core/problem.ts";
import type { LocalModel } from "./local-model.ts";

const PACKAGE = "@huggingface/transformers";

/** Translates one text between languages by the model's own codes. */
export type Translator = (text: string, from: string | undefined, to: string | undefined) => Promise<string>;

/** What is used of transformers.js 4. */
interface Transformers {
  readonly env: { allowRemoteModels: boolean; allowLocalModels: boolean; localModelPath: string };
  pipeline(task: "translation", model: string, options: { readonly dtype: string }): Promise<Pipeline>;
}

type Pipeline = (
  text: string,
  options: { readonly src_lang?: string; readonly tgt_lang?: string; readonly max_new_tokens: number },
) => Promise<unknown>;

/** Tokens of one answer; the models are made for sentences. */
const MOST_TOKENS = 400;

/**
 * Where the optional package stands: the project's own `node_modules` first, then Qazyna's. Loads nothing.
 *
 * Throws `E_ENGINE_PACKAGE` where it is not installed.
 */
export function findTransformers(root: string): string {
  for (const from of [join(root, "package.json"), import.meta.filename]) {
    try {
      return createRequire(from).resolve(PACKAGE);
    } catch {
      // Not there; the next place is looked at, and in the end all are named.
    }
  }
  throw new Problem("E_ENGINE_PACKAGE", { engine: "local", package: PACKAGE });
}

/** Loads the package and the model: seconds, and as much memory as the weights. Nothing is ever downloaded. */
export async function loadTranslator(entry: string, model: LocalModel): Promise<Translator> {
  // The types are those of the package's own documentation; it is not installed where this is compiled.
  const transformers = createRequire(import.meta.filename)(entry) as Transformers;
  transformers.env.allowRemoteModels = false;
  transformers.env.allowLocalModels = true;
  transformers.env.localModelPath = model.parent;
  const translate = await transformers.pipeline("translation", model.name, { dtype: model.dtype });
  return async (text, from, to) => {
    const codes = { ...(from !== undefined && { src_lang: from }), ...(to !== undefined && { tgt_lang: to }) };
    return readText(await translate(text, { ...codes, max_new_tokens: MOST_TOKENS }));
  };
}

/** `[{ translation_text }]`; "" for anything else, which is refused as an empty answer. */
function readText(output: unknown): string {
  const first: unknown = Array.isArray(output) ? output[0] : output;
  if (typeof first !== "object" || first === null || !("translation_text" in first)) return "";
  return String(first.translation_text);
}
