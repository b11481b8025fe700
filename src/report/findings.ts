/** What the findings of checks say to translators, by check and rule. i18next syntax. */
export const findingMessages = {
  "empty.target": "The translation is empty.",
  "inline-codes.missing": "The code {{code}} is missing.",
  "inline-codes.extra": "The code {{code}} is one too many.",
  "inline-codes.nesting": "The code {{code}} stands where pairs of codes no longer nest.",
  "inline-codes.emptied": "The pair that {{code}} opens holds no text any more.",
  "interpolation.new": "The translation brings in {{prefix}}, which programs would execute.",
  "script.russian-in-kazakh":
    "None of the {{letters}} Cyrillic letters is a Kazakh one (ә ғ қ ң ө ұ ү һ і): is this Russian?",
  "script.kazakh-in-russian": "Kazakh letters in a Russian text: {{words}}.",
  "script.homoglyph": "“{{word}}” has Latin letters ({{letters}}) that look like Cyrillic ones; “{{meant}}” is meant.",
  "untranslated.same": "The translation is the source again ({{words}} words).",
  "terms.missing": "“{{term}}” should be rendered as “{{pinned}}”.",
  "terms.forbidden": "“{{found}}” is a form that the glossary forbids for “{{term}}”; it asks for “{{pinned}}”.",
  "terms.outdated": "“{{found}}” was in force at another time; here the glossary asks for “{{pinned}}” (“{{term}}”).",
  "terms.undecided":
    "“{{found}}” may be the word of another time: the sentence does not say which one of “{{term}}” it means.",
  "terms.admitted": "“{{found}}” is an admitted form for “{{term}}”; the glossary prefers “{{pinned}}”.",
  "numbers.missing": "The number {{number}} of the source is missing.",
  "numbers.extra": "The number {{number}} does not stand in the source.",
  "numbers.separator": "The number {{number}} is written with the separators of English.",
  "whitespace.leading": "The translation begins with a space.",
  "whitespace.trailing": "The translation ends with a space.",
  "whitespace.double": "The translation has more than one space in a row.",
} as const;
