import { foldYo } from "./letters.ts";

/**
 * A text as Russian forms are compared: NFC, lower case, е for ё. Loads nothing.
 *
 * Fold what stands in a text before looking it up among the forms of a term.
 */
export function foldRussian(text: string): string {
  return foldYo(text.normalize("NFC").toLowerCase());
}
