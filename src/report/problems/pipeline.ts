/** What is said about an article's way through: its record, its hand-over file, what readers get. */
export const pipelineProblems = {
  E_ARTICLE_MISSING: {
    text: "The article {{path}} is gone.",
    hint: "It was removed while the run was under way; run again.",
  },
  E_HANDOVER_EDITED: {
    text: "The segment {{id}} was edited in {{path}}, and the edit cannot be taken in ({{cause}}). The file is left as it is.",
    hint: "Mend the unit in the file, or take its text out and remove the file, then run again.",
  },
  E_HANDOVER_LANGUAGE: {
    text: "{{path}} is in {{found}}, not in {{wanted}}. The file is left as it is.",
    hint: "Move it away, or take it in with translate import.",
  },
  E_MEMORY_FILE: {
    text: "{{path}} is not a list of pairs, one a line.",
    hint: "Restore it from git; it is written by translate only.",
  },
  E_OUTPUT_EDITED: {
    text: "{{path}} was edited by hand. It is left as it is.",
    hint: "Make the correction in segments/ or xliff/ instead, then remove the file and run again.",
  },
  E_RECORD_JSON: {
    text: "The record is not valid JSON here.",
    hint: "Solve the merge conflict, or restore the file from git. Nothing of it was changed.",
  },
  E_RECORD_SHAPE: {
    text: 'The record has an unknown value at "{{key}}".',
    hint: "Restore the file from git, or use the release of Qazyna that wrote it.",
  },
  E_SENT_FILE: {
    text: "{{path}} is not a list of what was handed over.",
    hint: "Restore it from git, or remove it: the hand-over file then counts as edited where it differs.",
  },
  E_TARGET_CONFLICT: {
    text: "The segment {{id}} was changed on both sides. The record stands; the other text lies beside it as a proposal.",
    hint: "Compare the two with translate explain {{id}}, and edit the one that is to stand.",
  },
  E_TARGET_EMPTY: {
    text: "The segment {{id}} has no translation.",
    hint: "Translate it first.",
  },
  E_TARGET_LOCKED: {
    text: "The segment {{id}} is locked.",
    hint: "translate unlock {{id}} opens it.",
  },
  E_TARGET_PSEUDO: {
    text: "The segment {{id}} holds pseudo-text, which nobody can approve.",
    hint: "Translate it first.",
  },
  E_UNDO_CHANGED: {
    text: "The segment {{id}} has changed since, and stays as it is.",
    hint: "Edit it by hand if it is to go back.",
  },
  E_UNIT_CODES: {
    text: "The segment {{id}} has lost or doubled inline codes.",
    hint: "Put the codes of the source into the translation, each once, and import again.",
  },
  E_UNIT_NEAR: {
    text: "No segment has this id or this source; {{id}} is like it. The text lies beside that one as a proposal.",
    hint: "Look at it with translate explain {{id}}, and put it into the next hand-over if it fits.",
  },
  E_UNIT_NESTING: {
    text: "The segment {{id}} has inline codes that end before they begin, or cross each other.",
    hint: "Put each pair round its words as in the source, and import again.",
  },
  E_UNIT_BLANK: {
    text: "The translation of {{id}} is nothing but white space.",
    hint: "Translate it, or leave it empty; what stood before stays.",
  },
  E_UNIT_SOURCE: {
    text: "The translation of {{id}} is its source text.",
    hint: "Translate it. If it is meant to stay as it is, sign it off in the tool, and import again.",
  },
  E_UNIT_ESCAPED: {
    text: "The translation of {{id}} contains {{entity}}, and its source none: a tool has escaped it twice.",
    hint: "Write the character itself, and import again.",
  },
  E_UNIT_UNKNOWN: {
    text: "No segment has the id {{id}} or this source.",
    hint: "The article has changed since the file was handed over. Export again and carry the translation over.",
  },
} as const;
