import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Problem, phrase } from "../core/problem.ts";
import { type Config, defaultConfig, parseConfig } from "./config.ts";

/** The configuration's file name, at the top of a project. */
export const CONFIG_FILE = "translate.config.yaml";

/**
 * The configuration of the project whose folder is `root`; the defaults where it has no such file.
 *
 * @param knownChecks checks and rules that there are
 */
export async function loadConfig(root: string, knownChecks?: ReadonlySet<string>): Promise<Config> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(root, CONFIG_FILE));
  } catch (cause) {
    const reason = errorCode(cause);
    if (reason === "ENOENT") return defaultConfig;
    throw new Problem("E_CONFIG_UNREADABLE", { reason }, { path: CONFIG_FILE }, { cause });
  }
  return parseConfig(decode(bytes), CONFIG_FILE, knownChecks);
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem("E_CONFIG_UNREADABLE", { reason: phrase("phrase.notUtf8") }, { path: CONFIG_FILE }, { cause });
  }
}
