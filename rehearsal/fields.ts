/** The fields of an unknown value; none if it is no object. */
export function fields(value: unknown): Readonly<Record<string, unknown>> {
  // Holds for any object: its properties are read as unknown values, and a missing one as undefined.
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** The text of a field; "" where it is missing or no text. */
export function text(value: unknown, name: string): string {
  const found = fields(value)[name];
  return typeof found === "string" ? found : "";
}

/** The elements of a field; none where it is no list. */
export function list(value: unknown, name: string): readonly unknown[] {
  const found = fields(value)[name];
  return Array.isArray(found) ? found : [];
}

/** The texts of a field that holds one text or a list of them; what is no text is "". */
export function texts(value: unknown, name: string): readonly string[] {
  const found = fields(value)[name];
  if (typeof found === "string") return [found];
  return list(value, name).map((element) => (typeof element === "string" ? element : ""));
}

/** Unicode codepoints: what most services count. */
export function codepoints(contents: readonly string[]): number {
  return contents.reduce((sum, content) => sum + [...content].length, 0);
}
