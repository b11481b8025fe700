import type { Find } from "./finder.ts";

/** Longest shortcode or tag that is looked for, in UTF-16 units. What stands between a pair of them is not counted. */
const MAX_LENGTH = 2000;
/** Tags whose content is code, by the name that opens them. */
const VERBATIM = new Set(["highlight", "raw", "comment", "mermaid", "math", "katex"]);
const NAME = /\{[{%][<%]?-?\s*([a-z]+)/y;
const OUTPUT = /\{\{(?![{<%])[^{}]{1,500}\}\}/y;
const ATTRIBUTES = /\{(?:[#.][\p{L}_][\p{L}\p{N}_:.#-]{0,100}(?:[ \t][^{}\n]{0,300})?|:(?!\s*\})[^{}\n]{1,300})\}/uy;

/** A stretch that another program reads before or behind Markdown. */
export interface Template {
  readonly end: number;
  readonly name: "shortcode" | "attributes";
}

/**
 * The Hugo shortcode, the Jekyll tag or output, or the attribute list of kramdown, Pandoc and Docusaurus at `offset`,
 * where a `{` stands; undefined where there is none. Tags whose content is code are taken up to their closing ones.
 *
 *     {{< figure src="a.jpg" >}}   {{% note %}}   {% include map.html %}   {{ page.title }}   # Title {#id}
 */
export function templateAt(text: string, offset: number, find: Find): Template | undefined {
  const end = shortcodeEnd(text, offset, find);
  if (end !== undefined) return { end, name: "shortcode" };
  ATTRIBUTES.lastIndex = offset;
  return ATTRIBUTES.test(text) ? { end: ATTRIBUTES.lastIndex, name: "attributes" } : undefined;
}

/**
 * Where a row of shortcodes and tags ends that fills its lines, so that it is a block of its own; undefined where other
 * text stands in them. An output such as `{{ page.title }}` is part of a sentence.
 *
 * @param offset the first solid character of a line
 */
export function shortcodeBlockEnd(text: string, offset: number, find: Find): number | undefined {
  let at = offset;
  while (/^\{(?:%|\{[<%])/.test(text.slice(at, at + 3))) {
    const end = shortcodeEnd(text, at, find);
    if (end === undefined) return undefined;
    at = end;
    while (text[at] === " " || text[at] === "\t") at++;
    if (at >= text.length || text[at] === "\n" || text[at] === "\r") return at;
  }
  return undefined;
}

function shortcodeEnd(text: string, offset: number, find: Find): number | undefined {
  const end = tagEnd(text, offset, find);
  if (end === undefined) return undefined;
  NAME.lastIndex = offset;
  const name = NAME.exec(text)?.[1];
  return name !== undefined && VERBATIM.has(name) ? (verbatimEnd(text, offset, end, name, find) ?? end) : end;
}

function tagEnd(text: string, offset: number, find: Find): number | undefined {
  const opening = text.slice(offset, offset + 3);
  const close = opening === "{{<" ? ">}}" : opening === "{{%" ? "%}}" : opening.startsWith("{%") ? "%}" : undefined;
  if (close === undefined) {
    OUTPUT.lastIndex = offset;
    return OUTPUT.test(text) ? OUTPUT.lastIndex : undefined;
  }
  const found = find(close, offset + close.length);
  if (found < 0 || found - offset > MAX_LENGTH) return undefined;
  // A blank line ends a paragraph, and a tag that was left open with it.
  return /\n[ \t]*\r?\n|\r[ \t]*\r/.test(text.slice(offset, found)) ? undefined : found + close.length;
}

/** Behind `{{< /highlight >}}` or `{% endhighlight %}`. */
function verbatimEnd(text: string, offset: number, from: number, name: string, find: Find): number | undefined {
  const isTag = text[offset + 1] === "%";
  const found = find(isTag ? `end${name}` : `/${name}`, from);
  const before = text.slice(Math.max(from, found - 12), Math.max(from, found));
  const open = /\{(?:%|\{[<%])-?\s*$/.exec(before);
  return found < 0 || open === null ? undefined : tagEnd(text, found - open[0].length, find);
}
