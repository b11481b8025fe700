/** What is said about a user's segmentation rules (SRX), and about cutting text by them. */
export const segmentationProblems = {
  E_SRX_MISSING: {
    text: "There is no file {{path}}, which segmentation.srx names.",
    hint: "Correct the path in translate.config.yaml, or remove the key to use the built-in rules.",
  },
  E_SRX_EXISTS: {
    text: "{{path}} is there, and was not written by translate segment --export-srx.",
    hint: "Remove it, or export to another file.",
  },
  E_LINE: {
    text: "This line cannot be answered: {{reason}}.",
    hint: 'A line is one JSON object: {"id": 1, "text": "…"}, for translate segment with "lang": "kk" where that differs',
  },
  E_SRX_XML: {
    text: "This file of segmentation rules cannot be read: {{reason}}.",
    hint: "Open it at this place, or export it once more from the tool that wrote it.",
  },
  E_SRX_ROOT: {
    text: "The file begins with <{{root}}>, not with <srx>.",
    hint: "Name a file of segmentation rules in the SRX format.",
  },
  E_SRX_ATTRIBUTE: {
    text: 'A <{{element}}> lacks its attribute "{{attribute}}".',
    hint: "Add it, or export the rules once more from the tool that wrote them.",
  },
  E_SRX_RULES: {
    text: 'This map leads to rules named "{{name}}", and there are none.',
    hint: "Correct the name in languagerulename, or remove the map.",
  },
  E_SRX_LANGUAGE: {
    text: 'The segmentation rules have no map for the language "{{lang}}".',
    hint: "Add a <languagemap> for it, or leave segmentation.srx out to use the built-in rules.",
  },
  E_SRX_PATTERN: {
    text: "This segmentation rule is left out, because {{reason}}: {{pattern}}",
    hint: "Write the pattern in another way, or remove the rule.",
  },
  E_SRX_EMPTY: {
    text: "This segmentation rule is left out: it would break between any two characters.",
    hint: "Give it a <beforebreak> or an <afterbreak>, or remove it.",
  },
  E_SRX_SLOW: {
    text: "The segmentation rules do not come to an end on a text of {{count}} characters; at fault may be this one: {{before}} | {{after}}",
    hint: "A repetition inside a repetition, as in (a+)+, is the usual cause. Simplify the pattern, or remove the rule.",
  },
} as const;
