import type { YAMLMap, YAMLSeq } from "yaml";
import { Problem, phrase } from "../core/problem.ts";
import type { ValuePath } from "../core/yaml-document.ts";

/** A value that may be written into a glossary file. */
export type GlossaryValue = string | boolean | readonly string[] | { readonly [key: string]: GlossaryValue };

/** A term as it is to be written: its keys in the order in which they are to stand. */
export type NewTerm = Readonly<Record<string, GlossaryValue>>;

/** A value to be put at a place; `path` leads through `terms`, the term's index and its keys. */
export interface ValueChange {
  readonly path: ValuePath;
  readonly value: GlossaryValue;
}

type Yaml = typeof import("yaml");

/** A stretch of the text, and what comes in its place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Longer maps are written over several lines. */
const MAX_LINE = 110;

/** The text of a glossary without terms. */
export const EMPTY_GLOSSARY_TEXT = "version: 1\nterms: []\n";

/**
 * The text of a glossary file with changes made in it and terms put at its end; every other byte is kept: comments, order,
 * quotation marks, line ends.
 *
 * @param text a file that `parseGlossary` takes
 */
export async function editGlossaryText(
  text: string,
  path: string,
  { changes = [], added = [] }: { readonly changes?: readonly ValueChange[]; readonly added?: readonly NewTerm[] },
): Promise<string> {
  const yaml = await import("yaml");
  const document = yaml.parseDocument(text, { stringKeys: true });
  const terms = document.getIn(["terms"], true);
  if (!yaml.isSeq(terms))
    throw new Problem("E_GLOSSARY_SHAPE", { further: 0, expected: phrase("phrase.list"), key: "terms" }, { path });
  const eol = /\r\n/.test(text) ? "\r\n" : "\n";
  const edits = [
    ...changes.map((change) => changeEdit(change, text, document, yaml)),
    ...(added.length === 0 ? [] : [additionEdit(added, text, terms, yaml)]),
  ];
  return applied(text, edits, eol);
}

function applied(text: string, edits: readonly Edit[], eol: string): string {
  // Of several insertions at one place the first given comes first.
  const ordered = edits.map((edit, index) => ({ ...edit, index }));
  ordered.sort((a, b) => b.start - a.start || b.index - a.index);
  return ordered.reduce(
    (sum, edit) => sum.slice(0, edit.start) + edit.text.replaceAll("\n", eol) + sum.slice(edit.end),
    text,
  );
}

function changeEdit(
  { path, value }: ValueChange,
  text: string,
  document: ReturnType<Yaml["parseDocument"]>,
  yaml: Yaml,
): Edit {
  const standing = document.getIn(path, true);
  if (yaml.isNode(standing) && standing.range) {
    const [start, end] = standing.range;
    const written = text.slice(start, end);
    return { start, end: start + written.trimEnd().length, text: flow(value, yaml) };
  }
  const key = String(path.at(-1));
  const parent = document.getIn(path.slice(0, -1), true);
  if (!yaml.isMap(parent)) throw new Error(`no map at ${path.join(".")}`);
  const addition = `${key}: ${flow(value, yaml)}`;
  if (parent.flow) {
    const close = (parent.range?.[1] ?? 1) - 1;
    const start = text.slice(0, close).trimEnd().length;
    return { start, end: start, text: parent.items.length === 0 ? ` ${addition} ` : `, ${addition}` };
  }
  const end = lineEnd(text, endOf(parent, text));
  return { start: end, end, text: `\n${" ".repeat(columnOf(parent, text))}${addition}` };
}

function additionEdit(added: readonly NewTerm[], text: string, terms: YAMLSeq, yaml: Yaml): Edit {
  const [start, end] = terms.range ?? [0, 0];
  if (terms.flow && terms.items.length > 0) {
    const close = text
      .slice(0, end - 1)
      .trimEnd()
      .replace(/,$/, "").length;
    return { start: close, end: close, text: added.map((term) => `, ${flow(term, yaml)}`).join("") };
  }
  if (terms.flow) {
    const from = text.slice(0, start).trimEnd().length;
    return { start: from, end, text: `\n${added.map((term) => block(term, "  ", yaml)).join("\n")}` };
  }
  const last = terms.items.at(-1);
  const at = lineEnd(text, yaml.isNode(last) ? endOf(last, text) : end);
  const indent = dashIndent(terms, text, yaml);
  const lines = added.map((term) => `\n${block(term, indent, yaml)}`).join("");
  return { start: at, end: at, text: at === text.length ? `${lines}\n` : lines };
}

/** Where a value's last character that is no white space ends. */
function endOf({ range }: { readonly range?: readonly number[] | null | undefined }, text: string): number {
  const [start = 0, end = 0] = range ?? [];
  return start + text.slice(start, end).trimEnd().length;
}

/** Where the line of an offset ends; its line end lies behind. */
function lineEnd(text: string, offset: number): number {
  const found = /\r?\n|$/.exec(text.slice(offset));
  return offset + (found?.index ?? 0);
}

function columnOf({ range }: YAMLMap, text: string): number {
  const start = range?.[0] ?? 0;
  return start - (text.lastIndexOf("\n", start - 1) + 1);
}

function dashIndent(terms: YAMLSeq, text: string, yaml: Yaml): string {
  const [first] = terms.items;
  const start = yaml.isNode(first) ? (first.range?.[0] ?? 0) : 0;
  return /(?:^|\n)( *)-\s*$/.exec(text.slice(0, start))?.[1] ?? "  ";
}

/** A term as an item of the list, one key a line. */
function block(term: NewTerm, indent: string, yaml: Yaml): string {
  return Object.entries(term)
    .map(([key, value], index) => {
      const lead = `${indent}${index === 0 ? "- " : "  "}${key}:`;
      const line = `${lead} ${flow(value, yaml)}`;
      if (line.length <= MAX_LINE || !isMap(value)) return line;
      const inner = Object.entries(value).map(([name, each]) => `${indent}    ${name}: ${flow(each, yaml)}`);
      return [lead, ...inner].join("\n");
    })
    .join("\n");
}

function isMap(value: GlossaryValue): value is { readonly [key: string]: GlossaryValue } {
  return typeof value === "object" && !Array.isArray(value);
}

/** A value on one line. */
function flow(value: GlossaryValue, yaml: Yaml): string {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return scalar(value, yaml);
  if (!isMap(value)) return `[${value.map((each) => scalar(each, yaml)).join(", ")}]`;
  const pairs = Object.entries(value).map(([key, each]) => `${key}: ${flow(each, yaml)}`);
  return `{ ${pairs.join(", ")} }`;
}

/** Text as it is where YAML reads it back as the same text wherever it stands; else in quotation marks. */
function scalar(text: string, yaml: Yaml): string {
  const isPlain = /^[\p{L}\p{N}«“][\p{L}\p{M}\p{N}’“”«»–—.()/; -]*$/u.test(text) && text === text.trim();
  // JSON's strings are YAML's; a line separator is not, in a string of one line.
  return isPlain && yaml.parse(text) === text
    ? text
    : JSON.stringify(text).replace(
        /[\u0085\u2028\u2029]/g,
        (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
}
