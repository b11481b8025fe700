import { checksMessages } from "./checks.ts";
import { exchangeMessages } from "./exchange.ts";
import { glossaryMessages } from "./glossary.ts";
import { matchesMessages } from "./matches.ts";
import { memoryMessages } from "./memory.ts";
import { phrasesMessages } from "./phrases.ts";
import { runMessages } from "./run.ts";

/**
 * What the command line says, in English: i18next texts by key, `_one` and `_other` for plurals.
 *
 * Keys are flat and begin with the command or part that says them. Problems stand in `../problems/`, findings' texts by
 * check in `../findings.ts`, violations of standards in `../violations.ts`.
 */
export const messages: typeof runMessages &
  typeof checksMessages &
  typeof memoryMessages &
  typeof matchesMessages &
  typeof exchangeMessages &
  typeof glossaryMessages &
  typeof phrasesMessages = {
  ...runMessages,
  ...checksMessages,
  ...memoryMessages,
  ...matchesMessages,
  ...exchangeMessages,
  ...glossaryMessages,
  ...phrasesMessages,
};
