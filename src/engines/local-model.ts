import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Problem } from "../core/problem.ts";
import { isMap } from "../core/shape.ts";
import type { ModelFamily } from "./local-languages.ts";

/** A translation model in a folder, in the form that transformers.js reads. */
export interface LocalModel {
  /** The folder that holds the model's folder, and its name in there. */
  readonly parent: string;
  readonly name: string;
  readonly family: ModelFamily;
  /** Which of its weights are used, by transformers.js's own name. */
  readonly dtype: string;
  /** The only pair of an Opus-MT model, by its name. */
  readonly pair?: { readonly from: string; readonly to: string };
}

/** Endings of the weights' file names, the smaller ones first: they are quicker and little worse. */
const WEIGHTS = [
  { dtype: "q8", ending: "_quantized" },
  { dtype: "fp16", ending: "_fp16" },
  { dtype: "fp32", ending: "" },
] as const;

/**
 * The model in a folder. Reads only its small files.
 *
 * Throws `E_ENGINE_SETTING` where no folder is named, `E_ENGINE_MODEL_FILE` naming the first file that is not there, and
 * `E_ENGINE_MODEL_KIND` where it is no model for translation.
 *
 * @param root the project's folder, from which a relative path counts
 */
export function readModel(folder: string, root: string): LocalModel {
  if (folder === "") throw new Problem("E_ENGINE_SETTING", { name: "local.model", value: "" });
  const path = resolve(root, folder);
  const config = readJson(folder, path, "config.json");
  const tokenizer = readJson(folder, path, "tokenizer_config.json");
  need(folder, path, "tokenizer.json");
  const weights = WEIGHTS.find(({ ending }) => existsSync(join(path, "onnx", `encoder_model${ending}.onnx`)));
  if (weights === undefined) throw missing(folder, "onnx/encoder_model_quantized.onnx");
  need(folder, path, `onnx/decoder_model_merged${weights.ending}.onnx`);
  const family = familyOf(config["model_type"], tokenizer["tokenizer_class"]);
  if (family === undefined)
    throw new Problem("E_ENGINE_MODEL_KIND", { engine: "local", path: folder, type: String(config["model_type"]) });
  const model = { parent: dirname(path), name: basename(path), family, dtype: weights.dtype };
  return family === "marian" ? { ...model, pair: pairOf(folder, config["_name_or_path"]) } : model;
}

/** NLLB is of M2M100's architecture; its tokenizer tells them apart. */
function familyOf(type: unknown, tokenizer: unknown): ModelFamily | undefined {
  if (type === "marian") return "marian";
  if (type !== "m2m_100") return undefined;
  return tokenizer === "NllbTokenizer" ? "nllb" : "m2m100";
}

/** `Helsinki-NLP/opus-mt-en-ru`, or the folder's own name of that form. */
function pairOf(folder: string, name: unknown): NonNullable<LocalModel["pair"]> {
  for (const text of [String(name), basename(folder)]) {
    const [, from, to] = /opus-mt-(?:tc-(?:big|base)-)?([a-z]{2,3})-([a-z]{2,3})$/.exec(text) ?? [];
    if (from !== undefined && to !== undefined) return { from, to };
  }
  throw new Problem("E_ENGINE_MODEL_KIND", { engine: "local", path: folder, type: "marian" });
}

function need(folder: string, path: string, file: string): void {
  if (!existsSync(join(path, file))) throw missing(folder, file);
}

function readJson(folder: string, path: string, file: string): Readonly<Record<string, unknown>> {
  need(folder, path, file);
  try {
    const value: unknown = JSON.parse(readFileSync(join(path, file), "utf8"));
    if (isMap(value)) return value;
  } catch {
    // Told below, with the file's name: what is wrong inside does not help whoever downloaded it.
  }
  throw missing(folder, file);
}

function missing(folder: string, file: string): Problem {
  return new Problem("E_ENGINE_MODEL_FILE", { engine: "local", path: folder, file });
}
