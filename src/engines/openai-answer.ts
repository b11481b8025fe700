import { isMap } from "../core/shape.ts";

/**
 * The texts of a model's message by id, or undefined where it is no answer of the form that was asked for.
 *
 * An id that occurs twice has no text: which one is meant cannot be told. What stands around the object is left out
 * (thoughts, a code fence, a sentence), as servers that cannot hold a model to a form let it through; what stands in a text is not.
 */
export function readTexts(message: string): ReadonlyMap<number, string> | undefined {
  const list = translationsOf(message);
  if (list === undefined) return undefined;
  const texts = new Map<number, string>();
  const seen = new Set<number>();
  for (const entry of list) {
    const { id, text } = isMap(entry) ? entry : {};
    const number = typeof id === "string" && /^\d{1,6}$/.test(id) ? Number(id) : id;
    if (typeof number !== "number" || typeof text !== "string") continue;
    if (seen.has(number)) texts.delete(number);
    else texts.set(number, text);
    seen.add(number);
  }
  return texts;
}

/**
 * Whether the numbers are those of so many texts. Else a model has parted a text or joined two and counted on, and what
 * stands under a number may be the translation of another: it has one too many, or the last ones are missing. One that
 * is missing in between, where the next have kept their numbers, has only been left out.
 */
export function areNumbered(texts: ReadonlyMap<number, string>, count: number): boolean {
  const ids = [...texts.keys()];
  if (ids.some((id) => !Number.isInteger(id) || id < 1 || id > count)) return false;
  return ids.length === 0 || ids.length === count || Math.max(...ids) > ids.length;
}

/** The list `translations` of the first reading that has one: the whole message, or its outermost braces. */
function translationsOf(message: string): readonly unknown[] | undefined {
  const spoken = message.replace(/^\s*<think>[\s\S]*?<\/think>/i, "");
  const braces = spoken.slice(Math.max(0, spoken.indexOf("{")), spoken.lastIndexOf("}") + 1);
  for (const text of [spoken, braces]) {
    const value = parsed(text);
    const list = isMap(value) ? value["translations"] : undefined;
    if (Array.isArray(list)) return list;
  }
  return undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
