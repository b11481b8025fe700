import { ancestor, childrenOf, type Element } from "./element.ts";
import { parseFragment } from "./fragment.ts";
import type { Standard } from "./standards.ts";
import type { Report } from "./violation.ts";
import { isCode, type Part, partOf, partsOf, sourceTokens, type Token, targetTokens } from "./xliff-2-content.ts";
import { checkPairs } from "./xliff-2-pairs.ts";
import { checkSequences } from "./xliff-2-reorder.ts";

/** Checks a unit as a whole: its ids, references, codes and order, and those of its matches and glossary. */
export function checkUnit(unit: Element, version: Standard["name"], report: Report): void {
  const parts = partsOf(unit);
  if (parts.every(({ element }) => element.tag !== "segment") && parts.length > 0) report("X2-UNIT-EMPTY", unit.place);
  if (version !== "XLIFF 2.0") checkStates(parts, report);
  checkOrder(parts, report);
  const scope = checkContent(parts, unit, report);
  checkDeleted(scope, parts, report);
  checkNoteReferences(scope, unit, report);
  for (const matches of childrenOf(unit, "mtc:matches"))
    for (const match of childrenOf(matches, "mtc:match")) {
      checkContent([partOf(match, 1)], match, report);
      checkSpan(match, { unit, scope, rule: "X2-MTC-REF" }, report);
    }
  for (const glossary of childrenOf(unit, "gls:glossary"))
    for (const entry of glossary.children)
      for (const element of [entry, ...childrenOf(entry, "gls:translation")]) {
        const ref = element.attributes.get("ref") ?? "#";
        // A warning only: an example of the standard itself writes `t=#m2`.
        if (!ref.startsWith("#")) report("X2-GLS-REF-SYNTAX", element.place, { ref });
        else checkSpan(element, { unit, scope, rule: "X2-GLS-REF" }, report);
      }
}

// 4.3.1, `state`: without a target only `initial` is right. Version 2.0 did not say so.
function checkStates(parts: readonly Part[], report: Report): void {
  for (const { element, target } of parts) {
    const state = element.attributes.get("state") ?? "initial";
    if (target === undefined && state !== "initial") report("X2-STATE", element.place, { state });
  }
}

function checkOrder(parts: readonly Part[], report: Report): void {
  const taken = new Set<number>();
  for (const { target, order } of parts) {
    if (target === undefined) continue;
    if (taken.has(order) || order > parts.length) report("X2-ORDER", target.place, { order, count: parts.length });
    taken.add(order);
  }
}

/** What a unit or a match holds. */
interface Scope {
  readonly source: readonly Token[];
  readonly target: readonly Token[];
  /** Elements that a fragment without prefix may name. */
  readonly ids: ReadonlyMap<string, Element>;
  /** Elements that the prefix `t` may name. */
  readonly targetIds: ReadonlyMap<string, Element>;
}

/** @param holder what has the original data: the unit, or the match */
function checkContent(parts: readonly Part[], holder: Element, report: Report): Scope {
  const source = sourceTokens(parts);
  const target = targetTokens(parts);
  const ids = sourceIds(parts, source, report);
  const targetIds = checkTargetIds(target, ids, report);
  checkPairs(source, report);
  checkPairs(target, report);
  checkSequences(source, target, report);
  const own = [...source, ...target].filter(({ isEnd, real }) => real && !isEnd).map(({ element }) => element);
  checkData(own, holder, report);
  checkCopies(own, { ids, targetIds }, report);
  return { source, target, ids, targetIds };
}

function sourceIds(parts: readonly Part[], tokens: readonly Token[], report: Report): ReadonlyMap<string, Element> {
  const ids = new Map<string, Element>();
  const elements = tokens.filter(({ isEnd }) => !isEnd).map(({ element }) => element);
  const containers = parts.map(({ element }) => element).filter(({ tag }) => tag !== "mtc:match");
  for (const element of [...containers, ...elements]) {
    const id = element.attributes.get("id");
    if (id === undefined) continue;
    if (ids.has(id)) report("X2-ID", element.place, { id });
    else ids.set(id, element);
  }
  return ids;
}

/** What may stand for one another in source and target. */
const KINDS: Readonly<Record<string, string>> = { pc: "span", sc: "span", mrk: "mark", sm: "mark" };

