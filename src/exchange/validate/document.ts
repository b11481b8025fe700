import { type Place, Problem, type ProblemCode } from "../../core/problem.ts";
import { type XmlElement, type XmlHandlers, xmlReader } from "../xml-reader.ts";
import type { Element } from "./element.ts";
import type { RuleId } from "./rules.ts";
import { type Constraints, type Standard, standardOf } from "./standards.ts";
import { type Progress, type Structure, structureOf } from "./structure.ts";
import { tbxConstraints } from "./tbx.ts";
import { tmxConstraints } from "./tmx.ts";
import { type Collected, collector, type Report, type Violation, type ViolationSeverity } from "./violation.ts";
import { xliff2Constraints } from "./xliff-2.ts";
import { xliff12Constraints } from "./xliff-12.ts";

/** What a validation gives. */
export interface Validation {
  /** By which standard the file was validated; undefined where it broke off before its root element. */
  readonly standard: Standard["name"] | undefined;
  /** The first 1,000 that were found, in document order. */
  readonly violations: readonly Violation[];
  /** All of them, listed or not. */
  readonly counts: Readonly<Record<ViolationSeverity, number>>;
}

/** What the XML reader refuses is a violation of XML; other problems are not the file's. */
const XML_RULES: Readonly<Partial<Record<ProblemCode, RuleId>>> = {
  E_XML: "XML-WELL-FORMED",
  E_XML_DOCTYPE: "XML-DOCTYPE",
  E_XML_DEPTH: "XML-DEPTH",
  E_XML_TOKEN: "XML-TOKEN",
};

