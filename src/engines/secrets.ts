import { Problem } from "../core/problem.ts";
import type { Environment } from "./credentials.ts";

/**
 * The message on one line, at most 300 characters, with the known secrets and anything that looks like a key or token
 * struck out.
 *
 * @param known the secrets in use, which are struck out as they are, in JSON and in an address
 */
export function withoutSecrets(message: string, known: readonly string[] = []): string {
  return withoutKnown(message, known)
    .replace(/-----BEGIN [^-]*-----[\s\S]*?(-----END [^-]*-----|$)/g, "[removed]")
    .replace(/\b(bearer|basic|api-key|deepl-auth-key)\s+[\w.~+/=:-]+/gi, "$1 [removed]")
    .replace(/\bya29\.[\w.-]+|\bAIza[\w-]{20,}|\beyJ[\w-]+\.[\w.-]+|\bsk-[\w-]{16,}/g, "[removed]")
    .replace(/((?:key|token|secret|password|assertion)["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi, "$1[removed]")
    .replace(/((?:key|token|secret|password)\s+["'‘“«])[^"'’”»]{4,}/gi, "$1[removed]")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 300);
}

function withoutKnown(message: string, known: readonly string[]): string {
  const written = known
    .filter((secret) => secret !== "")
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  return written.sort((a, b) => b.length - a.length).reduce((text, one) => text.replaceAll(one, "[removed]"), message);
}

/** A key that people can tell from their others, and nobody can use: `…` and its last four characters, if it is long. */
export function maskedKey(key: string): string {
  return key.length < 16 ? "…" : `…${key.slice(-4)}`;
}

/**
 * The key that the environment holds under a name, or undefined where it holds none. Outer white space, which copying
 * adds, is left out.
 *
 * Throws `E_ENGINE_KEY` where it could be no key: a header takes visible ASCII only, and an error of the HTTP client
 * would quote it.
 */
export function findKey(engine: string, env: Environment, variable: string): string | undefined {
  const key = env[variable]?.trim();
  if (key === undefined || key === "") return undefined;
  if (!/^[\x21-\x7e]+$/.test(key)) throw new Problem("E_ENGINE_KEY", { engine, variable });
  return key;
}

/** The same, where there must be a key: throws `E_ENGINE_CREDENTIALS`, naming the variable, where there is none. */
export function needKey(engine: string, env: Environment, variable: string): string {
  const key = findKey(engine, env, variable);
  if (key === undefined) throw new Problem("E_ENGINE_CREDENTIALS", { engine, variable });
  return key;
}
