import type { Place } from "../../core/problem.ts";

/**
 * An element of a file that is validated, with what of the file is still needed around it.
 *
 * Names are canonical, whatever prefixes the file uses: `unit` of the file's own standard, `mtc:match` of a module,
 * `xml:lang`, `{urn:example}name` of a namespace that nobody knows.
 */
export interface Element {
  readonly tag: string;
  readonly namespace: string;
  /** Without namespace declarations. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly place: Place;
  readonly parent: Element | undefined;
  /** Of files and groups, only what stands before their units: units are let go once they have been looked at. */
  readonly children: Element[];
  /** Whether any characters stand directly in it, white space too. */
  hasText: boolean;
}

/** The element and all below it, in document order. */
export function* descendants(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* descendants(child);
}

/** The element and all around it, innermost first. */
export function* enclosing(element: Element | undefined): Generator<Element> {
  for (let at = element; at !== undefined; at = at.parent) yield at;
}

/** The nearest of the elements `tags` that `element` stands in; not itself. */
export function ancestor(element: Element, ...tags: readonly string[]): Element | undefined {
  for (const at of enclosing(element.parent)) if (tags.includes(at.tag)) return at;
  return undefined;
}

/** The children with this name. */
export function childrenOf(element: Element, tag: string): readonly Element[] {
  return element.children.filter((child) => child.tag === tag);
}

/** Whether the element's name is of no namespace that the validator knows: an extension. */
export function isForeign(element: Element): boolean {
  return element.tag.startsWith("{");
}
