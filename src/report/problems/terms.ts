/** What the problems of glossary files say, and what to do about them. i18next syntax. */
export const termsProblems = {
  E_GLOSSARY_YAML: {
    text: "The glossary cannot be read as YAML: {{reason}}",
    hint: "Mend this place. A glossary is plain data: no anchors, aliases, tags or second documents.",
  },
  E_GLOSSARY_KEY: {
    text: '"{{key}}" in {{within}} is not a key of a glossary',
    hint: "Known here: {{known}}. A rendering stands under its language's BCP 47 tag.",
  },
  E_GLOSSARY_LANGUAGE: {
    text: '"{{lang}}" in {{within}} is not a known language',
    hint: "Write the language's BCP 47 tag: Kazakh is kk (kz is the country), Russian is ru.",
  },
  E_GLOSSARY_MISSING: {
    text: '"{{key}}" is missing in {{within}}',
    hint: "Add it. A term needs id, source, certainty, and a rendering or doNotTranslate: true.",
  },
  E_GLOSSARY_SHAPE: {
    text: "{{key}} is {{found}}, expected: {{expected}}",
    hint: "Mend the value; quote text that looks like a number. schema/glossary.schema.json describes every key.",
  },
  E_TERM_AMBIGUOUS: {
    text: '"{{term}}" is pinned twice for {{lang}}, first in line {{firstLine}}',
    hint: "Keep one entry, or one variant in only one of them.",
  },
  E_TERM_DUPLICATE: {
    text: 'The id "{{id}}" is taken by the term in line {{firstLine}}',
    hint: "Give one of the two another id; ids stay in the record, so change the newer one.",
  },
  E_TERM_CONTRADICTORY: {
    text: '"{{form}}" is both wanted and forbidden as rendering of "{{term}}" for {{lang}}',
    hint: "Take it out of forbidden, or out of term, admitted and forms.",
  },
  E_TERM_UNPINNED: {
    text: '"{{term}}" has no rendering in any language',
    hint: "Add one, for example kk: { term: … }, or doNotTranslate: true.",
  },
  E_TERM_VALIDITY: {
    text: '"{{term}}" is valid from {{from}} until {{until}}, which is earlier',
    hint: "Exchange the two days, or leave one out for an open end.",
  },
  E_TERM_SUCCESSOR: {
    text: '"{{term}}" is replaced by "{{id}}", which is no other term of this glossary',
    hint: "Name the id of the term that took its place.",
  },
} as const;
