/** The fields of an unknown value; none where it is no object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  // Holds for any object: its properties are read as unknown values, and a missing one as undefined.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** The elements of a list; none where it is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The text, or undefined where it is none. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The number, also where it is written as text; undefined where it is none. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** The whole number from 0 up, also where it is written as text; undefined where it is none: what is charged is never less. */
export function countOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return Number.isSafeInteger(number) && Number(number) >= 0 ? number : undefined;
}
