/** What goes wrong in `translate glossary`. */
export const glossaryProblems = {
  E_USAGE_GLOSSARY: {
    text: "translate glossary takes one of its commands, and was given {{name}}.",
    hint: "Its commands: {{known}}. For instance: translate glossary check",
  },
  E_USAGE_GLOSSARY_ADD: {
    text: "translate glossary add takes a term of the source language and a rendering.",
    hint: 'For instance: translate glossary add "border crossing" --kk "шекара бекеті" --ru "пункт пропуска"',
  },
  E_USAGE_GLOSSARY_FILE: {
    text: "translate glossary import takes a file.",
    hint: "For instance: translate glossary import terms.csv",
  },
  E_TERM_KNOWN: {
    text: '"{{term}}" stands in the glossary already, as {{id}}.',
    hint: "Change that entry, or give the new one another source.",
  },
  E_GLOSSARY_EDIT: {
    text: "The glossary {{path}} is written in a way into which nothing can be put; it was left as it is.",
    hint: "Write its terms as a list, each beginning with - on a line of its own.",
  },
  E_GLOSSARY_NO_FILE: {
    text: "There is no file {{path}}.",
    hint: "Check its name.",
  },
  E_GLOSSARY_FORMAT: {
    text: "{{path}} is not a glossary that can be read.",
    hint: "Terms are read from .csv, .tsv, .xlsx and .tbx.",
  },
  E_GLOSSARY_ROW: {
    text: 'The entry "{{id}}" was left out: it has no form in the source language, none in a language of the project, or one that is no word.',
    hint: "Name the columns by the languages of translate.config.yaml and fill both; a form is one line with letters, at most 500 characters.",
  },
  E_TERM_UNKNOWN: {
    text: "The glossary has no term with the id {{id}}.",
    hint: "Ids stand in the glossary, under id.",
  },
  E_GLOSSARY_SINCE: {
    text: "{{name}} is neither a file nor a revision of git that has a glossary.",
    hint: "For instance: --since HEAD~1, or --since old-glossary.yaml",
  },
  E_GLOSSARY_SENTENCE: {
    text: "{{id}} names no sentence that the change of terms touches.",
    hint: "translate glossary apply --dry-run lists them; an id changes with its sentence.",
  },
  E_UNDO_FILE_CHANGED: {
    text: "{{path}} has changed since, and stays as it is.",
    hint: "Edit it by hand if it is to go back.",
  },
} as const;
