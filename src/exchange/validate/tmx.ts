import { ancestor, type Element } from "./element.ts";
import type { Constraints } from "./standards.ts";
import { isLanguage } from "./value-types.ts";
import type { Report } from "./violation.ts";

/** What TMX 1.4b asks beyond its document type definition. */
export function tmxConstraints(report: Report): Constraints {
  let sourceLanguage = "*all*";
  return {
    close: (element) => {
      const { tag, attributes } = element;
      if (tag === "header") sourceLanguage = attributes.get("srclang") ?? "*all*";
      checkDates(element, report);
      if (tag === "tuv") checkLanguage(element, report);
      if (tag === "seg" || tag === "sub") checkPairs(element, report);
      if (tag === "tu") checkSource(element, attributes.get("srclang") ?? sourceLanguage, report);
    },
    keeps: (element) => element.tag !== "tu" && (element.tag === "tuv" || ancestor(element, "seg") !== undefined),
    end: () => {},
  };
}

const DATES = ["creationdate", "changedate", "lastusagedate"] as const;

// The definition takes any text; the standard asks for ISO 8601 and recommends this form of it.
function checkDates({ attributes, place }: Element, report: Report): void {
  for (const attribute of DATES) {
    const value = attributes.get(attribute);
    if (value !== undefined && !/^\d{8}T\d{6}Z$/.test(value)) report("TMX-DATE", place, { attribute, value });
  }
}

function checkLanguage({ attributes, place }: Element, report: Report): void {
  const lang = attributes.get("xml:lang");
  if (lang !== undefined && !isLanguage(lang)) report("TMX-LANG", place, { lang });
}

/** Every `bpt` has the `ept` of its number after it in the same text, and numbers are not used twice. */
function checkPairs(text: Element, report: Report): void {
  const open = new Map<string, Element>();
  const used = new Set<string>();
  for (const element of ofText(text)) {
    const number = element.attributes.get("i");
    if (number === undefined) continue;
    if (element.tag === "bpt") {
      if (used.has(number)) report("TMX-PAIR", element.place, { element: "bpt", number });
      open.set(number, element);
      used.add(number);
    } else if (element.tag === "ept" && !open.delete(number))
      report("TMX-PAIR", element.place, { element: "ept", number });
  }
  for (const [number, { place }] of open) report("TMX-PAIR", place, { element: "bpt", number });
}

/** What stands in a segment; a `sub` in one of its codes is a text of its own. */
function* ofText(text: Element): Generator<Element> {
  for (const child of text.children) {
    if (child.tag === "sub") continue;
    yield child;
    yield* ofText(child);
  }
}

function checkSource(tu: Element, lang: string, report: Report): void {
  const primary = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";
  if (lang === "*all*") return;
  const found = tu.children.some(({ attributes }) => primary(attributes.get("xml:lang") ?? "") === primary(lang));
  if (!found) report("TMX-SOURCE", tu.place, { lang });
}
