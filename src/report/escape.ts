/** C0 and C1 controls, DEL, and the characters that reorder or isolate bidirectional text. */
const UNSAFE = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text from files and services made safe for a terminal and for one line: every control character and bidirectional
 * override is shown as `\u{1b}`.
 */
export function escapeTerminal(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
}

/** JSON with the same characters, where they stand raw in strings, as `\u202e`; its meaning does not change. */
export function escapeJson(json: string): string {
  return json.replace(UNSAFE, (character) =>
    character === "\n" ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
