/** A piece of a page, free of anything that a browser would execute. Only `cleanTree` and our own templates make them. */
export type HtmlNode = HtmlText | HtmlElement | HtmlRaw;

/** The content of a `style` or `script` element of ours, where nothing is escaped. */
export interface HtmlRaw {
  readonly kind: "raw";
  readonly text: string;
}

export interface HtmlText {
  readonly kind: "text";
  text: string;
  /** The segment that it belongs to, as an index. */
  segment?: number;
}

export interface HtmlElement {
  readonly kind: "element";
  name: string;
  readonly attributes: Map<string, string>;
  children: HtmlNode[];
}

/** An element. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  children: readonly (HtmlNode | string)[] = [],
): HtmlElement {
  const given = Object.entries(attributes).flatMap(([key, value]): readonly [string, string][] =>
    value === undefined ? [] : [[key, value]],
  );
  const nodes = children.map((child): HtmlNode => (typeof child === "string" ? { kind: "text", text: child } : child));
  return { kind: "element", name, attributes: new Map(given), children: nodes };
}

/** Elements that have no content and no end tag (HTML, 13.1.2). */
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

/** Nodes as HTML. Texts and attributes are escaped; nothing in them can end its place. */
export function writeHtml(nodes: readonly HtmlNode[]): string {
  return nodes.map(writeNode).join("");
}

function writeNode(node: HtmlNode): string {
  if (node.kind === "raw") return node.text;
  if (node.kind === "text") return escapeHtml(node.text);
  const attributes = [...node.attributes]
    .filter(([name]) => /^[a-z-]+$/.test(name))
    .map(([name, value]) => (value === "" && BOOLEAN.has(name) ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`));
  const start = `${node.name === "html" ? "<!DOCTYPE html>\n" : ""}<${node.name}${attributes.join("")}>`;
  if (VOID.has(node.name)) return start;
  // The parser drops a line feed right behind `<pre>`; a second one keeps it.
  const content = writeHtml(node.children);
  const first = node.name === "pre" && content.startsWith("\n") ? "\n" : "";
  return `${start}${first}${content}</${node.name}>${node.name === "html" ? "\n" : ""}`;
}

const BOOLEAN = new Set(["open", "reversed"]);

/** Text as it stands in an element or between double quotes; what HTML or XML cannot hold becomes U+FFFD. */
export function escapeHtml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g, "\uFFFD")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}

/** What a reader reads. */
export function textOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (node.kind === "element" ? textOf(node.children) : node.text)).join("");
}

/** All elements below one, in the order of reading. */
export function* elementsIn(root: HtmlElement): Generator<HtmlElement> {
  for (const child of root.children) {
    if (child.kind !== "element") continue;
    yield child;
    yield* elementsIn(child);
  }
}
