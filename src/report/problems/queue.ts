/** What the queue and its ledger can fail with: a sentence that names the thing, and the next step. */
export const queueProblems = {
  E_ASK_BLANK: {
    text: "The segment has no words to translate.",
    hint: "Give it a target by hand, or leave it out of the article.",
  },
  E_ASK_TOO_LONG: {
    text: "The segment has {{codepoints}} characters; the engine takes at most {{max}} in one request.",
    hint: "Split the sentence in the article, or translate it by hand in the XLIFF file.",
  },
  E_ASK_TOO_MANY_BYTES: {
    text: "The segment has {{bytes}} bytes in UTF-8; the engine takes at most {{max}} in one request.",
    hint: "Split the sentence in the article, or translate it by hand in the XLIFF file.",
  },
  E_ASK_HELD: {
    text: "The segment was sent by a run that died before it could keep the answer, and may have been paid for; --hold-uncertain keeps it from being sent again.",
    hint: "`translate report --ledger --state uncertain` shows all of them. Run without --hold-uncertain to send them again, or translate by hand.",
  },
  E_ASK_LATER: {
    text: "{{engine}} asked not to be asked again before {{at}}.",
    hint: "Run again after that; what is answered is kept.",
  },
  E_BUDGET_PRICE: {
    text: "The price of {{engine}} with the model {{model}} is not known, so a budget in dollars cannot be kept.",
    hint: "Give the price in translate.config.yaml (engine.prices), or the budget in characters (--max-chars).",
  },
  E_WINDOW_USED_UP: {
    text: "The {{amount}} {{unit}} that may be sent in one {{per}} are used up; there is room again in about {{hours}} hours.",
    hint: "Run again then, or raise the limit in translate.config.yaml if the service allows more; what is answered is kept.",
  },
  E_WINDOW_PAUSED: {
    text: "The service asked to be left alone for about {{hours}} hours.",
    hint: "Run again then; what is answered is kept.",
  },
  E_WINDOW_FILE: {
    text: "The file that says how much of the quotas is used cannot be used: {{detail}}",
    hint: "If the disk is full or read-only, mend that. Else delete this file: only what was used lately is forgotten then.",
  },
  E_LEDGER_FOREIGN: {
    text: "This file is a database, but not a ledger of Qazyna.",
    hint: "Move it elsewhere; a new ledger is then made in its place.",
  },
  E_LEDGER_NEWER: {
    text: "The ledger was written by a newer version (format {{found}}; this version knows {{known}}).",
    hint: "Update Qazyna.",
  },
  E_LEDGER_DAMAGED: {
    text: "The ledger is damaged, or is no database.",
    hint: "Keep a copy, since it says what was paid for; restore it from a backup, or move it away to start a new one. Answers in segments/ are not lost.",
  },
  E_LEDGER_ROW: {
    text: "An answer in the ledger does not fit its segment.",
    hint: "Translate the segment by hand, and please report it.",
  },
  E_LEDGER_UNWRITABLE: {
    text: "The ledger cannot be opened for writing.",
    hint: "Check the permissions of the file and its folder. The ledger must be on a local disk.",
  },
  E_LEDGER_DISK: {
    text: "The ledger could not be written: the disk is full or failing.",
    hint: "Make room on the disk, then run again; what is answered is kept.",
  },
  E_LEDGER_BUSY: {
    text: "Another process has kept the ledger locked for more than five seconds.",
    hint: "Wait until it has ended, then run again.",
  },
} as const;
