import { directionOf } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import { element, type HtmlElement, type HtmlNode, type HtmlText } from "./html-tree.ts";
import type { Chrome } from "./language.ts";
import type { Marks } from "./marks.ts";
import type { PageSegment } from "./model.ts";
import { turnOriginals } from "./turn.ts";

/** What is needed to say of every passage of a page what it is. */
export interface Annotation {
  readonly segments: readonly PageSegment[];
  readonly lang: LanguageTag;
  readonly sourceLang: LanguageTag;
  readonly chrome: Chrome;
  /** The links to a block in the other languages. */
  readonly linksFor: (anchor: string) => HtmlNode;
  /** Ids given already on the page. */
  readonly used: Set<string>;
  /** The stale segments in the order of their references. */
  readonly stale: PageSegment[];
}

/** Elements that are a line of their own: no sentence goes from one into another. */
const BLOCKS = new Set(
  (
    "blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table " +
    "tbody td tfoot th thead tr ul"
  ).split(" "),
);

/** Blocks of running text, which get links to the same block in the other languages. */
const LINKED = new Set("p li dd blockquote div".split(" "));

/** Whether a node is an element that is a line of its own. */
export function isBlock(node: HtmlNode): boolean {
  return node.kind === "element" && BLOCKS.has(node.name);
}

/** Takes the marks out of a tree, and notes on its texts and attributes which segment each belongs to. */
export function readMarks(root: HtmlElement, marks: Marks): void {
  assign(root, { segment: undefined }, marks);
}

/**
 * Puts an anchor on each block, and round each sentence that is not a finished translation what it is, for eyes and for
 * screen readers. The tree's marks have been read.
 */
export function annotate(root: HtmlElement, annotation: Annotation): void {
  turnOriginals(root, annotation);
  finishBlock(root, annotation);
}

interface Walk {
  /** The segment that the text just read belongs to. */
  segment: number | undefined;
}

/** The name under which an attribute's segment is noted; it is none that could be written into a page. */
export function segmentOf(attribute: string): string {
  return `segment of ${attribute}`;
}

/** Cuts texts at their marks and notes the segment of each part; a new block begins without one. */
function assign(node: HtmlElement, walk: Walk, marks: Marks): void {
  node.children = node.children.flatMap((child): readonly HtmlNode[] => {
    if (child.kind === "raw") return [child];
    if (child.kind === "text") return splitText(child, walk, marks);
    for (const [name, value] of child.attributes) {
      const parts = marks.cut(value);
      child.attributes.set(name, parts.map(({ text }) => text).join(""));
      const segment = parts.find((part) => part.segment !== undefined)?.segment;
      if (segment !== undefined) child.attributes.set(segmentOf(name), String(segment));
    }
    if (isBlock(child)) {
      assign(child, { segment: undefined }, marks);
      walk.segment = undefined;
    } else assign(child, walk, marks);
    return [child];
  });
}

function splitText(node: HtmlText, walk: Walk, marks: Marks): readonly HtmlText[] {
  const texts: HtmlText[] = [];
  for (const { segment, text } of marks.cut(node.text)) {
    const last = texts.at(-1);
    let own = text;
    if (segment !== undefined) {
      // Quotes and brackets that open a sentence stand before its first letter, and so before its mark.
      const opening = /(?:^|(?<=\s))\S*$/u.exec(last?.text ?? "")?.[0] ?? "";
      if (last !== undefined && opening !== "") last.text = last.text.slice(0, -opening.length);
      own = opening + text;
      walk.segment = segment;
    }
    texts.push({ kind: "text", text: own, ...(walk.segment === undefined ? {} : { segment: walk.segment }) });
  }
  return texts.filter(({ text }) => text !== "");
}

function finishBlock(block: HtmlElement, annotation: Annotation): void {
  for (const child of block.children) if (child.kind === "element") finishInside(child, annotation);
  const own = segmentsIn(block.children);
  if (own.length === 0) return;
  const isAllMachine = own.every((index) => isMachine(annotation.segments[index]));
  block.children = wrapped(block.children, annotation, isAllMachine);
  if (isAllMachine) {
    block.attributes.set("class", [block.attributes.get("class"), "mt"].filter(Boolean).join(" "));
    block.children.unshift(spoken("site.machine", annotation.chrome));
  }
  anchor(block, own, annotation);
}

function finishInside(node: HtmlElement, annotation: Annotation): void {
  if (isBlock(node)) finishBlock(node, annotation);
  else for (const child of node.children) if (child.kind === "element") finishInside(child, annotation);
}

/** The segments of a block's own text, not of the blocks in it. */
function segmentsIn(nodes: readonly HtmlNode[]): readonly number[] {
  const found = new Set<number>();
  for (const node of nodes) {
    if (node.kind === "text") {
      if (node.segment !== undefined) found.add(node.segment);
    } else if (node.kind === "element" && !isBlock(node))
      for (const segment of segmentsIn(node.children)) found.add(segment);
  }
  return [...found];
}

