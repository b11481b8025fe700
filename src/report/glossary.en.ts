/** What the commands of `translate glossary` say, in English; part of `messages`. */
export const glossaryMessages = {
  "glossary.added": "Added {{id}} to {{path}}",
  "glossary.wouldAdd": "Would add {{id}} to {{path}}; nothing was written",
  "glossary.conflict":
    "{{place}} {{id}} {{field}}: the glossary has “{{standing}}”, the file has “{{incoming}}”; the glossary’s stays (--replace takes the file’s)",
  "glossary.imported": "{{path}}: {{added}} added, {{changed}} changed, {{same}} the same, {{conflicts}} in conflict",
  "glossary.wouldImport":
    "{{path}}: {{added}} would be added, {{changed}} changed, {{same}} the same, {{conflicts}} in conflict; nothing was written",
  "glossary.exported_one": "Wrote {{count}} term to {{path}}",
  "glossary.exported_other": "Wrote {{count}} terms to {{path}}",
  "glossary.undone_one": "Took back “{{command}}” of {{at}}: {{count}} place",
  "glossary.undone_other": "Took back “{{command}}” of {{at}}: {{count}} places",
} as const;
