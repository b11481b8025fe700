import markdownIt, { type MarkdownIt } from "markdown-it";
import footnotes from "markdown-it-footnote";
import { type CleanDocument, cleanDocument } from "./clean.ts";
import { escapeHtml } from "./html-tree.ts";

/** The body of a localised article in its own format. */
export interface BodyText {
  /** As articles name it. */
  readonly format: string;
  readonly isMdx: boolean;
  /** Without front matter. */
  readonly text: string;
}

let converter: MarkdownIt | undefined;

/** The readable part of an article's body, clean. JSON has none. */
export function convert({ format, isMdx, text }: BodyText): CleanDocument {
  switch (format) {
    case "markdown":
      return cleanDocument(markdownHtml(isMdx ? withoutModules(text) : text));
    case "html":
      return cleanDocument(text);
    case "text":
      return cleanDocument(plainHtml(text));
    default:
      return { title: undefined, description: undefined, body: [] };
  }
}

function markdownHtml(text: string): string {
  converter ??= markdownIt({ html: true, linkify: false, typographer: false, maxNesting: 100 }).use(footnotes);
  return converter.render(text);
}

/** MDX without its imports, exports and comments, which are code. */
function withoutModules(text: string): string {
  return text.replace(/^(?:import|export)\s.*(?:\n(?!\s*\n).+)*/gm, "").replace(/\{\/\*[\s\S]*?\*\/\}/g, "");
}

/** Paragraphs parted by blank lines; the lines of each stay lines. */
function plainHtml(text: string): string {
  return text
    .split(/(?:\r\n|\r|\n)(?:[ \t]*(?:\r\n|\r|\n))+/)
    .filter((block) => block.trim() !== "")
    .map(
      (block) =>
        `<p>${escapeHtml(block.trim())
          .split(/\r\n|\r|\n/)
          .join("<br>")}</p>`,
    )
    .join("\n");
}
