import { tagAt } from "./tag.ts";

/** Where an element's raw content ends, and where the element does. */
export interface RawEnd {
  readonly innerEnd: number;
  readonly end: number;
  /** Whether it has its end tag. */
  readonly isClosed: boolean;
}

/**
 * The end of an element whose content is raw text (HTML Standard, sections 13.2.5.2 to 13.2.5.4).
 *
 * @param name in lower case
 * @param from where its content begins
 */
export function rawEnd(text: string, name: string, from: number): RawEnd {
  const open = { innerEnd: text.length, end: text.length, isClosed: false };
  if (name === "plaintext") return open;
  const innerEnd = name === "script" ? scriptEnd(text, from) : firstEndTag(text, name, from);
  if (innerEnd === undefined) return open;
  const tag = tagAt(text, innerEnd + 2);
  return tag === undefined ? { ...open, innerEnd } : { innerEnd, end: tag.end, isClosed: true };
}

function firstEndTag(text: string, name: string, from: number): number | undefined {
  const end = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  end.lastIndex = from;
  return end.exec(text)?.index;
}

/**
 * Where a script's end tag begins. Within `<!-- <script> … -->` an end tag ends only the inner script
 * (sections 13.2.5.15 to 13.2.5.31).
 */
function scriptEnd(text: string, from: number): number | undefined {
  const marks = /<!--|-->|<\/?script(?=[\s/>])/gi;
  marks.lastIndex = from;
  let depth: "plain" | "escaped" | "double" = "plain";
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    switch (mark[0].toLowerCase()) {
      case "<!--":
        if (depth === "plain") depth = "escaped";
        // The hyphens may already belong to the end, as in `<!-->`.
        marks.lastIndex = mark.index + 2;
        break;
      case "-->":
        depth = "plain";
        break;
      case "<script":
        if (depth === "escaped") depth = "double";
        break;
      case "</script":
        if (depth !== "double") return mark.index;
        depth = "escaped";
        break;
    }
  }
  return undefined;
}
