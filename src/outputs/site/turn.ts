import { directionOf } from "../../core/locale.ts";
import type { Annotation } from "./annotate.ts";
import type { HtmlElement, HtmlNode } from "./html-tree.ts";

/** Boxes whose blocks may run differently. Lists and tables turn whole: a bullet would hang on the wrong side of its item. */
const BOXES = new Set("article blockquote details div figure main section".split(" "));

/** Gives blocks that hold originals alone the direction of their language, where it is not the page's. Takes linear time. */
export function turnOriginals(root: HtmlElement, { segments, lang, sourceLang }: Annotation): void {
  const dir = directionOf(sourceLang);
  if (dir === directionOf(lang)) return;
  const held = new Map<HtmlNode, Held>();
  heldBy(root, (index) => segments[index]?.standing.kind === "fallback", held);
  const turnIn = (box: HtmlElement): void => {
    for (const child of box.children) {
      if (child.kind !== "element") continue;
      if (held.get(child) === "originals") child.attributes.set("dir", child.attributes.get("dir") ?? dir);
      else if (BOXES.has(child.name)) turnIn(child);
    }
  };
  turnIn(root);
}

/** Which sentences a node holds. */
type Held = "none" | "originals" | "others";

/** Notes of a node and of all in it which sentences they hold. */
function heldBy(node: HtmlNode, isOriginal: (segment: number) => boolean, held: Map<HtmlNode, Held>): Held {
  if (node.kind === "raw") return "none";
  if (node.kind === "text") {
    if (node.segment === undefined) return "none";
    return isOriginal(node.segment) ? "originals" : "others";
  }
  const kinds = new Set(node.children.map((child) => heldBy(child, isOriginal, held)));
  const kind = kinds.has("others") ? "others" : kinds.has("originals") ? "originals" : "none";
  held.set(node, kind);
  return kind;
}
