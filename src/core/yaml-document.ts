import type { LineCounter, Node, ParsedNode } from "yaml";
import { type Phrase, type Place, Problem, type ProblemCode, phrase } from "./problem.ts";

/** Keys and indexes that lead from the top of a document to a value. */
export type ValuePath = readonly (string | number)[];

/** YAML read as plain data, which remembers where each value stands. */
export interface YamlDocument {
  /** Maps, lists and scalars; text is NFC and trimmed. `null` for an empty file. */
  readonly value: unknown;
  /** Where the value at `path` stands, or the nearest value around it; its key instead, where `of` says so. */
  place(path: ValuePath, of?: "key" | "value"): Place;
}

// Deeper than any file of ours by far; the reader of YAML itself gives up near 900.
const MAX_DEPTH = 32;
// Unique keys are checked in quadratic time by the reader, so that the size needs a bound.
const MAX_CHARACTERS = 4_000_000;

interface Reading {
  readonly yaml: typeof import("yaml");
  readonly offsets: Map<string, { key: number; value: number }>;
  fail(reason: Phrase, offset: number): never;
}

/**
 * Reads one YAML 1.2 document written by an unknown hand.
 *
 * Throws a Problem with `code` and a `reason` at the first thing that is not plain data: a syntax error, a duplicate
 * key, a tag, an anchor or alias (and so every alias bomb), a second document, depth beyond 32, 4 million characters.
 */
export async function readYaml(text: string, path: string, code: ProblemCode): Promise<YamlDocument> {
  const yaml = await import("yaml");
  const lines = new yaml.LineCounter();
  const fail = (reason: Phrase, offset: number): never => {
    throw new Problem(code, { reason, further: 0 }, placeOf(path, lines, offset));
  };
  if (text.length > MAX_CHARACTERS)
    throw new Problem(code, { reason: phrase("phrase.yaml.tooLong"), further: 0 }, { path, line: 1 });
  const document = yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const troubles = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  if (troubles[0] !== undefined) {
    const [first] = troubles;
    const values = { reason: first.message, further: troubles.length - 1 };
    throw new Problem(code, values, placeOf(path, lines, first.pos[0]));
  }
  const reading: Reading = { yaml, offsets: new Map(), fail };
  const value = plainValue(document.contents, [], reading);
  return {
    value,
    place(of, what = "value") {
      for (let length = of.length; length >= 0; length--) {
        const found = reading.offsets.get(JSON.stringify(of.slice(0, length)));
        if (found !== undefined) return placeOf(path, lines, length === of.length ? found[what] : found.value);
      }
      return { path, line: 1, column: 1 };
    },
  };
}

function placeOf(path: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return line === 0 ? { path, line: 1, column: 1 } : { path, line, column: col };
}

function plainValue(node: ParsedNode | null, path: ValuePath, reading: Reading, keyOffset?: number): unknown {
  if (node === null) return null;
  const { yaml, offsets } = reading;
  const offset = node.range[0];
  offsets.set(JSON.stringify(path), { key: keyOffset ?? offset, value: offset });
  refuseMagic(node, offset, reading);
  if (path.length > MAX_DEPTH) reading.fail(phrase("phrase.tooDeep"), offset);
  if (yaml.isSeq(node)) return node.items.map((item, index) => plainValue(item, [...path, index], reading));
  if (yaml.isMap(node)) {
    // fromEntries defines own properties, so that a key `__proto__` is a key like any other.
    return Object.fromEntries(
      node.items.map(({ key, value }) => {
        refuseMagic(key, key.range[0], reading);
        const name = yaml.isScalar(key) ? String(key.value) : "";
        return [name, plainValue(value, [...path, name], reading, key.range[0])];
      }),
    );
  }
  const scalar = yaml.isScalar(node) ? node.value : undefined;
  if (typeof scalar !== "string") return scalar;
  if (!scalar.isWellFormed()) reading.fail(phrase("phrase.yaml.halfSurrogate"), offset);
  return scalar.normalize("NFC").trim();
}

function refuseMagic(node: Node, offset: number, { yaml, fail }: Reading): void {
  if (yaml.isAlias(node)) fail(phrase("phrase.yaml.alias", { name: node.source }), offset);
  if (!yaml.isCollection(node) && !yaml.isScalar(node)) return;
  if (node.anchor !== undefined) fail(phrase("phrase.yaml.anchor", { name: node.anchor }), offset);
  if (node.tag !== undefined) fail(phrase("phrase.yaml.tag", { name: node.tag }), offset);
}
