import { type DefaultTreeAdapterTypes, html, parse } from "parse5";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";

/** What may stand in a page, by element, with its own attributes; `lang`, `dir`, `title` and `id` may stand anywhere. */
const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    a: ["href", "hreflang"],
    abbr: [],
    b: [],
    bdi: [],
    bdo: [],
    blockquote: ["cite"],
    br: [],
    caption: [],
    cite: [],
    code: [],
    dd: [],
    del: ["cite", "datetime"],
    details: ["open"],
    dfn: [],
    div: [],
    dl: [],
    dt: [],
    em: [],
    figcaption: [],
    figure: [],
    h1: [],
    h2: [],
    h3: [],
    h4: [],
    h5: [],
    h6: [],
    hr: [],
    i: [],
    img: ["src", "alt", "width", "height"],
    ins: ["cite", "datetime"],
    kbd: [],
    li: ["value"],
    mark: [],
    ol: ["start", "reversed"],
    p: [],
    pre: [],
    q: ["cite"],
    rp: [],
    rt: [],
    ruby: [],
    s: [],
    samp: [],
    small: [],
    span: [],
    strong: [],
    sub: [],
    summary: [],
    sup: [],
    table: [],
    tbody: [],
    td: ["colspan", "rowspan"],
    tfoot: [],
    th: ["colspan", "rowspan", "scope"],
    thead: [],
    time: ["datetime"],
    tr: [],
    u: [],
    ul: [],
    var: [],
    wbr: [],
  }),
);

/** Elements whose content is not text for readers: it goes with them. Of all others that may not stand, it stays. */
const DROPPED = new Set(
  (
    "applet area audio base basefont button canvas col colgroup datalist dialog embed frame frameset head iframe input link " +
    "map math meta meter noembed noframes noscript object option optgroup output param plaintext progress script select " +
    "selectmenu slot source style svg template textarea title track video xmp"
  ).split(" "),
);

const NUMBERS = new Set(["colspan", "rowspan", "width", "height", "start", "value"]);

/** What a whole HTML text says of itself, and its body. */
export interface CleanDocument {
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly body: readonly HtmlNode[];
}

/** What is nested deeper is left out: nothing that people write nests like that, and the stack is finite. */
const MAX_DEPTH = 200;

/**
 * The readable part of an HTML text, parsed as browsers do (WHATWG HTML, 13.2): only elements, attributes and addresses
 * of the list above come through. Takes time linear in its length.
 */
export function cleanDocument(text: string): CleanDocument {
  const document = parse(text);
  const root = document.childNodes.find(isElement);
  const head = root?.childNodes.filter(isElement).find(({ tagName }) => tagName === "head");
  const body = root?.childNodes.filter(isElement).find(({ tagName }) => tagName === "body");
  const inHead = head?.childNodes.filter(isElement) ?? [];
  const title = inHead.find(({ tagName }) => tagName === "title");
  const meta = inHead.find(
    (node) => node.tagName === "meta" && attribute(node, "name")?.toLowerCase() === "description",
  );
  return {
    title:
      title === undefined ? undefined : title.childNodes.map((node) => ("value" in node ? node.value : "")).join(""),
    description: meta === undefined ? undefined : attribute(meta, "content"),
    body: body === undefined ? [] : withEachIdOnce(cleanNodes(body.childNodes, 0), new Set()),
  };
}

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

function isElement(node: Node): node is Element {
  return "tagName" in node;
}

function attribute(node: Element, name: string): string | undefined {
  return node.attrs.find((one) => one.name === name)?.value;
}

function cleanNodes(nodes: readonly Node[], depth: number): HtmlNode[] {
  return nodes.flatMap((node): readonly HtmlNode[] => {
    if (node.nodeName === "#text" && "value" in node) return [{ kind: "text", text: node.value }];
    if (!isElement(node) || node.namespaceURI !== html.NS.HTML || DROPPED.has(node.tagName)) return [];
    const children = depth > MAX_DEPTH ? [] : cleanNodes(node.childNodes, depth + 1);
    const own = ALLOWED.get(node.tagName);
    return own === undefined ? children : [cleanElement(node, own, children)];
  });
}

function cleanElement(node: Element, own: readonly string[], children: HtmlNode[]): HtmlElement {
  const attributes = new Map<string, string>();
  for (const { name, value } of node.attrs) {
    if (!own.includes(name) && !["lang", "dir", "title", "id"].includes(name)) continue;
    const clean = cleanValue(name, value);
    if (clean !== undefined) attributes.set(name, clean);
  }
  return { kind: "element", name: node.tagName, attributes, children };
}

function cleanValue(name: string, value: string): string | undefined {
  switch (name) {
    case "href":
    case "src":
    case "cite":
      return safeAddress(value);
    case "lang":
    case "hreflang":
      return /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value) ? value : undefined;
    case "dir":
      return /^(ltr|rtl|auto)$/i.test(value) ? value.toLowerCase() : undefined;
    case "scope":
      return /^(row|col|rowgroup|colgroup)$/i.test(value) ? value.toLowerCase() : undefined;
    case "datetime":
      return /^[0-9TZ:+. -]{4,40}$/.test(value) ? value : undefined;
    case "id":
      // Apart from our own, which sites and links rely on.
      return /^[^\s]{1,200}$/.test(value) ? `x-${value}` : undefined;
    case "open":
    case "reversed":
      return "";
    default:
      if (NUMBERS.has(name)) return /^\d{1,5}$/.test(value) ? value : undefined;
      return value;
  }
}

/** Links lead to the first element with an id; to a browser, all others might as well have none. */
function withEachIdOnce(nodes: readonly HtmlNode[], used: Set<string>): readonly HtmlNode[] {
  for (const node of nodes) {
    if (node.kind !== "element") continue;
    const id = node.attributes.get("id");
    if (id !== undefined && used.has(id)) node.attributes.delete("id");
    else if (id !== undefined) used.add(id);
    withEachIdOnce(node.children, used);
  }
  return nodes;
}

/**
 * An address that a browser fetches or shows without executing anything; undefined for others. Browsers leave out tabs
 * and line ends, and white space and control characters at the ends, before they read the scheme (WHATWG URL, 4.4).
 */
export function safeAddress(address: string): string | undefined {
  const read = address
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what browsers leave out
    .replace(/[\u0000-\u001F\u007F]/g, "")
    .trim();
  const scheme = /^([^/?#]*?):/.exec(read)?.[1];
  if (scheme !== undefined && !/^(https?|mailto|tel)$/i.test(scheme)) return undefined;
  const isId = /^#./.test(read);
  return isId ? `#x-${read.slice(1)}` : read.replaceAll(" ", "%20");
}
