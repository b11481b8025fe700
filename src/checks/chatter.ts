import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("chatter");

// How language models begin when they speak of the task, in English, Russian and Kazakh.
const OPENING =
  /^[\s"«“*]*(?:(?:sure|certainly|of course|okay|ok)[,!.:]?\s+here|here(?:['’]s| is| are) (?:the|your|a|my) (?:\p{L}+ )?translation|the translation (?:is|of)|translation:|translated text:|(?:конечно|разумеется|хорошо)[,!.:]?\s+(?:вот|я)|вот (?:ваш |мой |точный )?(?:перевод|переведенн|переведённ)|перевод (?:на (?:русский|казахский)(?: язык)?)?:|(?:әрине|жарайды)[,!.:]?\s+(?:міне|мінекей|бұл)|міне,?\s*(?:\p{L}+ )?аударма|мәтіннің аудармасы:|(?:қазақша|орысша|қазақ тіліне|орыс тіліне) аударма(?:сы)?:)/iu;
const REFUSAL =
  /\bas an? (?:ai|artificial intelligence|language model)|\bI(?:['’]m| am) (?:sorry|unable)|\bI (?:can(?:no|['’])t|won['’]t) (?:translate|assist|help|fulfil)|как (?:языковая модель|ии|искусственный интеллект)|я не могу (?:перевести|помочь с|выполнить)|(?:тілдік модель|жасанды интеллект) ретінде|аудара алмаймын/iu;
/** What a refusal has, seen from afar: the whole pattern is dear. */
const REFUSAL_SIGN = /[Aa]s [Aa]n? |I(?:['’]m| am| can| won)|как ии|не могу (?:пер|пом|вып)|одель|нтеллект|дара алма/i;
const SOURCE_ALIKE = /translat|language model|artificial|\bAI\b|sorry|unable|can(?:no|['’])t|won['’]t/iu;

/** What a language model says about its task instead of translating: openings, refusals. */
export const chatter: Check = {
  name: "chatter",
  find({ source, target }) {
    const text = plainText(target);
    const opening = OPENING.exec(text);
    const found = opening ?? (REFUSAL_SIGN.test(text) ? REFUSAL.exec(text) : null);
    if (found === null || SOURCE_ALIKE.test(plainText(source))) return [];
    const at = { start: found.index, end: found.index + found[0].length };
    return [finding("error", opening === null ? "refusal" : "opening", { found: found[0].trim() }, { at })];
  },
};
