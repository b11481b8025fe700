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
  "glossary.undone_one": "Took back “{{command}}” of {{at}}: {{count}} place.",
  "glossary.undone_other": "Took back “{{command}}” of {{at}}: {{count}} places.",

  "glossary.sentence": "{{id}}  {{place}}  {{lang}}  {{segment}}  {{fate}}",
  "glossary.in.record": "record",
  "glossary.in.superseded": "superseded",
  "glossary.in.imported": "imported",
  "glossary.in.file": "file",
  "glossary.fate.changed": "changed",
  "glossary.fate.would": "would be changed",
  "glossary.fate.pending": "a person’s work: to be accepted",
  "glossary.fate.rejected": "stays, as was decided",
  "glossary.fate.left": "left for a person",
  "glossary.before": "  - {{text}}",
  "glossary.after": "  + {{text}}",
  "glossary.text": "    {{text}}",
  "glossary.why": "    {{text}}",
  "glossary.isOut": "    It is out with a translator in {{path}}, unit {{segment}}.",
  "glossary.because.locked": "The segment is locked: unlock it first.",
  "glossary.because.stale": "The sentence has changed since: it is to be translated anew.",
  "glossary.because.read-only": "The memory’s file was brought along and is only read: change it where it comes from.",
  "glossary.open.ambiguous":
    "“{{found}}” ({{source}}) can be of several cases, in which “{{pinned}}” has different forms.",
  "glossary.open.agreement": "Words around “{{found}}” ({{source}}) would have to change with “{{pinned}}”.",
  "glossary.open.codes": "Markup stands within “{{found}}” ({{source}}); the glossary asks for “{{pinned}}”.",
  "glossary.open.quotation":
    "Quotation marks stand within “{{found}}” ({{source}}); the glossary asks for “{{pinned}}”.",
  "glossary.open.no-form": "Of “{{found}}” ({{source}}) or “{{pinned}}” the form that is needed is not known.",
  "glossary.open.missing": "No rendering of “{{source}}” was found; the glossary asks for “{{pinned}}”.",
  "glossary.open.undecided":
    "Which word “{{source}}” asks for depends on a time that the sentence does not name; it has “{{found}}”.",
  "glossary.note": "The glossary has changed. {{text}}",
  "glossary.rejected": "“{{found}}” stays, although the glossary has changed",
  "glossary.noFormer":
    "No earlier glossary is known: former renderings are found only where the glossary forbids them. --since names a file or a revision of git.",
  "glossary.nothing": "Everything follows the glossary.",
  "glossary.applied_one":
    "{{count}} sentence: {{changed}} changed, {{pending}} to be accepted, {{rejected}} rejected, {{left}} left for a person",
  "glossary.applied_other":
    "{{count}} sentences: {{changed}} changed, {{pending}} to be accepted, {{rejected}} rejected, {{left}} left for a person",
  "glossary.wouldApply_one":
    "{{count}} sentence: {{changed}} would be changed, {{pending}} to be accepted, {{rejected}} rejected, {{left}} left for a person; nothing was written",
  "glossary.wouldApply_other":
    "{{count}} sentences: {{changed}} would be changed, {{pending}} to be accepted, {{rejected}} rejected, {{left}} left for a person; nothing was written",
  "glossary.out_one":
    "{{count}} file is out with a translator and was not touched; translate export brings the terms into a new one.",
  "glossary.out_other":
    "{{count}} files are out with translators and were not touched; translate export brings the terms into new ones.",
  "glossary.pending_one":
    "{{count}} sentence is a person’s work. Accept it by its id: translate glossary apply --accept ID, or --accept-all.",
  "glossary.pending_other":
    "{{count}} sentences are people’s work. Accept them by their ids: translate glossary apply --accept ID,ID, or --accept-all.",

  "glossary.remark": "{{place}} {{severity}} {{id}}: {{text}}",
  "glossary.checked_one": "{{count}} term: {{errors}} errors, {{warnings}} warnings, {{infos}} remarks",
  "glossary.checked_other": "{{count}} terms: {{errors}} errors, {{warnings}} warnings, {{infos}} remarks",
  "glossary.rule.own-form":
    "“{{term}}” is not recognised as a rendering of its own term “{{source}}”; look at its class and forms.",
  "glossary.rule.mixed-scripts":
    "“{{form}}” has Latin letters among Cyrillic ones in one word: it would be put into texts so. Type it anew.",
  "glossary.rule.class-unknown":
    "“{{word}}” is no class of {{lang}} and says nothing; docs/glossary.md lists those that do.",
  "glossary.rule.forbidden-own": "“{{form}}” is forbidden, and is a form of “{{term}}” itself.",
  "glossary.rule.forbidden-elsewhere": "“{{form}}” is forbidden here, and is a good form for “{{other}}”.",
  "glossary.rule.collision": "“{{form}}” is a form of the renderings of both “{{source}}” and “{{other}}”.",
  "glossary.rule.class-kk":
    "“{{term}}” ends in -ы or -і: class px3 says that it is a possessive ending (орталығына), n that it is not (Алматыға). Look with --forms.",
  "glossary.rule.class-ru":
    "“{{term}}” has several words: class head says that the first noun alone declines, agr that the words agree. Look with --forms.",
  "glossary.rule.duplicate": "“{{form}}” is given twice.",
  "glossary.rule.expired": "“{{source}}” was valid until {{until}}, and no term took its place (replacedBy).",
  "glossary.rule.no-rendering": "“{{source}}” has no rendering for {{lang}}.",
  "glossary.rule.certainty": "“{{source}}” has certainty C: a native editor has to confirm it.",
  "glossary.rule.unused": "“{{source}}” occurs in no article.",
  "glossary.remarks": "{{text}}{{lang}}: {{ids}}",
  "glossary.kind.own-form": "Not recognised by their own renderings",
  "glossary.kind.mixed-scripts": "Mix Latin and Cyrillic letters in a word",
  "glossary.kind.class-unknown": "With a class that says nothing",
  "glossary.kind.forbidden-own": "Forbid a form of their own",
  "glossary.kind.forbidden-elsewhere": "Forbid a form that is good for another term",
  "glossary.kind.collision": "Share a form with another term",
  "glossary.kind.class-kk": "Without class, several words that end in -ы or -і",
  "glossary.kind.class-ru": "Without class, several words",
  "glossary.kind.duplicate": "Give a form twice",
  "glossary.kind.expired": "No longer valid, without a successor",
  "glossary.kind.no-rendering": "Without a rendering",
  "glossary.kind.certainty": "To be confirmed by a native editor (certainty C)",
  "glossary.kind.unused": "In no article",
  "glossary.forms": "{{source}}, {{lang}}: {{term}}",
  "glossary.case": "case",
  "glossary.case.nominative": "nominative",
  "glossary.case.genitive": "genitive",
  "glossary.case.dative": "dative",
  "glossary.case.accusative": "accusative",
  "glossary.case.instrumental": "instrumental",
  "glossary.case.prepositional": "prepositional",
  "glossary.case.locative": "locative",
  "glossary.case.ablative": "ablative",
  "glossary.singular": "singular",
  "glossary.plural": "plural",
  "glossary.accepted_one": "{{count}} form is recognised in a text.",
  "glossary.accepted_other": "{{count}} forms are recognised in a text.",
  "glossary.noForms": "“{{source}}” has no rendering whose forms are known.",

  "glossary.candidate_one": "{{phrase}}  {{count}} time, score {{score}}",
  "glossary.candidate_other": "{{phrase}}  {{count}} times, score {{score}}",
  "glossary.likely": "  {{lang}}: perhaps {{forms}}",
  "glossary.context": "  {{place}} {{text}}",
  "glossary.candidates_one": "{{count}} candidate of {{found}}",
  "glossary.candidates_other": "{{count}} candidates of {{found}}",
  "glossary.synced": "{{name}}: {{added}} added, {{changed}} changed, {{removed}} removed, {{kept}} as they were.",
  "glossary.wouldSync":
    "{{name}}: {{added}} would be added, {{changed}} changed, {{removed}} removed, {{kept}} stay as they are.",
  "glossary.created": "It is new, made through the bucket {{bucket}}.",
} as const;