function checkTargetIds(
  tokens: readonly Token[],
  sources: ReadonlyMap<string, Element>,
  report: Report,
): ReadonlyMap<string, Element> {
  const ids = new Map<string, Element>();
  const kindOf = ({ tag }: Element): string => KINDS[tag] ?? tag;
  for (const { element, isEnd, real } of tokens) {
    const id = element.attributes.get("id");
    if (id === undefined || isEnd || !real) continue;
    const original = sources.get(id);
    if (ids.has(id) || (original !== undefined && kindOf(original) !== kindOf(element)))
      report("X2-TARGET-ID", element.place, { id });
    ids.set(id, element);
  }
  return ids;
}

const DATA_REFERENCES = ["dataRef", "dataRefStart", "dataRefEnd"] as const;

function checkData(elements: readonly Element[], holder: Element, report: Report): void {
  const data = new Set(
    childrenOf(holder, "originalData").flatMap(({ children }) =>
      children.map(({ attributes }) => attributes.get("id")),
    ),
  );
  for (const { attributes, place } of elements)
    for (const attribute of DATA_REFERENCES) {
      const id = attributes.get(attribute);
      if (id !== undefined && !data.has(id)) report("X2-DATA-REF", place, { attribute, id });
    }
}

function checkCopies(
  elements: readonly Element[],
  { ids, targetIds }: Pick<Scope, "ids" | "targetIds">,
  report: Report,
): void {
  const hasData = (element: Element): boolean => DATA_REFERENCES.some((name) => element.attributes.has(name));
  for (const element of elements) {
    const id = element.attributes.get("copyOf");
    if (id === undefined) continue;
    const base = ids.get(id) ?? targetIds.get(id);
    if (base === undefined || !isCode(base) || base.attributes.get("canCopy") === "no")
      report("X2-COPY-OF", element.place, { id });
    else if (hasData(base) || hasData(element)) report("X2-COPY-OF-DATA", element.place, { id });
  }
}

/** A code that may not be deleted stands somewhere among the unit's targets, once its segment has a target. */
function checkDeleted({ target, targetIds }: Scope, parts: readonly Part[], report: Report): void {
  const ends = new Set(target.filter(({ real }) => real).map(({ element }) => element.attributes.get("startRef")));
  for (const { element, isEnd } of sourceTokens(parts.filter((part) => part.target !== undefined))) {
    const { attributes, place, tag } = element;
    if (attributes.get("canDelete") !== "no" || !isCode(element) || isEnd) continue;
    const id = attributes.get("id") ?? attributes.get("startRef");
    if (id !== undefined && !targetIds.has(id) && !ends.has(id)) report("X2-DELETED", place, { element: tag, id });
  }
}

/** A comment refers to a note of its own unit. */
function checkNoteReferences({ source, target }: Scope, unit: Element, report: Report): void {
  const notes = new Set(
    childrenOf(unit, "notes").flatMap(({ children }) => children.map(({ attributes }) => attributes.get("id"))),
  );
  for (const { element, isEnd, real } of [...source, ...target]) {
    const ref = element.attributes.get("ref");
    if (isEnd || !real || ref === undefined || element.attributes.get("type") !== "comment") continue;
    const fragment = parseFragment(ref);
    if (fragment === undefined && ref.startsWith("#")) continue; // X2-FRAGMENT has said so
    // A selector of a file or group alone leads away from the unit.
    const away = fragment?.unit === undefined && (fragment?.file ?? fragment?.group) !== undefined;
    const leaf = fragment?.leaf;
    if (away || leaf?.prefix !== "n" || !notes.has(leaf.id) || !isWithin(fragment, unit))
      report("X2-NOTE-REF", element.place, { ref });
  }
}

function isWithin(fragment: ReturnType<typeof parseFragment>, unit: Element): boolean {
  const file = ancestor(unit, "file");
  return (
    fragment !== undefined &&
    (fragment.unit === undefined || fragment.unit === unit.attributes.get("id")) &&
    (fragment.file === undefined || fragment.file === file?.attributes.get("id"))
  );
}

/** Matches and terms refer to a span of text in their own unit, by a fragment identifier. */
function checkSpan(
  element: Element,
  { unit, scope, rule }: { readonly unit: Element; readonly scope: Scope; readonly rule: "X2-MTC-REF" | "X2-GLS-REF" },
  report: Report,
): void {
  const ref = element.attributes.get("ref");
  if (ref === undefined) return;
  const fragment = parseFragment(ref);
  const { prefix, id } = fragment?.leaf ?? { prefix: "none", id: "" };
  const found = prefix === "" ? scope.ids.has(id) : prefix === "t" && scope.targetIds.has(id);
  if (!found || !isWithin(fragment, unit)) report(rule, element.place, { ref });
}