/** Only TMX has a document type of its own; it is never fetched. */
const DOCTYPE = /^\s*tmx\s+(?:SYSTEM|PUBLIC\s+(?:"[^"<>[\]]*"|'[^'<>[\]]*'))\s+(?:"[^"<>[\]]*"|'[^'<>[\]]*')\s*$/;

/**
 * Validates an XLIFF 1.2, 2.0, 2.1 or 2.2, TMX 1.4 or TBX (2019) file while it is read: its XML, its structure, and
 * what its standard asks beyond that. Memory grows with the largest unit and with the number of ids, not with the file.
 *
 * @param chunks the file's text, decoded, in any division
 * @throws Problem `E_VALIDATE_UNKNOWN` where the root element is of no standard known here
 */
export function validateDocument(chunks: Iterable<string>, path: string): Validation {
  const collected = collector();
  const state: State = { path, collected, open: [], scopes: [], standard: undefined };
  try {
    const reader = xmlReader(path, handlersOf(state), DOCTYPE);
    for (const chunk of chunks) reader.write(chunk);
    reader.close();
    state.constraints?.end();
  } catch (error) {
    const rule = error instanceof Problem ? XML_RULES[error.code] : undefined;
    if (!(error instanceof Problem) || rule === undefined) throw error;
    collected.report(rule, error.place ?? { path }, error.values);
  }
  // What concerns a whole unit is found at its end.
  const violations = [...collected.violations].sort((a, b) => offset(a) - offset(b));
  return { standard: state.standard?.name, violations, counts: collected.counts };
}

function offset({ place }: Violation): number {
  return (place.line ?? 0) * 2 ** 25 + (place.column ?? 0);
}

interface Open {
  readonly element: Element;
  readonly progress: Progress;
  blamed: boolean;
}

interface State {
  readonly path: string;
  readonly collected: Collected;
  readonly open: Open[];
  /** Namespaces declared, by prefix, one map an open element that declares some. */
  readonly scopes: (ReadonlyMap<string, string> | undefined)[];
  standard: Standard | undefined;
  structure?: Structure;
  constraints?: Constraints;
}

function handlersOf(state: State): XmlHandlers {
  return {
    open: (xml) => {
      state.scopes.push(declarations(xml));
      if (state.standard === undefined) begin(state, xml);
      const { structure, open } = state;
      if (structure === undefined) return;
      const parent = open.at(-1);
      const element = elementOf(state, xml, parent?.element);
      if (parent !== undefined) structure.child(parent.progress, element);
      open.push({ element, progress: structure.open(element), blamed: false });
    },
    close: () => {
      state.scopes.pop();
      const closed = state.open.pop();
      if (closed === undefined) return;
      const { element, progress } = closed;
      state.structure?.close(progress, element);
      state.constraints?.close(element);
      if (state.constraints?.keeps(element) === true) element.parent?.children.push(element);
    },
    text: (text) => {
      const at = state.open.at(-1);
      if (at === undefined || text === "") return;
      at.element.hasText = true;
      if (at.blamed || /^[\t\n\r ]*$/.test(text)) return;
      at.blamed = true;
      state.structure?.text(at.progress, at.element);
    },
  };
}

function begin(state: State, { name, namespace, attributes, place }: XmlElement): void {
  const standard = standardOf(name, namespace, attributes["version"]);
  if (standard === undefined) {
    const version = attributes["version"] ?? "";
    throw new Problem("E_VALIDATE_UNKNOWN", { root: name, version: version.slice(0, 20) }, place);
  }
  const { report } = state.collected;
  state.standard = standard;
  state.structure = structureOf(standard.family, standard.models(), report);
  state.constraints = constraintsOf(standard, report);
}

function constraintsOf(standard: Standard, report: Report): Constraints {
  switch (standard.family) {
    case "X12":
      return xliff12Constraints(report);
    case "X2":
      return xliff2Constraints(standard.name, report);
    case "TMX":
      return tmxConstraints(report);
    case "TBX":
      return tbxConstraints(report);
  }
}

function declarations({ attributes }: XmlElement): ReadonlyMap<string, string> | undefined {
  let own: Map<string, string> | undefined;
  for (const name in attributes) {
    if (!name.startsWith("xmlns:")) continue;
    own ??= new Map();
    own.set(name.slice("xmlns:".length), attributes[name] ?? "");
  }
  return own;
}

function elementOf(state: State, xml: XmlElement, parent: Element | undefined): Element {
  const { name, namespace, place } = xml;
  return {
    tag: canonical(state, namespace, name),
    namespace,
    attributes: attributesOf(state, xml.attributes, place),
    place,
    parent,
    children: [],
    hasText: false,
  };
}

function attributesOf(state: State, attributes: XmlElement["attributes"], place: Place): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const name in attributes) {
    const value = attributes[name] ?? "";
    if (name === "xmlns" || name.startsWith("xmlns:")) continue;
    const colon = name.indexOf(":");
    const prefix = name.slice(0, Math.max(colon, 0));
    const namespace = prefix === "" ? undefined : namespaceOf(state, prefix);
    if (prefix !== "" && namespace === undefined) state.collected.report("XML-PREFIX", place, { prefix });
    named.set(namespace === undefined ? name : qualified(state, namespace, name.slice(colon + 1)), value);
  }
  return named;
}

function namespaceOf(state: State, prefix: string): string | undefined {
  if (prefix === "xml") return "http://www.w3.org/XML/1998/namespace";
  for (let at = state.scopes.length - 1; at >= 0; at--) {
    const namespace = state.scopes[at]?.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return undefined;
}

/** An attribute with a prefix is never the element's own, even where the prefix stands for the element's namespace. */
function qualified(state: State, namespace: string, local: string): string {
  const name = canonical(state, namespace, local);
  return name === local ? `{${namespace}}${local}` : name;
}

function canonical(state: State, namespace: string, local: string): string {
  const prefixes = state.standard?.prefixes ?? {};
  const prefix = Object.hasOwn(prefixes, namespace) ? prefixes[namespace] : undefined;
  if (prefix === undefined) return namespace === "" ? `{}${local}` : `{${namespace}}${local}`;
  return prefix === "" ? local : `${prefix}:${local}`;
}
