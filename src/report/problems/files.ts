/** What is said about reading and writing the project's files. */
export const filesProblems = {
  E_ARTICLE_PATH_OF_STATE: {
    text: "{{path}} is named as the file is that says how the texts of {{other}} came about.",
    hint: "Rename it, or leave it out by exclude: in locales/ it would be the same file.",
  },
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
  E_SITE_FOLDER: {
    text: "{{path}} holds files, and none of them says that translate build made it.",
    hint: "Name an empty or a new folder with --out; what a build no longer wants there is removed.",
  },
  E_ZIP_NONE: {
    text: "This is no ZIP archive, or its end is missing.",
    hint: "Fetch the file once more; archives in several parts are not read.",
  },
  E_ZIP_BROKEN: {
    text: "The archive's directory is damaged at byte {{offset}}.",
    hint: "Fetch the file once more, or pack it anew. ZIP64 is not read; hand-over files are far smaller.",
  },
  E_ZIP_ENTRIES: {
    text: "The archive has {{count}} entries; {{limit}} are the most that is read.",
    hint: "Unpack it, and import the folder.",
  },
  E_ZIP_SIZE: {
    text: '"{{name}}" in the archive is too large: one file may have {{limit}} bytes, all together twice that.',
    hint: "Unpack it, look at it, and import the files one by one.",
  },
  E_ZIP_RATIO: {
    text: '"{{name}}" in the archive would unpack to more than {{limit}} times its size.',
    hint: "No text does that; ask where the archive comes from.",
  },
  E_ZIP_NAME: {
    text: '"{{name}}" is no name for a file in an archive: it is absolute, leads out, or has characters that no system shares.',
    hint: "Rename the file, and pack it anew.",
  },
  E_ZIP_DUPLICATE: {
    text: '"{{name}}" and "{{other}}" in the archive are the same name, or differ only by case or Unicode form.',
    hint: "Keep one of them, or rename it, and pack it anew.",
  },
  E_ZIP_LINK: {
    text: '"{{name}}" in the archive is a link or a device, not a file.',
    hint: "Put the file itself in its place, and pack it anew.",
  },
  E_ZIP_ENCRYPTED: {
    text: '"{{name}}" in the archive is encrypted.',
    hint: "Unpack it with its password, and import the folder.",
  },
  E_ZIP_METHOD: {
    text: '"{{name}}" in the archive is packed by method {{method}}; stored (0) and deflated (8) are read.',
    hint: "Pack it anew as an ordinary ZIP file.",
  },
  E_ZIP_OVERLAP: {
    text: '"{{name}}" in the archive shares bytes with another entry, or reaches beyond the archive.',
    hint: "No tool packs so; ask where the archive comes from.",
  },
  E_ZIP_CONTENT: {
    text: '"{{name}}" in the archive is damaged: what it holds is not what its check sum or size says.',
    hint: "Fetch the archive once more, or pack it anew.",
  },
  E_PROJECT_LOCKED: {
    text: "Another process has been writing {{name}} for a minute.",
    hint: "Wait until it ends, or end it, and run again.",
  },
} as const;
