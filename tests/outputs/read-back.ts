import MarkdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";
import { type DefaultTreeAdapterTypes, parse, serialize } from "parse5";
import { parse as parseYaml } from "yaml";

type Node = DefaultTreeAdapterTypes.Node;

/** What a file says of each sentence, by the sentence's number. `finished` where it says nothing. */
export type Told = ReadonlyMap<number, string>;

/** The numbered word that each sentence of a test article has, in the source and in a translation. */
const TOKEN = /(?:Alpha|Бөлім)(\d+)/g;
const BRACKETS: ReadonlyMap<string, string> = new Map([
  ["[en]", "untranslated"],
  ["[машиналық аударма]", "machine"],
  ["[түпнұсқасы өзгерген]", "stale"],
  ["[машиналық аударма, түпнұсқасы өзгерген]", "machine stale"],
]);
const BLOCKS = new Set(
  "blockquote dd details div dl dt figcaption h1 h2 h3 li option p section select summary table td textarea th tr".split(
    " ",
  ),
);
const KEY_LISTS = { Untranslated: "untranslated", Machine: "machine", Stale: "stale" } as const;

/** What a Markdown file says, read by an independent CommonMark parser and a browser's rules for HTML. */
export function toldByMarkdown(file: string): Told {
  const { front, body } = partsOf(file);
  const values: Record<string, string> = parseYaml(front) ?? {};
  return new Map([...toldByValues(values, values), ...toldByTree(parse(pageOf(body)))]);
}

function partsOf(file: string): { readonly front: string; readonly body: string } {
  const [, front = "", body = file] = /^---\n(.*?\n)---\n(.*)$/s.exec(file) ?? [];
  return { front, body };
}

function pageOf(markdown: string): string {
  return new MarkdownIt({ html: true }).use(footnotes).render(markdown);
}

/** The page that a Markdown file's body makes, without its marks, the notice and white space. */
export function pageOfMarkdown(file: string): string {
  return pageOfHtml(pageOf(partsOf(file).body));
}

/** An HTML file as browsers read it, without its marks, the notice and white space. */
export function pageOfHtml(file: string): string {
  const isNotice = /<!-- qazyna:notice -->.*<!-- \/qazyna:notice -->|<meta name="qazyna:[^>]*>/gs;
  const page = parse(file.replace(isNotice, ""));
  const brackets = [...BRACKETS.keys()].reduce((text, words) => text.replaceAll(words, ""), serialize(unmarked(page)));
  return brackets.replace(/\s+/g, "");
}

function unmarked<Marked extends Node>(node: Marked): Marked {
  if ("childNodes" in node)
    node.childNodes = node.childNodes.flatMap((child) => {
      unmarked(child);
      return "childNodes" in child && attributesOf(child)["data-translation"] !== undefined
        ? child.childNodes
        : [child];
    });
  return node;
}

/** What an HTML file says, read as browsers read it. */
export function toldByHtml(file: string): Told {
  const tree = parse(file);
  const keys: Record<string, string> = {};
  const values: Record<string, string> = {};
  for (const node of nodesIn(tree)) {
    if (node.nodeName === "title") values["title"] = textOf(node);
    if (node.nodeName !== "meta") continue;
    const { name = "", content = "" } = attributesOf(node);
    if (name.startsWith("qazyna:")) keys[name.slice("qazyna:".length)] = content;
    else values[name] = content;
  }
  return new Map([...toldByTree(tree), ...toldByValues(values, keys)]);
}

/** What a plain text says. */
export function toldByText(file: string): Told {
  return new Map(toldIn(file, undefined));
}

function toldByValues(
  values: Readonly<Record<string, string>>,
  keys: Readonly<Record<string, string>>,
): readonly (readonly [number, string])[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const states = Object.entries(KEY_LISTS).filter(([name]) =>
      (keys[`translation${name}Keys`] ?? "").split(", ").includes(key),
    );
    const told = states.map(([, state]) => state).join(" ") || "finished";
    return [...String(value).matchAll(TOKEN)].map((token) => [Number(token[1]), told] as const);
  });
}

function toldByTree(root: Node): readonly (readonly [number, string])[] {
  const told: (readonly [number, string])[] = [];
  // A bracket holds for the sentence that it begins: up to its word, in the same block.
  let before = "";
  visit(root, undefined);
  return told;

  function visit(node: Node, outer: string | undefined): void {
    const attributes = attributesOf(node);
    const own = attributes["data-translation"] ?? outer;
    for (const [name, value] of Object.entries(attributes))
      if (["alt", "title", "placeholder"].includes(name)) told.push(...toldIn(value, undefined));
    if (node.nodeName === "#text" && "value" in node) {
      const { states, rest } = readText(before + node.value, own);
      told.push(...states);
      before = rest;
    }
    if (node.nodeName === "title") return;
    if (BLOCKS.has(node.nodeName)) before = "";
    if ("childNodes" in node) for (const child of node.childNodes) visit(child, own);
    if (BLOCKS.has(node.nodeName)) before = "";
  }
}

function toldIn(text: string, marked: string | undefined): readonly (readonly [number, string])[] {
  return readText(text, marked).states;
}

interface Read {
  readonly states: readonly (readonly [number, string])[];
  /** What stands behind the last sentence's word. */
  readonly rest: string;
}

function readText(text: string, marked: string | undefined): Read {
  let from = 0;
  const states = [...text.matchAll(TOKEN)].map((token) => {
    const before = text.slice(from, token.index);
    from = token.index + token[0].length;
    const bracket = [...BRACKETS].find(([words]) => before.includes(words));
    return [Number(token[1]), marked ?? bracket?.[1] ?? "finished"] as const;
  });
  return { states, rest: text.slice(from) };
}

function attributesOf(node: Node): Readonly<Record<string, string>> {
  if (!("attrs" in node)) return {};
  return Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
}

function nodesIn(node: Node): readonly Node[] {
  return [node, ...("childNodes" in node ? node.childNodes.flatMap(nodesIn) : [])];
}

function textOf(node: Node): string {
  return nodesIn(node)
    .map((one) => (one.nodeName === "#text" && "value" in one ? one.value : ""))
    .join("");
}
