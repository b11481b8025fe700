import { ancestor, childrenOf, descendants, type Element, enclosing, isForeign } from "./element.ts";
import type { Report } from "./violation.ts";
import { checkChangeTracking } from "./xliff-2-change-tracking.ts";
import { checkSubType } from "./xliff-2-inline.ts";
import { MODULE_PLACES, MODULE_SINGLES } from "./xliff-2-module-tables.ts";
import { checkSizes } from "./xliff-2-size.ts";
import { uniqueIds } from "./xliff-2-structure.ts";

/** Elements of modules stand where the specification names them, most of them once. */
export function checkModulePlace(element: Element, report: Report): void {
  const { tag, place, parent } = element;
  const places = Object.hasOwn(MODULE_PLACES, tag) ? MODULE_PLACES[tag] : undefined;
  // Within an extension anything may stand.
  if (places === undefined || parent === undefined || isForeign(parent)) return;
  if (!places.includes(parent.tag)) report("X2-MODULE-PLACE", place, { element: tag, parent: parent.tag });
  if (MODULE_SINGLES.has(tag) && childrenOf(parent, tag).length > 0)
    report("X2-MODULE-TWICE", place, { element: tag, parent: parent.tag });
}

/** The attributes that format style and size restriction lend to elements of the core. */
export function checkModuleAttributes(element: Element, report: Report): void {
  const { attributes, place, tag } = element;
  const joined = tag === "ec" && attributes.get("isolated") !== "yes";
  if (joined && (attributes.has("fs:fs") || attributes.has("fs:subFs"))) report("X2-FS-EC", place);
  if (attributes.has("fs:subFs") && !attributes.has("fs:fs")) report("X2-FS-SUBFS", place, { element: tag });
  checkSizes(element, report);
}

type Check = (element: Element, report: Report) => void;

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  ["mtc:matches", ({ children }, report) => uniqueIds(children, "X2-MTC-ID", report)],
  ["mtc:match", checkMatch],
  ["gls:glossary", ({ children }, report) => uniqueIds(withTranslations(children), "X2-GLS-ID", report)],
  ["gls:glossEntry", checkEntry],
  ["mda:metadata", checkMetadata],
  ["res:resourceData", checkResourceData],
  ["res:resourceItem", checkResourceItem],
  ["res:source", checkResource],
  ["res:target", checkResource],
  ["val:rule", checkRule],
  ["ctr:changeTrack", checkItems],
  ["unit", checkChangeTracking],
  ["group", checkChangeTracking],
  ["file", checkChangeTracking],
]);

/** What the modules ask of their own elements; what refers into the unit, `checkUnit` looks at. */
export function checkModule(element: Element, report: Report): void {
  CHECKS.get(element.tag)?.(element, report);
}

function checkMatch(match: Element, report: Report): void {
  if (match.attributes.has("xml:lang")) report("X2-MTC-LANG", match.place);
  checkSubType(match, report);
}

function withTranslations(entries: readonly Element[]): readonly Element[] {
  return entries.flatMap((entry) => [entry, ...childrenOf(entry, "gls:translation")]);
}

function checkEntry(entry: Element, report: Report): void {
  const told = entry.children.some(({ tag }) => tag === "gls:translation" || tag === "gls:definition");
  if (!told) report("X2-GLS-ENTRY", entry.place);
}

function checkMetadata(metadata: Element, report: Report): void {
  const named = [...descendants(metadata)].filter(({ tag }) => tag !== "mda:meta");
  uniqueIds(named, "X2-MDA-ID", report);
}

function checkResourceData(data: Element, report: Report): void {
  uniqueIds(data.children, "X2-RES-ID", report);
  checkResourceReferences(data, report);
}

function checkResourceItem(item: Element, report: Report): void {
  const resources = [...childrenOf(item, "res:source"), ...childrenOf(item, "res:target")];
  if (item.children.length === 0) report("X2-RES-EMPTY", item.place);
  else if (resources.length > 0 && resources.every(isEmpty) && !item.attributes.has("mimeType"))
    report("X2-RES-MIME", item.place);
}

function isEmpty(element: Element): boolean {
  return element.children.length === 0;
}

function checkResource(resource: Element, report: Report): void {
  const { attributes, place, tag } = resource;
  if (attributes.has("href") !== isEmpty(resource)) report("X2-RES-HREF", place, { element: tag });
  const name = tag === "res:source" ? "srcLang" : "trgLang";
  const expected = ancestor(resource, "xliff")?.attributes.get(name);
  const lang = attributes.get("xml:lang");
  if (lang === undefined || expected === undefined || lang.toLowerCase() === expected.toLowerCase()) return;
  // The suite of OASIS has targets in other languages among its valid files.
  const rule = tag === "res:source" ? "X2-RES-LANG" : "X2-RES-TARGET-LANG";
  report(rule, place, { lang, attribute: name, expected });
}

// A warning only: the suite of OASIS has references to nothing among its valid files.
function checkResourceReferences(data: Element, report: Report): void {
  const ids = new Set<string | undefined>();
  for (const scope of enclosing(data.parent))
    for (const { children } of [data, ...childrenOf(scope, "res:resourceData")])
      for (const { tag, attributes } of children) if (tag === "res:resourceItem") ids.add(attributes.get("id"));
  for (const { attributes, place } of childrenOf(data, "res:resourceItemRef")) {
    const ref = attributes.get("ref");
    if (ref !== undefined && !ids.has(ref)) report("X2-RES-REF", place, { ref });
  }
}

const RULES = ["isPresent", "isNotPresent", "startsWith", "endsWith"] as const;

function checkRule({ attributes, place, parent }: Element, report: Report): void {
  const own = RULES.filter((name) => attributes.has(name));
  const custom = [...attributes.keys()].filter((name) => name.startsWith("{"));
  if (own.length + custom.length !== 1) report("X2-VAL-RULE", place, { count: own.length + custom.length });
  if (attributes.has("occurs") && !attributes.has("isPresent")) report("X2-VAL-OCCURS", place);
  if (attributes.get("existsInSource") === "yes" && (own.length !== 1 || attributes.has("isNotPresent")))
    report("X2-VAL-SOURCE", place);
  if (attributes.get("disabled") === "yes" && parent?.parent?.tag === "file") report("X2-VAL-DISABLED", place);
}

// An element has one content and one attribute of a name, so that a revision gives each one value.
function checkItems(track: Element, report: Report): void {
  for (const revision of track.children.flatMap(({ children }) => children)) {
    const seen = new Set<string | undefined>();
    for (const { attributes, place } of childrenOf(revision, "ctr:item")) {
      const property = attributes.get("property");
      if (property !== undefined && seen.has(property)) report("X2-CTR-TWICE", place, { property });
      seen.add(property);
    }
  }
}
