/** What is said about exchange files: XLIFF and TMX, out and in. */
export const exchangeProblems = {
  E_XML: {
    text: "This is not well-formed XML: {{reason}}.",
    hint: "Open the file at this place, or export it once more from the tool that wrote it.",
  },
  E_XML_DOCTYPE: {
    text: "The file declares a document type, which is not accepted.",
    hint: "Remove the <!DOCTYPE …> declaration; exchange files need none.",
  },
  E_XML_DEPTH: {
    text: "Elements are nested deeper than {{limit}}.",
    hint: "No tool writes such a file; ask where it comes from.",
  },
  E_XML_TOKEN: {
    text: "A single tag or text is longer than {{limit}} characters.",
    hint: "No tool writes such a file; ask where it comes from.",
  },
  E_XML_ENCODING: {
    text: "The file cannot be read as {{encoding}}.",
    hint: "Save it as UTF-8.",
  },
  E_VALIDATE_UNKNOWN: {
    text: 'The file begins with <{{root}} version="{{version}}">, which is no standard that can be validated here.',
    hint: "XLIFF 1.2, 2.0, 2.1 and 2.2, TMX 1.4 and TBX of 2019 can be; check the namespace of the first element.",
  },
  E_XML_ROOT: {
    text: "The file begins with <{{root}}>, not with <{{expected}}>.",
    hint: "Check that this is the file you meant.",
  },
  E_XLIFF_VERSION: {
    text: "This is XLIFF version {{version}}; versions 1.0 to 1.2 and 2.0 to 2.2 are read.",
    hint: "Export it in the version that was handed over.",
  },
  E_XLIFF_ID: {
    text: 'The segment id "{{id}}" is not a name that XLIFF 2 allows.',
    hint: "Hand this article over as XLIFF 1.2.",
  },
  E_XLIFF_LANGUAGE: {
    text: 'The <{{element}}> of "{{id}}" says that it is {{found}}; the file is {{wanted}}.',
    hint: "Put the text in that belongs there, or remove the language from the element.",
  },
  E_XLIFF_PART: {
    text: 'The segment "{{id}}" was split, and one of its parts has no translation.',
    hint: "Translate all of its parts, or join them again, and import the file once more.",
  },
  E_XLIFF_JOINED: {
    text: 'Another segment was joined to "{{id}}": {{joined}}.',
    hint: "Split the segment again where it was, and import the file once more; nothing was taken from it.",
  },
  E_XLIFF_NO_FILE: {
    text: "The document has no <file> element, so there is nothing to import.",
    hint: "Export it once more from the tool that wrote it.",
  },
  E_XLIFF_ATTRIBUTE: {
    text: 'A <{{element}}> lacks its attribute "{{attribute}}".',
    hint: "Restore it from the file that was handed over.",
  },
  E_XLIFF_DUPLICATE: {
    text: 'The segment id "{{id}}" occurs a second time.',
    hint: "Keep the right one of the two units; the first is the one taken.",
  },
  E_XLIFF_NO_SOURCE: {
    text: 'The unit "{{id}}" has no <source>.',
    hint: "Restore it from the file that was handed over.",
  },
  E_XLIFF_TWICE: {
    text: 'The unit "{{id}}" has a second <{{element}}>.',
    hint: "Keep one; this happens when two people's files are merged by hand.",
  },
  E_XLIFF_EDIT: {
    text: 'The unit "{{id}}" cannot be changed like that: {{reason}}.',
    hint: "Use the codes of its source, each pair nested, and give a state only to what has a target.",
  },
  E_XLIFF_CHARACTER: {
    text: 'The segment "{{id}}" contains {{character}}, which XML cannot hold.',
    hint: "Remove the character from the article, or from the translation.",
  },
  E_MEMORY_QUOTE: {
    text: "A quoted cell that begins here does not end, or goes on behind its closing quote.",
    hint: 'Quotes inside a quoted cell are doubled: "He said ""no""."',
  },
  E_SHEET_CELL: {
    text: 'The cell "{{cell}}" of the workbook\'s first sheet cannot be read.',
    hint: "Open it in a spreadsheet program and save it again, or save it as CSV.",
  },
  E_SHEET_PART: {
    text: "The workbook has no {{part}}.",
    hint: "Open it in a spreadsheet program and save it again, or save it as CSV.",
  },
  E_XLIFF_JS: {
    text: "This is no document of the xliff package: {{field}} is missing or not what it should be.",
    hint: "Pass what xliff2js or xliff12ToJs gives: sourceLanguage, targetLanguage, and resources by file and id.",
  },
  E_XLIFF_JS_ID: {
    text: 'The segment id "{{id}}" is one that a JavaScript object moves or loses.',
    hint: "Give the segment an id that begins with a letter.",
  },
  E_XLIFF_JS_INLINE: {
    text: "An inline element is not understood: {{element}}.",
    hint: "Each is an object with one key, such as GenericSpan or Standalone, and an id; plurals, genders and selections cannot be read.",
  },
  E_TBX_CHARACTER: {
    text: 'The term "{{id}}" contains {{character}}, which XML cannot hold.',
    hint: "Remove the character from the glossary.",
  },
  E_TBX_EMPTY: {
    text: 'A form of the term "{{id}}" in {{lang}} is empty.',
    hint: "Remove the form, or complete it; the others were read.",
  },
  E_TBX_LANGUAGE: {
    text: 'A <{{element}}> is in "{{lang}}", which is no language.',
    hint: "Give it a BCP 47 tag in xml:lang; the others were read.",
  },
  E_TBX_NO_TERM: {
    text: 'The term "{{id}}" has no form in any language.',
    hint: "Remove the entry, or complete it; the others were read.",
  },
  E_GLOSSARY_TABLE: {
    text: "The table's first line does not name two languages.",
    hint: "Name the columns by language tags, for instance: id,en,kk,kk forbidden,note",
  },
  E_TMX_LANGUAGES: {
    text: "Entries that are not from {{sourceLang}} to {{lang}}: {{count}}; their languages: {{languages}}.",
    hint: "Nothing to do if the memory serves other languages too; else check its language codes.",
  },
  E_TMX_ATTRIBUTE: {
    text: 'A <{{element}}> lacks its attribute "{{attribute}}".',
    hint: "Add the language, or remove the entry; the others were read.",
  },
  E_TMX_EMPTY: {
    text: "An entry has no text in {{lang}}.",
    hint: "Remove the entry, or complete it; the others were read.",
  },
  E_TMX_PLACE: {
    text: "A <{{element}}> stands where TMX has none.",
    hint: "Repair or remove the entry at this place; the others were read.",
  },
  E_TMX_TOO_LARGE: {
    text: "An entry, or the header, is larger than {{limit}} characters.",
    hint: "Remove it; no tool writes such an entry.",
  },
  E_TMX_VERSION: {
    text: "This is TMX version {{version}}; versions 1.0 to 1.4 are read.",
    hint: "Export it as TMX 1.4.",
  },
  E_TMX_CHARACTER: {
    text: 'The memory entry "{{unit}}" contains {{character}}, which XML cannot hold.',
    hint: "Remove the character from the entry.",
  },
} as const;
