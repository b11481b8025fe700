/** The files that `translate init` writes, by path; each explains itself to whoever opens it. */
export const starterFiles: Readonly<Record<string, string>> = {
  "translate.config.yaml": `# What is translated, into what, and by what. Every key has a default; docs/configuration.md lists them.
source:
  lang: en
  articles: articles
targets: [kk, ru]
glossary: glossary.yaml
memory:
  files:
    - { path: "memory/**/*.tmx", penalty: 5 }
    - { path: "memory/**/*.jsonl", penalty: 5 }
engine:
  name: auto
`,
  "glossary.yaml": `# Terms and their pinned renderings. certainty: A law text or several sources, B one source, C to be confirmed.
version: 1
terms:
  - id: kazakhstan
    source: Kazakhstan
    kk: { term: Қазақстан }
    ru: { term: Казахстан, forms: [Казахстана, Казахстану, Казахстаном, Казахстане] }
    certainty: A
`,
  "articles/welcome.md": `---
title: Your first article
---

Put your articles into this folder. Each sentence becomes a segment of its own.
`,
  ".gitignore": `.qazyna/
node_modules/
`,
  ".gitattributes": `segments/** text eol=lf
xliff/** text eol=lf
memory/** text eol=lf
articles/** -text
locales/*/articles/** -text
# Rendered anew at every run: two people's renderings never conflict.
locales/*/articles/** merge=union
locales/*/resources/** text eol=lf merge=union
xliff/**/*.xlf merge=union
locales/*/written.sums text eol=lf merge=union
# One pair a line: what two people's work has superseded, or what they have imported, is kept, all of it.
memory/superseded/** merge=union
memory/imported/** merge=union
`,
};
