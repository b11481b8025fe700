import { type Phrase, phrase } from "../core/problem.ts";

/** What `parseArgs` of Node 24 says, by what we say instead. The option's name stands in its words only. */
const SAID = [
  [/^Unknown option '(.+)'\. To specify a positional /s, "phrase.option.unknown"],
  [/^Option '(?:-\w, )?(--.+) <value>' argument missing$/s, "phrase.option.argumentMissing"],
  [/^Option '(?:-\w, )?(--.+)' does not take an argument$/s, "phrase.option.noArgument"],
  [/^Option '(--\S+)' argument is ambiguous\./, "phrase.option.ambiguous"],
] as const;

/** Why the arguments could not be read, by the error of `parseArgs`: in the reader's language where we know what it says. */
export function usageReason(error: unknown): string | Phrase {
  if (!(error instanceof Error)) return String(error);
  for (const [pattern, key] of SAID) {
    const option = pattern.exec(error.message)?.[1];
    if (option !== undefined) return phrase(key, { option });
  }
  return error.message;
}
