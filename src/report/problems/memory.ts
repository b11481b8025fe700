/** What the memory's problems say. */
export const memoryProblems = {
  E_MEMORY_LINE: {
    text: "This line of {{path}} is no entry of a memory: {{reason}}.",
    hint: 'Mend the line, for instance {"source": "Home", "target": "Басты бет", "lang": "kk"}; nothing of the file is used till then.',
  },
  E_MEMORY_FOREIGN: {
    text: "{{path}} is a database of another program.",
    hint: "Move it away, or set another folder for the memory; nothing in it was changed.",
  },
  E_MEMORY_DAMAGED: {
    text: "The memory's cache {{path}} was damaged and has been emptied. No translation is lost.",
    hint: "Run the command again: the cache is built anew from the record and the memory files.",
  },
  E_MEMORY_BUSY: {
    text: "Another process has been writing to {{path}} for too long.",
    hint: "Wait until it has finished, then run the command again.",
  },
  E_MEMORY_UNUSABLE: {
    text: "The memory's cache {{path}} cannot be used: {{reason}}.",
    hint: "Check free space and permissions of its folder; the file itself may be deleted, it is built anew.",
  },
  E_MEMORY_COLUMNS: {
    text: "The columns are: {{found}}. One must be source (or {{source}}), the others target, or languages of this project ({{known}}).",
    hint: "Name the columns in the file's first line, for instance {{source}},{{known}}.",
  },
  E_MEMORY_CONFLICT: {
    text: 'Unit {{number}}: "{{source}}" is "{{standing}}" in the memory, and "{{incoming}}" in the file. Neither was chosen.',
    hint: "Import again with --conflicts newest, keep or both, or change one of the two.",
  },
  E_MEMORY_EXPORT_EXISTS: {
    text: "{{path}} is there already, and holds something else.",
    hint: "Remove it first, or name another file; --to - writes to standard output.",
  },
  E_MEMORY_EXPORT_LANGUAGES: {
    text: "TMX on standard output takes one language, and there are {{langs}}.",
    hint: "Name one with --lang, or a file with --to: each language gets one of its own.",
  },
  E_MEMORY_FORMAT: {
    text: "{{path}} is of no form that memories have here.",
    hint: "Memories end in .tmx, .jsonl, .csv or .tsv.",
  },
  E_MEMORY_FROM: {
    text: "No memory here is called {{name}}.",
    hint: "There are: {{known}}. translate memory stats lists them.",
  },
  E_MEMORY_IMPORT_DAMAGED: {
    text: "Nothing of {{path}} was taken in. Damaged entries: {{count}}.",
    hint: "Mend them at the places told, or take the rest in with --skip-damaged.",
  },
  E_MEMORY_ROW: {
    text: "This row has {{cells}} cells where the first has {{wanted}}, or one of its texts is empty.",
    hint: "Complete the row, or remove it.",
  },
  E_MEMORY_UNDO_ID: {
    text: "No change of the memory has the number {{id}}, or it is taken back already.",
    hint: "translate memory log lists them.",
  },
  E_UNDO_MEMORY_CHANGED: {
    text: "{{path}}: a unit of that change has been changed since; it is left as it is.",
    hint: "Change it by hand, or take back the later change first: translate memory log lists them.",
  },
  E_USAGE_MEMORY: {
    text: "translate memory takes one of its commands, and was given {{name}}.",
    hint: "Its commands: {{known}}. For instance: translate memory stats",
  },
} as const;
