import type { LanguageTag } from "../../core/model.ts";
import type { Problem } from "../../core/problem.ts";
import type { ReturnedUnit } from "../../exchange/handover.ts";
import type { SentWith } from "./manifest.ts";

/** How the content of a file that came back is written. */
export type ArrivalKind = "xliff" | "tmx" | "table" | "workbook";

/** A file that came back, wherever it lay. */
export interface ArrivedFile {
  /** As problems name it, `back.zip/target/kandas.xlf`: never a path to read or write. */
  readonly name: string;
  readonly kind: ArrivalKind;
  readonly bytes: Uint8Array;
  /** It was not named itself but found in a folder or an archive, where it may be something else altogether. */
  readonly found: boolean;
  /** What the manifest beside it says was sent. */
  readonly sent?: SentWith;
}

/** What an archive or a folder held. */
export interface Arrivals {
  readonly files: readonly ArrivedFile[];
  /** Files in it that may be exchange files and are no translator's return: memories, glossaries, archives in archives. */
  readonly skipped: readonly string[];
  /** Archives in a folder that are refused, of which nothing is among the files. */
  readonly problems: readonly Problem[];
}

/** What one file, or one `file` element in it, brought back in one language. */
export interface Returned {
  readonly file: string;
  readonly kind: ArrivalKind;
  readonly lang: LanguageTag;
  /** The article as the file names it; it only chooses among ours. */
  readonly original: string | undefined;
  readonly units: readonly ReturnedUnit[];
}
