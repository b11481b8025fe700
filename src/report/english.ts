import { findingMessages } from "./findings.ts";
import { messages } from "./messages/index.ts";
import { problems } from "./problems/index.ts";
import { violationMessages } from "./violations.ts";

type Singular<Key> = Key extends `${infer Base}_${"one" | "other"}` ? Base : Key;
export type MessageKey = Singular<keyof typeof messages>;

/**
 * All that the command line says, in English, by key: messages by their own, findings under `finding.`, violations under
 * `violation.`, problems as `E_X.text` and `E_X.hint`. Other languages have the same keys in `locales/<lang>/command-line.json`.
 */
export function englishTexts(): Readonly<Record<string, string>> {
  const ofProblems = [...problems].flatMap(([code, { text, hint }]) => [
    [`${code}.text`, text],
    [`${code}.hint`, hint],
  ]);
  const ofFindings = Object.entries(findingMessages).map(([rule, text]) => [`finding.${rule}`, text]);
  const ofViolations = Object.entries(violationMessages).map(([rule, text]) => [`violation.${rule}`, text]);
  return { ...messages, ...Object.fromEntries([...ofProblems, ...ofFindings, ...ofViolations]) };
}
