/** What is said about how a command was asked for. */
export const commandsProblems = {
  E_USAGE: {
    text: "{{reason}}",
    hint: "translate --help shows what there is.",
  },
  E_UI_TEXTS: {
    text: "The messages in your language cannot be read: {{path}}",
    hint: "Install Qazyna again. Until then it speaks English.",
  },
  E_USAGE_EPOCH: {
    text: "SOURCE_DATE_EPOCH is {{value}}, which is no number of seconds.",
    hint: "Set it to whole seconds since 1970, or unset it.",
  },
  E_USAGE_LANGUAGE: {
    text: 'The language "{{lang}}" is not one to translate into.',
    hint: "This project translates into {{known}}. Name one of these, or add it to targets in translate.config.yaml.",
  },
  E_USAGE_NO_LANGUAGE: {
    text: "Say into which language.",
    hint: "Add --lang; this project translates into {{known}}.",
  },
  E_USAGE_REPORT: {
    text: "Say which report you want.",
    hint: "translate report --cost, or translate report --ledger; one of them.",
  },
  E_USAGE_BASE_URL: {
    text: '"{{url}}" is no address where a site can stand.',
    hint: "Give it in full and without a query, as in --base-url https://example.org/news/.",
  },
  E_USAGE_GATE: {
    text: "{{config}} does not say what a page must be to be published.",
    hint: "For instance: gates: { publish: { reviewed: 80, maxUneditedMt: 20 } }; docs/gate.md has all of it.",
  },
  E_USAGE_OUT: {
    text: "{{path}} is there already, and is no preview of ours.",
    hint: "Name another file with --out, or remove this one.",
  },
  E_USAGE_EXTRA: {
    text: "translate {{command}} takes no names, and was given {{name}}.",
    hint: "translate --help shows what each command takes.",
  },
  E_USAGE_NOTHING: {
    text: "Nothing was named.",
    hint: "Name segments by id, articles by path, or files: translate --help shows how.",
  },
  E_USAGE_NUMBER: {
    text: "{{option}} takes a number, not {{value}}.",
    hint: "For instance: {{option}} 50000",
  },
  E_USAGE_PATH: {
    text: "{{name}} is neither a command nor an article below {{folder}}/.",
    hint: "A command stands first, as in translate check --lang kk. translate status lists the articles.",
  },
  E_USAGE_SEGMENT: {
    text: "No segment's id begins with {{id}}.",
    hint: "Ids stand in segments/, in the XLIFF files, and in what translate check prints.",
  },
  E_USAGE_SEGMENT_AMBIGUOUS: {
    text: "{{count}} segments' ids begin with {{id}}.",
    hint: "Give more of the id.",
  },
  E_USAGE_SEGMENT_PLACES: {
    text: "The segment {{id}} stands in {{count}} articles, and only one place can be meant.",
    hint: "Name the place: {{places}}",
  },
  E_USAGE_NEEDS: {
    text: "{{one}} goes with {{other}} only",
    hint: "Add {{other}}, or leave {{one}} out.",
  },
  E_USAGE_NO_CHECK: {
    text: "Say which check, or which rule of one.",
    hint: "Say translate waive CHECK ID… --reason TEXT. Checks: {{known}}.",
  },
  E_USAGE_CHECK: {
    text: '"{{check}}" is no check and no rule of one',
    hint: "Say translate waive CHECK ID… --reason TEXT. Checks: {{known}}.",
  },
  E_USAGE_REASON: {
    text: "a waiver needs a reason, in one line of at most {{most}} characters",
    hint: 'Add --reason "…". It is kept in the record, for whoever asks later.',
  },
  E_USAGE_BOTH: {
    text: "{{one}} and {{other}} exclude each other.",
    hint: "Leave one of them out.",
  },
  E_USAGE_TERMS: {
    text: "translate terms answers lines from standard input, in one language.",
    hint: "For instance: translate terms --lang kk --stdin-jsonl < lines.jsonl, with --inflect to get forms.",
  },
  E_USAGE_VALUE: {
    text: "{{option}} does not know {{value}}.",
    hint: "It knows {{known}}.",
  },
  E_ENGINE_STOPPED: {
    text: "The engine was stopped before this segment was asked.",
    hint: "Run again; what was answered is kept.",
  },
  E_USAGE_FORMAT_TO: {
    text: "--format {{format}} needs a folder of its own: the project's own hand-over files are XLIFF 1.2.",
    hint: "Say where the files are to go: --to FOLDER",
  },
  E_EXPORT_EDITED: {
    text: "{{path}} holds work that is not in the record yet. It is left as it is.",
    hint: "Take it in with translate import {{path}}, then export again.",
  },
  E_EXPORT_PACKAGE_FOREIGN: {
    text: "{{path}} is no package that translate export has written, or somebody has changed what is in it.",
    hint: "Take work in with translate import {{path}} first, or name another file with --to.",
  },
  E_USAGE_EXPORT_FOR: {
    text: "{{option}} is for packages, and no package was asked for.",
    hint: "Name the tool: --for generic. Known are {{known}}.",
  },
  E_USAGE_SPLIT: {
    text: "--split takes a number of words or of segments, not {{value}}.",
    hint: "For instance: --split 500w for 500 words a part, --split 40 for 40 segments.",
  },
  E_IMPORT_ARTICLE: {
    text: 'The file belongs to "{{original}}", which is no article of this project, and none of its ids is known here.',
    hint: "Check that it was exported from this project, and that its article still exists.",
  },
  E_IMPORT_NONE: {
    text: "Nothing in {{path}} is a translator's return.",
    hint: "XLIFF, tables and OmegaT projects are found there; a memory or a glossary must be named itself.",
  },
  E_IMPORT_LANGUAGE: {
    text: 'The file is in "{{found}}", and this project translates into {{known}}.',
    hint: "Correct the language in the file. If it names none, say it: translate import --lang kk FILE",
  },
  E_IMPORT_UNRELATED: {
    text: "Nothing in it is of a sentence of this project; its translations: {{count}}.",
    hint: "Check that its sources are this project's, in its language, and that its articles still exist.",
  },
  E_IMPORT_CELLS: {
    text: "Row {{row}} has {{cells}} cells, and the first row names {{wanted}}.",
    hint: "A text with the separator in it must stand between quotes; save the table as XLSX to be free of that.",
  },
  E_IMPORT_COLUMNS: {
    text: "The table's first row names {{found}}, and not which column is the source and which the translation.",
    hint: "Name the columns source and target, or {{source}} and one of {{known}}; id and note may stand beside them.",
  },
  E_IMPORT_KIND: {
    text: "{{path}} is neither XLIFF, TMX, a table, nor an archive of these.",
    hint: "Export it once more, or save the table as CSV or XLSX.",
  },
  E_IMPORT_ROW: {
    text: "Row {{row}} has a translation, and neither a source nor an id.",
    hint: "Fill in its source from the file that was handed over.",
  },
  E_SHEET_FORMULA: {
    text: "Row {{row}} shows a formula's error where a text should stand.",
    hint: "A text that begins with = was taken for a formula: format the column as text, and write it again.",
  },
  E_INIT_NOT_EMPTY: {
    text: "{{folder}} is not empty.",
    hint: "Make a new folder for the demo, or leave --demo out to set this one up.",
  },
  E_PROJECT_NOT_FOUND: {
    text: "No project here: neither {{folder}} nor a folder above it has a translate.config.yaml.",
    hint: "translate init sets one up here.",
  },
  E_ALIGN_FOREIGN: {
    text: "{{path}} is not what translate align wrote from these two files: it was edited, or is somebody else's.",
    hint: "Keep it and name another file with --out, or remove it first.",
  },
  E_USAGE_ALIGN: {
    text: "Two files are needed, an article and its translation; {{count}} were named.",
    hint: "For instance: translate align old.en.md old.kk.md --lang kk",
  },
  E_ANALYZE_FOREIGN: {
    text: "{{path}} is not what translate analyze wrote; it is left as it is.",
    hint: "Name another file, or remove this one first.",
  },
  E_USAGE_ANALYZE_LANGUAGES: {
    text: "{{option}} holds one language, and {{count}} were counted.",
    hint: "Name one with --lang, or put {lang} into the file's name: {{option}} grid.{lang}.xml",
  },
  E_USAGE_ANALYZE_OUTPUT: {
    text: "Standard output takes one thing at a time.",
    hint: "Give a file to all but one of --xml, --csv and --json.",
  },
  E_USAGE_MIN_SCORE: {
    text: "--min-score goes from 0 to 1, not to {{value}}.",
    hint: "For instance: --min-score 0.8",
  },
} as const;
