/** What language models say about a translation instead of it, or before it, in English, Russian and Kazakh. */
const about = [
  /^(?:sure|certainly|of course|absolutely|okay|ok)[,!.:]?\s.{0,60}\btranslat/i,
  /^(?:here(?:'s|’s| is| are)|below is)\b.{0,60}\btranslat/i,
  /^(?:the )?(?:kazakh |russian |english )?translation\b.{0,40}:/i,
  /\bas an? (?:ai|artificial intelligence|language model)\b/i,
  /\bI(?:'m| am|’m) (?:sorry|unable|not able)\b/i,
  /\bI (?:can(?:'t|’t|not)|won't|will not) (?:help|assist|translate|comply|do)\b/i,
  /^(?:конечно[,!.]?\s)?вот\s(?:\p{L}+\s){0,3}перевод/iu,
  /^(?:перевод|аударма(?:сы)?)\s*(?:\([^)]{0,30}\))?:/iu,
  /^(?:әрине[,!.]?\s)?міне[,]?\s(?:\p{L}+\s){0,3}аударма/iu,
  /как (?:языковая модель|искусственный интеллект)/iu,
];

/** Words in Latin letters on end, so many that a sentence in another script does not quote them by itself. */
const latinWords = /(?:\b[a-z][a-z'’-]*[\s,.;:!?]{1,3}){5,}/gi;

/**
 * Whether an answer is talk about the translation rather than one: it says so in the words that language models use, or
 * a text in Cyrillic has five words in Latin letters on end that its source has not. What the source says itself is none.
 */
export function isChatter(source: string, answer: string): boolean {
  if (about.some((words) => words.test(answer) && !words.test(source))) return true;
  if (!/\p{Script=Cyrillic}/u.test(answer)) return false;
  const known = new Set(source.toLowerCase().match(/[a-z'’-]+/g));
  return (`${answer} `.match(latinWords) ?? []).some((run) => {
    const words = run.toLowerCase().match(/[a-z'’-]+/g) ?? [];
    return words.filter((word) => !known.has(word)).length >= 5;
  });
}
