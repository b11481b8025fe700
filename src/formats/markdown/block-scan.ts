import type { Cursor } from "./cursor.ts";
import type { HtmlBlockEnd } from "./html-block.ts";
import type { Span } from "./view.ts";

/** What a block stands in, the nearest one. */
type ContainerKind = "document" | "quote" | "item" | "footnote";

/** A block with text, as the lines that its text stands in. Code, HTML, definitions and rules are none. */
export interface TextBlock {
  readonly kind: "paragraph" | "heading" | "cell";
  readonly within: ContainerKind;
  /** 1–6 for headings, else 0. */
  readonly level: number;
  /** Whether a heading is written with `#` before it; else it is underlined. */
  readonly isAtx: boolean;
  readonly lines: readonly Span[];
}

/** A block that holds blocks and stands open. */
export interface Container {
  readonly kind: Exclude<ContainerKind, "document">;
  /** Columns by which a line is indented that belongs to it; 0 for quotations. */
  readonly indent: number;
  isEmpty: boolean;
}

/** A block that holds no blocks and stands open. */
export type Leaf =
  | { readonly kind: "paragraph"; lines: Span[]; readonly opensItem: boolean }
  | { readonly kind: "fence"; readonly marker: string; readonly length: number }
  | { readonly kind: "html"; readonly end: HtmlBlockEnd }
  | { readonly kind: "indented" }
  | { readonly kind: "table"; readonly columns: number };

/** What is open and what was found while the lines of a document are read. */
export interface BlockScan {
  readonly text: string;
  readonly containers: Container[];
  readonly blocks: TextBlock[];
  readonly definitions: Set<string>;
  leaf: Leaf | undefined;
}

/** The line from the cursor's next solid character on. */
export function restOf(cursor: Cursor): string {
  return cursor.text.slice(cursor.solid, cursor.end);
}

/** The kind of the innermost open container. */
export function innermostKind(scan: BlockScan): ContainerKind {
  return scan.containers.at(-1)?.kind ?? "document";
}
