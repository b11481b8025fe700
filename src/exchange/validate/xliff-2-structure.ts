import { ancestor, childrenOf, descendants, type Element, enclosing, isForeign } from "./element.ts";
import type { RuleId } from "./rules.ts";
import type { Report } from "./violation.ts";

/** Reports elements that have an id which one before them has. */
export function uniqueIds(elements: Iterable<Element>, rule: RuleId, report: Report): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const id = element.attributes.get("id");
    if (id === undefined) continue;
    if (seen.has(id)) report(rule, element.place, { id });
    seen.add(id);
  }
}

/** Ids of extension elements, `id` and `xml:id` alike, are unique within their file, group or unit, by namespace. */
export function checkScopeIds(scope: Element, report: Report): void {
  const seen = new Set<string>();
  for (const child of scope.children) {
    if (!isForeign(child)) continue;
    for (const element of descendants(child)) {
      const id = element.attributes.get("xml:id") ?? element.attributes.get("id");
      if (id === undefined || !isForeign(element)) continue;
      const key = `${element.namespace} ${id}`;
      if (seen.has(key)) report("X2-EXTENSION-ID", element.place, { id });
      seen.add(key);
    }
  }
}

/** A skeleton has an address or content, and not both. */
export function checkSkeleton(element: Element, report: Report): void {
  const empty = !element.hasText && element.children.length === 0;
  if (element.attributes.has("href") !== empty) report("X2-SKELETON", element.place);
}

/** The language of a source or target is the document's: its own or inherited, in a match only its own. */
export function checkContentLanguage(content: Element, report: Report): void {
  const { parent } = content;
  const root = ancestor(content, "xliff");
  const isTarget = content.tag === "target";
  const inMatch = parent?.tag === "mtc:match";
  if (parent === undefined || root === undefined) return;
  if (!inMatch && parent.tag !== "segment" && parent.tag !== "ignorable") return;
  const name = isTarget ? "trgLang" : "srcLang";
  const expected = root.attributes.get(name);
  if (expected === undefined) {
    if (isTarget && !inMatch) report("X2-TRGLANG", content.place);
    return;
  }
  // A reference match is in another language (5.1, `reference`).
  if (isTarget && inMatch && parent.attributes.get("reference") === "yes") return;
  const lang = inMatch ? content.attributes.get("xml:lang") : inherited(content, "xml:lang");
  if (lang !== undefined && lang.toLowerCase() !== expected.toLowerCase())
    report("X2-XML-LANG", content.place, { element: content.tag, lang, attribute: name, expected });
}

/** The value of an attribute, its own or that of the nearest element around it. */
function inherited(element: Element, name: string): string | undefined {
  for (const at of enclosing(element)) {
    const value = at.attributes.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** White space is kept in a target as it is in its source. */
export function checkSpace(part: Element, report: Report): void {
  const [source] = childrenOf(part, "source");
  const [target] = childrenOf(part, "target");
  if (source === undefined || target === undefined) return;
  const spaceOf = (element: Element): string => inherited(element, "xml:space") ?? "default";
  if (spaceOf(source) !== spaceOf(target)) report("X2-XML-SPACE", target.place, { value: spaceOf(source) });
}
