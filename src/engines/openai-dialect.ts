/** What of the protocol a server understands: how an answer's form is asked for, and how its randomness is switched off. */
export interface Dialect {
  readonly form: "schema" | "object" | "text";
  readonly temperature: boolean;
  readonly seed: boolean;
}

export const FULL_DIALECT: Dialect = { form: "schema", temperature: true, seed: true };

const ANSWER_SCHEMA = {
  type: "object",
  properties: {
    translations: {
      type: "array",
      items: {
        type: "object",
        properties: { id: { type: "integer" }, text: { type: "string" } },
        required: ["id", "text"],
        additionalProperties: false,
      },
    },
  },
  required: ["translations"],
  additionalProperties: false,
} as const;

/** The parameters of a request besides model and messages. */
export function parametersOf({ form, temperature, seed }: Dialect): Readonly<Record<string, unknown>> {
  return {
    ...(temperature && { temperature: 0 }),
    ...(seed && { seed: 1 }),
    ...(form === "schema" && {
      response_format: {
        type: "json_schema",
        json_schema: { name: "translations", strict: true, schema: ANSWER_SCHEMA },
      },
    }),
    ...(form === "object" && { response_format: { type: "json_object" } }),
  };
}

const FORM = /response_?format|json_?schema|json_object|structured.?output|guided|grammar/i;

/**
 * The next simpler dialect where a server complains of something in this one, or undefined where it complains of
 * nothing that can be left out.
 *
 * @param status of HTTP
 * @param words all that the server says
 */
export function simplerDialect(dialect: Dialect, status: number, words: string): Dialect | undefined {
  if (![400, 404, 415, 422, 500, 501].includes(status)) return undefined;
  if (dialect.form !== "text" && FORM.test(words)) {
    return { ...dialect, form: dialect.form === "schema" ? "object" : "text" };
  }
  if (dialect.temperature && /temperature/i.test(words)) return { ...dialect, temperature: false };
  if (dialect.seed && /\bseed\b/i.test(words)) return { ...dialect, seed: false };
  return undefined;
}
