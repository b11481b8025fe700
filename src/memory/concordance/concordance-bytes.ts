import { decodeArrays, encodeArrays } from "../array-file.ts";
import { type VocabularyArrays, vocabularyArrays, vocabularyFrom } from "../fuzzy/index-bytes.ts";
import type { Concordance, Side } from "./concordance.ts";
import type { WordTable } from "./word-table.ts";

/** Rises with every change of the arrays or of the tokens. */
const VERSION = 1;

interface Meaning {
  readonly version: number;
  readonly key: unknown;
}

/** The bytes of a concordance in pieces; `key` is given back by `decodeConcordance`. */
export function encodeConcordance({ units, parts, tables }: Concordance, key: unknown): readonly Uint8Array[] {
  const meaning: Meaning = { version: VERSION, key };
  const arrays = { units, parts, ...arraysOf("source", tables.source), ...arraysOf("target", tables.target) };
  return encodeArrays({ meaning, arrays });
}

type TableArrays = VocabularyArrays & { readonly listStarts: Int32Array; readonly lists: Int32Array };

const NAMES = ["tokenTable", "tokenHashes", "tokenStarts", "tokenUnits", "tokenKinds", "listStarts", "lists"] as const;

function arraysOf(side: Side, { vocabulary, listStarts, lists }: WordTable) {
  const arrays: TableArrays = { ...vocabularyArrays(vocabulary), listStarts, lists };
  return Object.fromEntries(NAMES.map((name) => [`${side} ${name}`, arrays[name]]));
}

/** The concordance that bytes stand for, with its key; undefined where they are damaged or of another version. */
export function decodeConcordance(
  bytes: Uint8Array<ArrayBuffer>,
): { readonly key: unknown; readonly concordance: Concordance } | undefined {
  const file = decodeArrays(bytes);
  if (file === undefined) return undefined;
  // Its checksum was right, so it is what `encodeConcordance` wrote, of this version or another.
  const { version, key } = file.meaning as Meaning;
  if (version !== VERSION) return undefined;
  const { units, parts } = file.arrays as unknown as Pick<Concordance, "units" | "parts">; // likewise
  const tableOf = (side: Side): WordTable => {
    const arrays = Object.fromEntries(NAMES.map((name) => [name, file.arrays[`${side} ${name}`]]));
    const { listStarts, lists, ...vocabulary } = arrays as unknown as TableArrays; // likewise
    return { vocabulary: vocabularyFrom(vocabulary), listStarts, lists };
  };
  return { key, concordance: { units, parts, tables: { source: tableOf("source"), target: tableOf("target") } } };
}
