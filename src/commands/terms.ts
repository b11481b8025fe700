import { isLanguageTag } from "../core/locale.ts";
import { Problem } from "../core/problem.ts";
import type { Inflector } from "../terms/inflection.ts";
import type { InflectedLanguage } from "../terms/slot-names.ts";
import type { Command, Context } from "./command.ts";
import { answerLines } from "./line-stream.ts";
import { termAnswers } from "./term-line.ts";

/**
 * `translate terms --lang kk --stdin-jsonl`: says of each line `{id, term, form}` whether the form is one of the term's;
 * with `--inflect` gives the form of each `{id, term, case, number, person}`. Works outside a project too.
 */
export const termsCommand: Command = {
  takesNames: false,
  options: { lang: { type: "string" }, "stdin-jsonl": { type: "boolean" }, inflect: { type: "boolean" } },
  run,
};

async function run({ values, reporter }: Context): Promise<number> {
  const { lang } = values;
  if (values["stdin-jsonl"] !== true || typeof lang !== "string") throw new Problem("E_USAGE_TERMS");
  const language = inflectedLanguage(lang);
  const inflector = await inflectorOf(language);
  const answer = termAnswers({ inflector, lang: language, inflect: values["inflect"] === true });
  return await answerLines(answer, reporter);
}

/** The language whose rules serve a tag: `kk-KZ` is Kazakh, `kk-Arab` is in letters that the rules do not know. */
function inflectedLanguage(tag: string): InflectedLanguage {
  const { language, script = "Cyrl" } = isLanguageTag(tag) ? new Intl.Locale(tag) : { language: tag };
  if (script === "Cyrl" && (language === "kk" || language === "ru")) return language;
  throw new Problem("E_USAGE_VALUE", { option: "--lang", value: tag, known: "kk, ru" });
}

async function inflectorOf(lang: InflectedLanguage): Promise<Inflector> {
  if (lang === "kk") return (await import("../terms/kazakh/index.ts")).kazakh;
  return (await import("../terms/russian/index.ts")).russian;
}
