import { childrenOf, descendants, type Element } from "./element.ts";
import type { Report } from "./violation.ts";

/**
 * Checks the revisions of a file, group or unit against what they revise (XLIFF 2.0, section 5.6; an extension since
 * 2.1): `ref` names an element of it and is there where `appliesTo` alone would be ambiguous, and each property is the
 * content or an attribute of that element.
 */
export function checkChangeTracking(scope: Element, report: Report): void {
  const tracks = childrenOf(scope, "ctr:changeTrack");
  if (tracks.length === 0) return;
  const revised = scope.children
    .filter(({ tag }) => tag !== "ctr:changeTrack")
    .flatMap((child) => [...descendants(child)]);
  const byId = new Map(revised.flatMap((element) => entryOf(element)));
  for (const revisions of tracks.flatMap(({ children }) => children)) {
    const { attributes, place } = revisions;
    const ref = attributes.get("ref");
    const named = revised.filter(({ tag }) => tag === attributes.get("appliesTo"));
    const ambiguous = ref === undefined && named.length > 1 && named.some((element) => element.attributes.has("id"));
    if (ambiguous || (ref !== undefined && !byId.has(ref))) report("X2-CTR-REF", place, { ref: ref ?? "" });
    const target = ref === undefined ? (named.length === 1 ? named[0] : undefined) : byId.get(ref);
    if (target !== undefined) checkProperties(revisions, target, report);
  }
}

function entryOf(element: Element): readonly (readonly [string, Element])[] {
  const id = element.attributes.get("id");
  return id === undefined ? [] : [[id, element]];
}

function checkProperties(revisions: Element, target: Element, report: Report): void {
  for (const revision of revisions.children)
    for (const { attributes, place } of childrenOf(revision, "ctr:item")) {
      const property = attributes.get("property");
      if (property === undefined || property === "content" || target.attributes.has(property)) continue;
      report("X2-CTR-PROPERTY", place, { property, element: target.tag });
    }
}
