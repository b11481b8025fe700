import type { ViolationSeverity } from "./violation.ts";

/** What a rule is: how bad breaking it is, and where it stands. */
export interface Rule {
  readonly severity: ViolationSeverity;
  /** Section of the specification, as `docs/validate.md` cites it. Those of XLIFF 2.x are of version 2.1. */
  readonly section: string;
}

/** The standards whose structure is looked at; the names of their rules begin so. */
export type Family = "X12" | "X2" | "TMX" | "TBX";

/** A rule of structure, which a schema can say; the same in every standard. */
export type Structural = "ELEMENT" | "CONTENT" | "INCOMPLETE" | "TEXT" | "ATTRIBUTE" | "REQUIRED" | "VALUE";

const STRUCTURAL: readonly Structural[] = [
  "ELEMENT",
  "CONTENT",
  "INCOMPLETE",
  "TEXT",
  "ATTRIBUTE",
  "REQUIRED",
  "VALUE",
];

const SCHEMAS: Readonly<Record<Family, string>> = {
  X12: "XLIFF 1.2, 2 and strict schema",
  X2: "4.2, 4.3 and schemas",
  TMX: "TMX 1.4b, tmx14.dtd",
  TBX: "ISO 30042:2019, core structure",
};

/** Rules that make a file invalid, with their sections. */
const ERRORS = {
  "XML-WELL-FORMED": "XML 1.0, 2.1",
  "XML-DOCTYPE": "XML 1.0, 2.8; refused for safety",
  "XML-DEPTH": "refused for safety",
  "XML-TOKEN": "refused for safety",
  "XML-PREFIX": "Namespaces in XML 1.0, 5",
  "X12-GROUP-ID": "XLIFF 1.2, 2.3 id",
  "X12-UNIT-ID": "XLIFF 1.2, 2.3 id",
  "X12-TOOL-ID": "XLIFF 1.2, 2.3 tool-id",
  "X12-TOOL-REF": "XLIFF 1.2, 2.3 tool-id",
  "X12-PHASE-NAME": "XLIFF 1.2, 2.3 phase-name",
  "X12-PHASE-REF": "XLIFF 1.2, 2.3 phase-name",
  "X12-NAME": "XLIFF 1.2, 2.3 name",
  "X12-UID": "XLIFF 1.2, 2.3 uid",
  "X12-RID": "XLIFF 1.2, 2.3 rid",
  "X12-MID": "XLIFF 1.2, 2.3 mid",
  "X2-VERSION": "4.3.1, version",
  "X2-FILE-ID": "4.3.1, id",
  "X2-GROUP-ID": "4.3.1, id",
  "X2-UNIT-ID": "4.3.1, id",
  "X2-NOTE-ID": "4.3.1, id",
  "X2-DATA-ID": "4.3.1, id",
  "X2-ID": "4.3.1, id",
  "X2-TARGET-ID": "4.3.1, id",
  "X2-EXTENSION-ID": "4.9 Extension mechanisms, constraints",
  "X2-MODULE-PLACE": "4.2.2, constraints of the enclosing element",
  "X2-MODULE-TWICE": "4.2.2, constraints of the enclosing element",
  "X2-TRGLANG": "4.3.1, trgLang",
  "X2-XML-LANG": "4.2.2, source and target",
  "X2-XML-SPACE": "4.3.2, xml:space",
  "X2-SKELETON": "4.2.2, skeleton",
  "X2-UNIT-EMPTY": "4.2.2, unit",
  "X2-STATE": "4.3.1, state",
  "X2-SUBSTATE": "4.3.1, subState",
  "X2-SUBTYPE": "4.3.1, subType",
  "X2-SUBTYPE-VALUE": "4.3.1, subType",
  "X2-ORDER": "4.3.1, order",
  "X2-DATA-REF": "4.3.1, dataRef",
  "X2-COPY-OF": "4.3.1, copyOf",
  "X2-COPY-OF-DATA": "4.7.2, duplicating an existing code",
  "X2-EC": "4.2.3, ec",
  "X2-SC-EC-PAIR": "4.3.1, isolated",
  "X2-SC-EC-HINT": "4.2.3, sc and ec",
  "X2-SM-EM-PAIR": "4.2.3, sm and em",
  "X2-REORDER-HINT": "4.7.2, editing hints",
  "X2-REORDER-FIRST": "4.7.2, editing hints",
  "X2-REORDER-CHANGED": "4.7.2, editing hints",
  "X2-DELETED": "4.7.2, editing hints",
  "X2-SUBFLOW": "4.3.1, subFlows",
  "X2-COMMENT": "4.7.3, comment annotation",
  "X2-NOTE-REF": "4.7.3, comment annotation",
  "X2-CP": "4.3.1, hex",
  "X2-FRAGMENT": "3 Fragment identification",
  "X2-MTC-ID": "5.1 Translation candidates, id",
  "X2-MTC-REF": "5.1 Translation candidates, ref",
  "X2-MTC-LANG": "5.1 Translation candidates, match",
  "X2-MTC-MARK": "5.1 Translation candidates, annotation",
  "X2-GLS-ID": "5.2 Glossary, id",
  "X2-GLS-ENTRY": "5.2 Glossary, glossEntry",
  "X2-GLS-REF": "5.2 Glossary, ref",
  "X2-FS-EC": "5.3 Format style, constraints",
  "X2-FS-SUBFS": "5.3 Format style, subFs",
  "X2-MDA-ID": "5.4 Metadata, id",
  "X2-RES-ID": "5.5 Resource data, id",
  "X2-RES-HREF": "5.5 Resource data, source and target",
  "X2-RES-LANG": "5.5 Resource data, source",
  "X2-RES-MIME": "5.5 Resource data, resourceItem",
  "X2-RES-EMPTY": "5.5 Resource data, resourceItem",
  "X2-SLR-VALUE": "5.6 Size and length restriction, standard profiles",
  "X2-SLR-EC": "5.6 Size and length restriction, attributes",
  "X2-SLR-BOTH": "5.6 Size and length restriction, sizeInfo",
  "X2-SLR-REF": "5.6 Size and length restriction, sizeInfoRef",
  "X2-VAL-RULE": "5.7 Validation, rule",
  "X2-VAL-OCCURS": "5.7 Validation, occurs",
  "X2-VAL-SOURCE": "5.7 Validation, existsInSource",
  "X2-CTR-REF": "XLIFF 2.0, 5.6 Change tracking, ref",
  "X2-CTR-PROPERTY": "XLIFF 2.0, 5.6 Change tracking, property",
  "X2-CTR-TWICE": "XLIFF 2.0, 5.6 Change tracking, item",
  "X2-ITS-ID": "5.8 ITS, xml:id",
  "X2-ITS-VERSION": "5.8 ITS, version",
  "X2-ITS-TYPE": "5.8 ITS, annotations",
  "X2-ITS-QUALITY": "5.8 ITS, localization quality",
  "X2-ITS-TEXT": "5.8 ITS, text analysis",
  "X2-ITS-PROVENANCE": "5.8 ITS, provenance",
  "X2-ITS-REF": "5.8 ITS, stand-off records",
  "X2-ITS-ANNOTATOR": "5.8 ITS, annotatorsRef",
  "TMX-PAIR": "TMX 1.4b, bpt and ept",
  "TBX-ID": "ISO 30042:2019, id",
  "TBX-TARGET": "ISO 30042:2019, target",
} as const;

