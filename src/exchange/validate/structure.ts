import { type Phrase, phrase } from "../../core/problem.ts";
import type { States } from "./content-model.ts";
import type { Element } from "./element.ts";
import { attributeTypes, type ElementModel } from "./model.ts";
import type { Family, RuleId, Structural } from "./rules.ts";
import { valueType } from "./value-types.ts";
import { cut, type Report, type ViolationValues } from "./violation.ts";
import { MODULE_ATTRIBUTES } from "./xliff-2-module-tables.ts";

/** How far an open element has come in its content model. */
export interface Progress {
  readonly model: ElementModel | undefined;
  strict: States;
  loose: States;
}

/** The structure of one standard: what a schema can say. */
export interface Structure {
  open(element: Element): Progress;
  /** A child begins; `progress` is its parent's. */
  child(progress: Progress, child: Element): void;
  text(progress: Progress, element: Element): void;
  close(progress: Progress, element: Element): void;
}

/** Names of prefixes are short and canonical, so that they tell modules from the standard itself. */
function isModule(name: string): boolean {
  return /^(?!xml:)[\w]+:/.test(name);
}

/** Compares elements with the models of their standard, and reports what differs, each difference once. */
export function structureOf(family: Family, models: ReadonlyMap<string, ElementModel>, report: Report): Structure {
  const found = (rule: Structural, element: Element, values: ViolationValues = {}): void =>
    report(`${family}-${rule}` satisfies RuleId, element.place, { element: element.tag, ...values });
  const loosely = (element: Element, name: string): void =>
    report("X12-TRANSITIONAL", element.place, { element: element.tag, name: shown(name) });
  return {
    open: (element) => {
      const model = models.get(element.tag);
      if (model === undefined && !element.tag.startsWith("{")) found("ELEMENT", element);
      if (model !== undefined) checkAttributes(element, model, { found, loosely });
      return { model, strict: model?.content.start ?? [], loose: model?.looseContent.start ?? [] };
    },
    child: (progress, child) => {
      const { model } = progress;
      const { parent } = child;
      if (model === undefined || parent === undefined) return;
      const other = child.namespace !== parent.namespace;
      const loose = model.looseContent.next(progress.loose, child.tag, other);
      if (loose.length === 0) {
        const expected = expectedNames(model.looseContent.expected(progress.loose));
        found("CONTENT", child, { element: shown(child.tag), parent: parent.tag, expected });
        return;
      }
      progress.loose = loose;
      const strict = model.content.next(progress.strict, child.tag, other);
      if (strict.length > 0) progress.strict = strict;
      else loosely(parent, child.tag);
    },
    text: ({ model }, element) => {
      if (model !== undefined && !model.looseContent.text) found("TEXT", element);
    },
    close: ({ model, loose }, element) => {
      if (model === undefined || model.looseContent.mayEnd(loose)) return;
      found("INCOMPLETE", element, { expected: expectedNames(model.looseContent.expected(loose)) });
    },
  };
}

/** Names of elements as a message lists them, at the length that it shows; `other` is said in the reader's language. */
function expectedNames(names: readonly string[]): string | Phrase {
  if (names.length === 0) return phrase("phrase.expected.nothing");
  const shown = cut(names.join(", ")).split(", ");
  const at = shown.indexOf("other");
  if (at < 0) return shown.join(", ");
  const foreign = phrase("phrase.expected.foreign");
  const before = shown.slice(0, at).join(", ");
  const after = shown.slice(at + 1).join(", ");
  const rest = after === "" ? foreign : phrase("phrase.expected.several", { first: foreign, rest: after });
  return before === "" ? rest : phrase("phrase.expected.several", { first: before, rest });
}

interface Findings {
  readonly found: (rule: Structural, element: Element, values?: ViolationValues) => void;
  readonly loosely: (element: Element, name: string) => void;
}

function checkAttributes(element: Element, model: ElementModel, { found, loosely }: Findings): void {
  for (const name of model.required) if (!element.attributes.has(name)) found("REQUIRED", element, { attribute: name });
  for (const [name, value] of element.attributes) {
    const type = model.attributes.get(name);
    const looseType = model.looseAttributes.get(name);
    if (type !== undefined || looseType !== undefined) {
      if (!holds(type ?? looseType ?? "string", value)) found("VALUE", element, { attribute: name, value });
      if (type === undefined) loosely(element, name);
    } else if (!isSchemaHint(name)) {
      const fit = foreignFit(element, name, model.open);
      if (fit === "loose") loosely(element, name);
      if (fit === "none") found("ATTRIBUTE", element, { attribute: shown(name) });
      if (fit === "allowed" && isModule(name)) checkModuleAttribute(element, name, value, found);
      const ofXml = fit === "allowed" ? XML_TYPES.get(name) : undefined;
      if (ofXml !== undefined && !holds(ofXml, value)) found("VALUE", element, { attribute: name, value });
    }
  }
}

/** What `xml.xsd` says of attributes that may stand on many elements; an empty language takes one away. */
const XML_TYPES = attributeTypes("xml:space:default|preserve xml:lang:|@xsLanguage");

function holds(type: string, value: string): boolean {
  return type === "string" || valueType(type)(value);
}

/** `xsi:schemaLocation` and its like say where schemas are; every schema processor takes them everywhere. */
function isSchemaHint(name: string): boolean {
  return name.startsWith("{http://www.w3.org/2001/XMLSchema-instance}");
}

function foreignFit(element: Element, name: string, open: ElementModel["open"]): "allowed" | "loose" | "none" {
  if (open === undefined) return element.tag === "segment" && name === "pgs:case" ? "allowed" : "none";
  const plain = !name.includes(":") && !name.startsWith("{");
  if (open === "loose") return name.startsWith("xml:") ? "allowed" : "loose";
  if (plain) return "none";
  if (open === "codes") return /^(?:fs|slr|its|itsm|pgs):/.test(name) ? "allowed" : "none";
  return open === "marks" && name.startsWith("xml:") ? "none" : "allowed";
}

const moduleTypes = new Map(
  Object.entries(MODULE_ATTRIBUTES).map(([prefix, source]) => [prefix, attributeTypes(source)]),
);

function checkModuleAttribute(element: Element, name: string, value: string, found: Findings["found"]): void {
  const [prefix = "", local = ""] = name.split(":");
  const type = moduleTypes.get(prefix)?.get(local);
  if (type === undefined) found("ATTRIBUTE", element, { attribute: name });
  else if (!holds(type, value)) found("VALUE", element, { attribute: name, value });
}

/** `{urn:example}name` as people read it. */
function shown(name: string): string {
  return name.replace(/^\{(.*)\}/, "$1 ");
}
