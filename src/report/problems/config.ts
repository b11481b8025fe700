/** What the problems of `translate.config.yaml` say, and what to do about them. i18next syntax. */
export const configProblems = {
  E_CONFIG_UNREADABLE: {
    text: "The configuration cannot be read: {{reason}}",
    hint: "It must be a file that you may read, in UTF-8. Without the file the defaults hold.",
  },
  E_CONFIG_YAML: {
    text: "The configuration cannot be read as YAML: {{reason}}",
    hint: "Mend this place. A configuration is plain data: no anchors, aliases, tags or second documents.",
  },
  E_CONFIG_KEY: {
    text: '"{{key}}" in {{within}} is not a key of the configuration',
    hint: "Known here: {{known}}.",
  },
  E_CONFIG_MISSING: {
    text: '"{{key}}" is missing in {{within}}',
    hint: "Add it. schema/translate.config.schema.json describes every key.",
  },
  E_CONFIG_VALUE: {
    text: "{{key}} is {{found}}, expected: {{expected}}",
    hint: "Mend the value. schema/translate.config.schema.json describes every key and its default.",
  },
  E_SPELLING_FILE: {
    text: "The dictionary {{path}} for the spelling of {{lang}} does not exist.",
    hint: "Set spelling.{{lang}} in translate.config.yaml to the .aff and .dic files of a Hunspell dictionary, such as those of LibreOffice.",
  },
  E_SPELLING_ENCODING: {
    text: "The dictionary {{path}} is written in {{encoding}}, and only UTF-8 is read.",
    hint: "Convert both files with iconv and write SET UTF-8 in the .aff file.",
  },
  E_SPELLING_PACKAGE: {
    text: "Spelling is checked by the package {{package}}, which is not installed.",
    hint: "Install it beside the project (npm install --save-dev {{package}}@0.3.0), or leave spelling out of translate.config.yaml.",
  },
  E_SPELLING_DICTIONARY: {
    text: "Hunspell cannot read the dictionary {{path}}.",
    hint: "Check that spelling names the .aff and .dic files of one dictionary.",
  },
  E_CONFIG_PATH: {
    text: '{{key}} leads out of the project: "{{found}}"',
    hint: "Write a path inside the project's folder, with / and without .. (.git and .qazyna are not for articles).",
  },
  E_CONFIG_FOLDER: {
    text: '{{key}} is a folder that has another use: "{{found}}"',
    hint: "Articles, xliff, segments and locales each need a folder of their own; the project's top is none of them.",
  },
  E_CONFIG_LANGUAGE: {
    text: '{{key}} is not a language: "{{found}}"',
    hint: "Write a BCP 47 tag, for example kk, ru or kk-Arab.",
  },
  E_CONFIG_LANGUAGE_TWICE: {
    text: '{{key}} "{{found}}" is the same language as "{{other}}"',
    hint: "Name each language once, and not the source's; regions such as kk-KZ make no other language.",
  },
  E_CONFIG_ENGINE_LANGUAGE: {
    text: '{{key}} names "{{found}}", which is not among the targets ({{known}}).',
    hint: "Write the language as targets has it, or add it there.",
  },
  E_CONFIG_LANGUAGE_CODE: {
    text: '{{key}} "{{found}}" is no code for a language of this project',
    hint: "Write a tag from source.lang or targets, and its code in the same language and script: kk: kk-KZ.",
  },
  E_SCRIPTS_YAML: {
    text: "The exceptions for other scripts cannot be read as YAML: {{reason}}",
    hint: "Mend this place. The file is plain data: no anchors, aliases, tags or second documents.",
  },
  E_SCRIPTS_KEY: {
    text: '"{{key}}" in {{within}} is not a language of the exceptions for other scripts',
    hint: "Known here: {{known}}.",
  },
  E_SCRIPTS_VALUE: {
    text: "{{key}} is {{found}}, expected: {{expected}}",
    hint: "Write the Kazakh word in Cyrillic, a colon, and the word in the other script. docs/scripts.md shows such a file.",
  },
  E_RATES_FILE: {
    text: "There is no rates file {{path}}.",
    hint: "Check --rates, or analyze.rates in translate.config.yaml. docs/analyze.md shows such a file.",
  },
  E_RATES_YAML: {
    text: "The rates cannot be read as YAML: {{reason}}",
    hint: "Mend this place. A rates file is plain data: no anchors, aliases, tags or second documents.",
  },
  E_RATES_KEY: {
    text: '"{{key}}" in {{within}} is not a key of a rates file',
    hint: "Known here: {{known}}.",
  },
  E_RATES_MISSING: {
    text: '"{{key}}" is missing in {{within}}',
    hint: "Add it: a rates file begins with version: 1. schema/rates.schema.json describes every key.",
  },
  E_RATES_VALUE: {
    text: "{{key}} is {{found}}, expected: {{expected}}",
    hint: "Mend the value. A weight of 0.3 means that a word counts for 30 % of a new one.",
  },
} as const;
