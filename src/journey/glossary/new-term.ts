import type { GlossaryValue, NewTerm } from "../../terms/glossary-text.ts";
import type { Forms, ReadTerm } from "./read-entry.ts";

/** An id made of a term's words that no other term has. */
export function freeId(words: string, taken: { has(id: string): boolean }): string {
  const slug = words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, "-")
    .replace(/^[^a-z0-9]+|-+$/g, "")
    .slice(0, 70);
  const base = slug === "" ? "term" : slug;
  for (let count = 1; ; count++) {
    const id = count === 1 ? base : `${base}-${count}`;
    if (!taken.has(id)) return id;
  }
}

/** A term as the glossary's file is to have it, keys in the order of its other terms. */
export function newTerm({
  id,
  source,
  variants,
  renderings,
  note,
  reference,
  certainty,
}: ReadTerm & { readonly certainty: string }): NewTerm {
  const term: Record<string, GlossaryValue> = { id, source };
  if (variants.length > 0) term["variants"] = variants;
  for (const [lang, forms] of renderings) {
    const rendering = renderingValue(forms);
    if (rendering !== undefined) term[lang] = rendering;
  }
  term["certainty"] = certainty;
  if (reference !== "") term["reference"] = reference;
  if (note !== "") term["note"] = note;
  return term;
}

/** A rendering as the file is to have it; undefined where there is no form to pin. */
export function renderingValue({ term, admitted, forbidden }: Forms): GlossaryValue | undefined {
  const [first, ...rest] = term === undefined ? admitted : [term, ...admitted];
  if (first === undefined) return undefined;
  return {
    term: first,
    ...(rest.length > 0 ? { admitted: rest } : {}),
    ...(forbidden.length > 0 ? { forbidden } : {}),
  };
}
