/** Sentences and hints of what goes wrong when articles are read and written. */
export const formatsProblems = {
  E_FORMAT_UNKNOWN: {
    text: "No format is known for {{path}}.",
    hint: "Known endings: {{known}}. Rename the file, or leave it out of the articles that are translated.",
  },
  E_TEXT_ENCODING: {
    text: "The byte {{byte}} is not UTF-8.",
    hint: "Save the file as UTF-8. Editors call this “reopen with encoding” and “save with encoding”.",
  },
  E_TEXT_NUL: {
    text: "There is a NUL character in the text.",
    hint: "Remove it; a text file does not contain one. A file full of them is binary, or UTF-16.",
  },
  E_FRONT_MATTER_SHAPE: {
    text: "This line of the front matter is not understood, so no key can be added safely: {{line}}",
    hint: "Write the front matter as one `key: value` a line, or turn the added keys off in the config.",
  },
  E_JSON_SYNTAX: {
    text: "This is not JSON: {{found}} cannot stand here.",
    hint: "Look right before it for a comma, quotation mark or bracket too few or too many. JSON has no comments and no comma behind the last value.",
  },
  E_JSON_END: {
    text: "The file ends in the middle of its JSON.",
    hint: "Close what is open: a quotation mark, a bracket, a brace. An empty file is not JSON; write {} into it.",
  },
  E_JSON_DEPTH: {
    text: "Objects and lists are nested more than {{depth}} deep here.",
    hint: "Nest them less deeply, or leave the file out of the articles that are translated.",
  },
  E_RENDER_MISMATCH: {
    text: "The translation would change the structure of the article here: expected {{expected}}, would read {{found}}.",
    hint: "Look at the markup in this paragraph's translation: a code may be missing, moved out of its pair, or be new.",
  },
} as const;
