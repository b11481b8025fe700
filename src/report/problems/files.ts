/** What is said about reading and writing the project's files. */
export const filesProblems = {
  E_ARTICLE_PATHS_COLLIDE: {
    text: "{{path}} and {{other}} differ only by case or Unicode form.",
    hint: "Rename one of them: on other people's machines they would be the same file.",
  },
  E_FILE_ENCODING: {
    text: "{{path}} is not valid UTF-8.",
    hint: "Save it as UTF-8.",
  },
  E_FILE_MISSING: {
    text: "There is no file {{path}}.",
    hint: "Check the name.",
  },
  E_FILE_OUTSIDE: {
    text: "{{path}} lies behind a link that leads out of the project; it is not written.",
    hint: "Put a folder of the project's own in the place of the link.",
  },
  E_FILE_UNREADABLE: {
    text: "{{path}} cannot be read ({{reason}}).",
    hint: "Check the file's rights.",
  },
  E_FILE_UNWRITABLE: {
    text: "{{path}} cannot be written ({{reason}}); what stood there is untouched.",
    hint: "Check the disk's free space and the folder's rights, then run again.",
  },
  E_PROJECT_LOCKED: {
    text: "Another process has been writing {{name}} for a minute.",
    hint: "Wait until it ends, or end it, and run again.",
  },
} as const;
