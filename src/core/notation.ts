import { type Phrase, type PhraseKey, type ProblemValues, phrase } from "./problem.ts";

/** A phrase as the message of a schema, which must be text: its key, and behind it its values as JSON. */
export function notation(key: PhraseKey, values: ProblemValues): string {
  return `${key} ${JSON.stringify(values)}`;
}

/** What the message of a schema says is expected: a phrase, by its bare key or as `notation` writes it, or a formal notation. */
export function readNotation(message: string): string | Phrase {
  if (!isKey(message)) return message;
  const space = message.indexOf(" ");
  if (space < 0) return phrase(message);
  // Both halves are what `notation` has put together.
  return phrase(message.slice(0, space) as PhraseKey, JSON.parse(message.slice(space)) as ProblemValues);
}

function isKey(message: string): message is PhraseKey {
  return message.startsWith("phrase.");
}