/** Advice, and rules that valid files of the standards' own suites break. */
const WARNINGS = {
  "X2-GLS-REF-SYNTAX": "5.2 Glossary, ref",
  "X12-UNIT-REF": "XLIFF 1.2, 2.3 xid",
  "X12-LANG": "XLIFF 1.2, 2.3 xml:lang",
  "X2-MARK-TRANSLATE": "4.7.3, translate annotation",
  "X2-PAIRED": "4.2.3, pc",
  "X2-RES-TARGET-LANG": "5.5 Resource data, target",
  "X2-RES-REF": "5.5 Resource data, resourceItemRef",
  "X2-VAL-DISABLED": "5.7 Validation, disabled",
  "TMX-LANG": "TMX 1.4b, xml:lang",
  "TMX-DATE": "TMX 1.4b, creationdate, changedate and lastusagedate",
  "TMX-SOURCE": "TMX 1.4b, srclang",
} as const;

const TRANSITIONAL = { "X12-TRANSITIONAL": "XLIFF 1.2, transitional schema" } as const;

/** The stable name of a rule. */
export type RuleId =
  | keyof typeof ERRORS
  | keyof typeof WARNINGS
  | keyof typeof TRANSITIONAL
  | `${Family}-${Structural}`;

/** All rules by their stable names. */
export const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...rulesOf(ERRORS, "error"),
  ...rulesOf(TRANSITIONAL, "transitional"),
  ...rulesOf(WARNINGS, "warning"),
  ...Object.entries(SCHEMAS).flatMap(([family, section]) =>
    STRUCTURAL.map((name): [string, Rule] => [`${family}-${name}`, { severity: "error", section }]),
  ),
]);

function rulesOf(sections: Readonly<Record<string, string>>, severity: ViolationSeverity): readonly [string, Rule][] {
  return Object.entries(sections).map(([id, section]) => [id, { severity, section }]);
}

/** How bad it is to break a rule. */
export function severityOf(rule: RuleId): ViolationSeverity {
  return RULES.get(rule)?.severity ?? "error";
}
