import { defaultRules } from "../rules/default.ts";
import { RULES, SEGMENTATION_VERSION } from "../rules/rules-for.ts";
import { type ExportedRule, exportedRules } from "./export-rules.ts";

/** Stands in every exported file, so that it is known again. */
export const EXPORT_MARK = "Sentence rules of Qazyna";

/** What the built-in rules do and SRX cannot say. */
const LIMITS = `
  SRX looks at a few characters on both sides of a place, so that some of what Qazyna does is missing here:
  - lists in running text, "1) ... 2) ...", are not cut before their labels;
  - pictographs and smileys end no sentence;
  - a remark in brackets that opens its sentence is taken for one inside it;
  - messages without capitals are cut only before a few English words;
  - addresses and runs of topics (#a #b) end no sentence, nor does ! or ? without white space after it;
  - letters and Roman numbers as labels (a., IV.) are known at the head of a text only, not at the head of each sentence.
  Apply the rules to text without inline codes.
`;

/**
 * The built-in rules as SRX 2.0, for CAT tools. The same bytes for the same rules.
 *
 * Patterns use Unicode property classes and no look-behind, which ICU, Java, .NET and PCRE read alike. `cascade` is no: each
 * language has all of its rules, and every other language the shared ones.
 */
export function exportSrx(): string {
  const lists = [...RULES, ["default", defaultRules] as const];
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${EXPORT_MARK}, version ${SEGMENTATION_VERSION}.
${LIMITS}-->
<srx xmlns="http://www.lisa.org/srx20" version="2.0">
  <header segmentsubflows="yes" cascade="no">
    <formathandle type="start" include="no"/>
    <formathandle type="end" include="yes"/>
    <formathandle type="isolated" include="no"/>
  </header>
  <body>
    <languagerules>
${lists.map(([name, rules]) => languageRule(name, exportedRules(rules))).join("")}    </languagerules>
    <maprules>
${lists.map(([name]) => `      <languagemap languagepattern="${tagPattern(name)}" languagerulename="${name}"/>\n`).join("")}    </maprules>
  </body>
</srx>
`;
}

/** Tools differ in the case of the tags that they compare. */
function tagPattern(name: string): string {
  if (name === "default") return ".*";
  return `${[...name].map((letter) => `[${letter.toUpperCase()}${letter}]`).join("")}([-_].*)?`;
}

function languageRule(name: string, rules: readonly ExportedRule[]): string {
  return `      <languagerule languagerulename="${name}">
${rules.map(ruleXml).join("")}      </languagerule>
`;
}

function ruleXml({ breaks, before, after }: ExportedRule): string {
  return `        <rule break="${breaks ? "yes" : "no"}">
          <beforebreak>${xml(before)}</beforebreak>
          <afterbreak>${xml(after)}</afterbreak>
        </rule>
`;
}

function xml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
