import type { Element } from "./element.ts";
import { type ElementModel, elementModels } from "./model.ts";
import type { Family } from "./rules.ts";
import { TBX_3 } from "./tbx-table.ts";
import { TMX_14 } from "./tmx-table.ts";
import { XLIFF_2_CORE, XLIFF_22_CORE } from "./xliff-2-core-table.ts";
import { MODULE_NAMESPACES, XLIFF_2_MODULES } from "./xliff-2-module-tables.ts";
import { XLIFF_12 } from "./xliff-12-table.ts";

/** A standard that files can be validated by. */
export interface Standard {
  /** As people call it. */
  readonly name: "XLIFF 1.2" | "XLIFF 2.0" | "XLIFF 2.1" | "XLIFF 2.2" | "TMX 1.4" | "TBX 3";
  readonly family: Family;
  /** The prefix that canonical names have, by namespace; `""` is the standard's own. */
  readonly prefixes: Readonly<Record<string, string>>;
  readonly models: () => ReadonlyMap<string, ElementModel>;
}

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const XML = { "http://www.w3.org/XML/1998/namespace": "xml" };
const XLIFF_12_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2";
const XLIFF_20_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0";
const XLIFF_22_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.2";
const ITS = "http://www.w3.org/2005/11/its";
const ITSM = "urn:oasis:names:tc:xliff:itsm:2.1";
const PGS = "urn:oasis:names:tc:xliff:pgs:1.0";
const TBX_NAMESPACE = "urn:iso:std:iso:30042:ed-2";

const models12 = once(() => elementModels(XLIFF_12));
const models20 = once(() => elementModels(XLIFF_2_CORE, XLIFF_2_MODULES));
const models22 = once(() => elementModels(XLIFF_2_CORE, XLIFF_2_MODULES, XLIFF_22_CORE));
const modelsTmx = once(() => elementModels(TMX_14));
const modelsTbx = once(() => elementModels(TBX_3));

/**
 * The standard that a file of this root element is written by, or undefined: XLIFF 1.0 and 1.1, TMX before
 * 1.4, TBX of 2008 (`martif`) and whatever else are none that is known here.
 *
 * @param version the root's attribute of this name
 */
export function standardOf(root: string, namespace: string, version: string | undefined): Standard | undefined {
  const own: Readonly<Record<string, string>> = { ...XML, [namespace]: "" };
  if (root === "xliff" && namespace === XLIFF_12_NAMESPACE)
    return { name: "XLIFF 1.2", family: "X12", prefixes: own, models: models12 };
  const modules: Readonly<Record<string, string>> = { ...MODULE_NAMESPACES, ...own };
  if (root === "xliff" && namespace === XLIFF_20_NAMESPACE) {
    // ITS came with 2.1; before, it is an extension like others.
    if (version === "2.1") return { name: "XLIFF 2.1", family: "X2", prefixes: modules, models: models20 };
    const { [ITS]: _its, [ITSM]: _itsm, [PGS]: _pgs, ...older } = modules;
    return { name: "XLIFF 2.0", family: "X2", prefixes: older, models: models20 };
  }
  if (root === "xliff" && namespace === XLIFF_22_NAMESPACE)
    return { name: "XLIFF 2.2", family: "X2", prefixes: modules, models: models22 };
  const isOldTmx = /^1\.[0-3]/.test(version ?? "");
  if (root === "tmx" && namespace === "" && !isOldTmx)
    return { name: "TMX 1.4", family: "TMX", prefixes: own, models: modelsTmx };
  if (root === "tbx" && namespace === TBX_NAMESPACE)
    return { name: "TBX 3", family: "TBX", prefixes: own, models: modelsTbx };
  return undefined;
}

/** What a standard asks beyond its structure. */
export interface Constraints {
  /** Called when an element has ended; what stands in it is still there, what stands around it is still open. */
  close(element: Element): void;
  /** Whether an element that has ended must be kept with its parent. */
  keeps(element: Element): boolean;
  /** Called at the end of the document. */
  end(): void;
}
