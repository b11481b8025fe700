import { hash as digest } from "node:crypto";
import type { Runs } from "./model.ts";
import { markedText, plainText, textRuns } from "./runs.ts";

/**
 * The form in which texts are compared for equality: NFC, every white space run one space, outer white space, soft
 * hyphens and byte-order marks dropped. Case, punctuation and codes stay.
 */
export function normaliseText(text: string): string {
  const composed = text.normalize("NFC");
  if (!IRREGULAR.test(composed)) return composed;
  return composed
    .replace(/[\u00AD\uFEFF\u200B]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Something to drop, or white space that is not one space inside. Few sentences have any. */
const IRREGULAR = /[\u00AD\uFEFF\u200B]|[^\S ]|^ | (?: |$)/;

/** 32 hexadecimal digits that stand for a source text with its codes; equal for texts that `normaliseText` equates. */
export function contentKey(runs: Runs): string {
  return hash(normaliseText(markedText(runs))).slice(0, 32);
}

/** The key by which a neighbouring segment is known as context: its words without codes, as other tools keep them. */
export function contextKey(runs: Runs): string {
  return contentKey(textRuns(plainText(runs)));
}

/** SHA-256 of text or bytes, 64 hexadecimal digits. */
export function hash(content: string | Uint8Array): string {
  return digest("sha256", content, "hex");
}