function isMachine(segment: PageSegment | undefined): boolean {
  return segment?.standing.kind === "shown" && segment.standing.standing === "machine";
}

/** The block's id, and behind its text the links to it in the other languages. */
function anchor(block: HtmlElement, own: readonly number[], { segments, used, linksFor }: Annotation): void {
  const id = segments[own[0] ?? -1]?.anchor;
  if (id === undefined || used.has(id)) return;
  used.add(id);
  const before = block.attributes.get("id");
  if (before !== undefined) block.children.unshift(element("span", { id: before }));
  block.attributes.set("id", id);
  if (!LINKED.has(block.name)) return;
  const lastOwn = block.children.findLastIndex((child) => segmentsIn([child]).length > 0);
  block.children.splice(lastOwn + 1, 0, linksFor(id));
}

/** Nodes with each run of one segment, where there is something to say of it, in an element that says it. */
function wrapped(nodes: readonly HtmlNode[], annotation: Annotation, isAllMachine: boolean): HtmlNode[] {
  const result: HtmlNode[] = [];
  for (const group of grouped(nodes)) {
    const segment = group.segment === undefined ? undefined : annotation.segments[group.segment];
    if (segment !== undefined) result.push(...said(group.nodes, segment, annotation, isAllMachine));
    else {
      for (const node of group.nodes)
        if (node.kind === "element" && !isBlock(node)) node.children = wrapped(node.children, annotation, isAllMachine);
      result.push(...group.nodes);
    }
  }
  return result;
}

interface Group {
  readonly segment: number | undefined;
  readonly nodes: HtmlNode[];
}

/** Neighbours that belong to one segment, together; a node that holds several or none by itself. */
function grouped(nodes: readonly HtmlNode[]): readonly Group[] {
  const groups: Group[] = [];
  for (const node of nodes) {
    const [first, ...others] = isBlock(node) ? [] : segmentsIn([node]);
    const segment = others.length === 0 ? first : undefined;
    const last = groups.at(-1);
    if (last !== undefined && segment !== undefined && last.segment === segment) last.nodes.push(node);
    else groups.push({ segment, nodes: [node] });
  }
  return groups;
}

function said(
  nodes: readonly HtmlNode[],
  segment: PageSegment,
  annotation: Annotation,
  isAllMachine: boolean,
): readonly HtmlNode[] {
  const { standing } = segment;
  switch (standing.kind) {
    case "original":
      return nodes;
    case "fallback":
      // Numbers and signs are of no language.
      return /\p{L}/u.test(segment.source) ? besideSpace(nodes, (own) => [fallback(own, annotation)]) : nodes;
    case "shown": {
      return besideSpace(nodes, (own) => {
        const marked = isMachine(segment) && !isAllMachine ? [machine(own, annotation)] : own;
        return standing.stale ? stale(marked, segment, annotation) : marked;
      });
    }
  }
}

/** The space behind a sentence belongs to none. */
function besideSpace(
  nodes: readonly HtmlNode[],
  mark: (nodes: readonly HtmlNode[]) => readonly HtmlNode[],
): readonly HtmlNode[] {
  const last = nodes.at(-1);
  const space = last?.kind === "text" ? (/\s+$/.exec(last.text)?.[0] ?? "") : "";
  if (last?.kind !== "text" || space === "") return mark(nodes);
  const trimmed: HtmlText = { ...last, text: last.text.slice(0, -space.length) };
  return [...mark([...nodes.slice(0, -1), trimmed]), { kind: "text", text: space }];
}

function fallback(nodes: readonly HtmlNode[], { lang, sourceLang }: Annotation): HtmlElement {
  const dir = directionOf(sourceLang);
  return element("span", { class: "src", lang: sourceLang, dir: dir === directionOf(lang) ? undefined : dir }, nodes);
}

function machine(nodes: readonly HtmlNode[], { chrome }: Annotation): HtmlElement {
  return element("span", { class: "mt" }, [spoken("site.machine", chrome), ...nodes]);
}

/** A sentence whose source has changed, with a link to the note that has the source as it is today. */
function stale(
  nodes: readonly HtmlNode[],
  segment: PageSegment,
  { stale: found, used, chrome }: Annotation,
): readonly HtmlNode[] {
  const reference = `ref-${segment.id}`;
  const marked = element("span", { class: "old" }, nodes);
  if (used.has(reference)) return [marked];
  used.add(reference);
  const number = found.push(segment);
  const name = chrome.wording.say("site.changedNote", { number });
  const link = element(
    "a",
    { id: reference, class: "ref", href: `#note-${segment.id}`, "aria-label": name, ...chrome.attributes },
    [String(number)],
  );
  return [marked, element("sup", {}, [link])];
}

/** Words for those who hear the page. */
function spoken(key: string, { wording, attributes }: Chrome): HtmlElement {
  return element("span", { class: "vh", ...attributes }, [`${wording.say(key)} `]);
}
