import type {
  BaseIssue,
  CustomIssue,
  CustomSchema,
  ErrorMessage,
  GenericSchema,
  InferOutput,
  ObjectEntries,
  SchemaWithPipe,
  StrictObjectSchema,
} from "valibot";
import { readNotation } from "./notation.ts";
import { type Phrase, Problem, type ProblemCode, type ProblemValues, phrase } from "./problem.ts";
import type { ValuePath, YamlDocument } from "./yaml-document.ts";

/** The codes under which one kind of file reports that its data is not of the shape it should be. */
export interface ShapeCodes {
  /** A key that nobody reads. Values: `key`, `within`, `known` keys. */
  readonly unknownKey: ProblemCode;
  /** Values: `key`, `within`. */
  readonly missingKey: ProblemCode;
  /** Values: `key`, `expected` in words or in a notation such as `A | B`, `found`. */
  readonly wrongValue: ProblemCode;
}

/**
 * The document's data, checked by `schema`.
 *
 * Every message of the schema says what it expects: a phrase, see `readNotation`, or a notation such as `A | B | C`.
 * Throws the first Problem in reading order, with the number of further ones in its values. Unknown keys come before all
 * else: a misspelt key is also a missing one, and the misspelling is what there is to mend.
 */
export async function checkShape<Schema extends GenericSchema>(
  document: YamlDocument,
  schema: Schema,
  codes: ShapeCodes,
): Promise<InferOutput<Schema>> {
  const { safeParse } = await import("valibot");
  const result = safeParse(schema, document.value);
  if (result.success) return result.output;
  const problems = result.issues.map((issue) => problemOf(issue, document, codes));
  const unknown = problems.filter((problem) => problem.code === codes.unknownKey);
  throw firstProblem(unknown.length > 0 ? unknown : problems);
}

/** The problem that stands first in its file, with the number of the others as the value `further`. */
export function firstProblem(problems: readonly Problem[]): Problem {
  const sorted = problems.toSorted(
    (a, b) => (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
  const first = sorted[0];
  if (first === undefined) throw new RangeError("no problem");
  return new Problem(first.code, { ...first.values, further: problems.length - 1 }, first.place);
}

/** A path as people read it: `terms[3].kk.term`; empty for the whole file. */
export function formatPath(path: ValuePath): string {
  return path.map((part, index) => (typeof part === "number" ? `[${part}]` : index > 0 ? `.${part}` : part)).join("");
}

function problemOf(issue: BaseIssue<unknown>, document: YamlDocument, codes: ShapeCodes): Problem {
  const path = (issue.path ?? []).map((item) => (typeof item.key === "number" ? item.key : String(item.key)));
  const last = issue.path?.at(-1);
  if (last !== undefined && "origin" in last && last.origin === "key") {
    const within = path.slice(0, -1);
    const values: ProblemValues = { key: String(path.at(-1)), within: formatPath(within) || phrase("phrase.inFile") };
    if (issue.expected === "never") {
      return new Problem(codes.unknownKey, { ...values, known: issue.message }, document.place(path, "key"));
    }
    return new Problem(codes.missingKey, values, document.place(within));
  }
  const key = formatPath(path) || phrase("phrase.wholeFile");
  const values = { key, expected: readNotation(issue.message), found: describe(issue.input) };
  return new Problem(codes.wrongValue, values, document.place(path));
}

type MapSchema<Entries extends ObjectEntries> = SchemaWithPipe<
  readonly [
    CustomSchema<Record<string, unknown>, ErrorMessage<CustomIssue> | undefined>,
    StrictObjectSchema<Entries, string>,
  ]
>;

/** A map with these keys and no others. Valibot alone would take a list for a map. */
export function mapOf<const Entries extends ObjectEntries>(
  v: typeof import("valibot"),
  entries: Entries,
): MapSchema<Entries> {
  return v.pipe(
    v.custom<Record<string, unknown>>(isMap, "phrase.map"),
    v.strictObject(entries, Object.keys(entries).join(", ")),
  );
}

/** Whether the value came from a YAML map. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What was found in place of what was expected, in at most 40 characters. */
function describe(value: unknown): string | Phrase {
  if (value === null || value === undefined) return phrase("phrase.foundNothing");
  if (Array.isArray(value)) return phrase("phrase.list");
  if (typeof value === "object") return phrase("phrase.map");
  const text = typeof value === "string" ? `"${value}"` : String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
