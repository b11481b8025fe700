import { type PhraseKey, Problem, type ProblemCode, type ProblemValues } from "../core/problem.ts";
import { isMap } from "../core/shape.ts";

/** Phrases nest two deep at most; deeper ones are nobody's. */
const MAX_DEPTH = 4;

/** A problem as the ledger keeps it: its code and values, without its place. */
export function problemJson({ code, values }: Problem): string {
  return JSON.stringify({ code, values });
}

/**
 * The problem that was kept as `problemJson` writes it. A value that is neither text, number nor phrase is its JSON text.
 *
 * @param json whatever stands in the ledger; `E_LEDGER_DAMAGED` where it is no problem
 */
export function problemFrom(json: string): Problem {
  try {
    const kept: unknown = JSON.parse(json);
    if (!isMap(kept) || !isCode(kept["code"])) return damaged(kept);
    return new Problem(kept["code"], valuesFrom(kept["values"], 0));
  } catch (error) {
    return damaged(error);
  }
}

function damaged(cause: unknown): Problem {
  return new Problem("E_LEDGER_DAMAGED", {}, undefined, { cause });
}

function isCode(value: unknown): value is ProblemCode {
  return typeof value === "string" && /^E_[A-Z\d_]+$/.test(value);
}

function valuesFrom(json: unknown, depth: number): ProblemValues {
  const entries = isMap(json) ? Object.entries(json) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, valueFrom(value, depth)]));
}

function valueFrom(json: unknown, depth: number): ProblemValues[string] {
  if (typeof json === "string" || typeof json === "number") return json;
  if (!isPhrase(json) || depth >= MAX_DEPTH) return JSON.stringify(json);
  const { phrase, values } = json;
  return values === undefined ? { phrase } : { phrase, values: valuesFrom(values, depth + 1) };
}

function isPhrase(value: unknown): value is { readonly phrase: PhraseKey; readonly values?: unknown } {
  const isKey = isMap(value) && typeof value["phrase"] === "string" && value["phrase"].startsWith("phrase.");
  return isKey && Object.keys(value).every((key) => key === "phrase" || key === "values");
}
