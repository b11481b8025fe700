import type { BraceEnd } from "./braces.ts";
import type { Cursor } from "./cursor.ts";
import type { Dialect } from "./dialect.ts";
import type { Find } from "./finder.ts";
import type { HtmlBlockEnd } from "./html-block.ts";
import type { Span } from "./view.ts";

/** What a block stands in, the nearest one. */
type ContainerKind = "document" | "quote" | "item" | "footnote";

/**
 * A block with text, as the lines that its text stands in: raw HTML with its tags, and of a link's definition the title.
 * Code, formulas, rules and what other programs read are none.
 */
export interface TextBlock {
  readonly kind: "paragraph" | "heading" | "cell" | "html" | "title";
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
  /** `lines` where there may be text between the tags. */
  | { readonly kind: "html"; readonly end: HtmlBlockEnd; readonly lines: Span[] | undefined }
  | { readonly kind: "indented" }
  | { readonly kind: "table"; readonly columns: number };

/** What is open and what was found while the lines of a document are read. */
export interface BlockScan {
  readonly text: string;
  readonly dialect: Dialect;
  readonly find: Find;
  readonly braceEnd: BraceEnd;
  readonly containers: Container[];
  readonly blocks: TextBlock[];
  readonly definitions: Set<string>;
  leaf: Leaf | undefined;
  /** Up to where the text belongs to a block that has been read whole. */
  passed: number;
  /** In MDX a module was met whose brackets do not close. */
  hasBrokenModule: boolean;
}

/** The line from the cursor's next solid character on. */
export function restOf(cursor: Cursor): string {
  return cursor.text.slice(cursor.solid, cursor.end);
}

/** The kind of the innermost open container. */
export function innermostKind(scan: BlockScan): ContainerKind {
  return scan.containers.at(-1)?.kind ?? "document";
}

/** How many columns a line may be indented and still begin a block; in MDX no indent makes code. */
export function maxIndent({ dialect }: Pick<BlockScan, "dialect">): number {
  return dialect === "mdx" ? Number.POSITIVE_INFINITY : 3;
}
