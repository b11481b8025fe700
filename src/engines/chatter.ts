/** What language models say about a translation instead of it, before it or behind it. */
interface Saying {
  readonly said: RegExp;
  /** A text that says something like it itself. */
  readonly unless: RegExp;
}

const aboutTranslation = /translat|перев[её]?[дл]|аударма|аудар/i;
const aboutNotes = /translat|note|answer|output|comment|response|перевод|примечан|ответ|аударма|ескертпе|жауап/i;
const apology =
  /sorry|apolog|regret|unfortunately|cannot|can[’']t|won[’']t|will not|unable|not able|language model|\bAI\b|artificial|извин|прост|сожал|кешір|өкініш/i;

/** In English, Russian and Kazakh; the first ones begin an answer, the last ones end it. */
const sayings: readonly Saying[] = [
  {
    said: /^\W*(sure|certainly|of course|okay|ok|absolutely)\b[\s,.!:—-]+(here|i\b|the|let|below)/i,
    unless: /^\W*(sure|certainly|of course|okay|ok|absolutely)\b/i,
  },
  {
    said: /^\W*(sure|certainly|of course|absolutely|okay|ok|here(?:[’']s| is| are)|below is)\b.{0,60}\b(translat|text|version)/i,
    unless: /translat|text|version/i,
  },
  { said: /^\W*(the )?([a-z]+ )?translat(ion|ed text)\b.{0,40}[:：]/i, unless: aboutTranslation },
  { said: /^\W*(note|output|answer)\s*[:：]/i, unless: aboutNotes },
  { said: /^[\s«"„]*(конечно|разумеется|хорошо)\s*[,!.:—-]+\s*(вот|ниже|перевод)/i, unless: aboutTranslation },
  { said: /^[\s«"„]*(вот|ниже)\s(?:\p{L}+\s){0,3}перев(од|ед[её]нн)/iu, unless: aboutTranslation },
  { said: /^[\s«"„]*(перевод|примечание|ответ)[^:.]{0,30}[:：]/i, unless: aboutNotes },
  { said: /^[\s«"„]*(әрине|жарайды)\s*[,!.:—-]+\s*(міне|төменде|аударма)/i, unless: aboutTranslation },
  { said: /^[\s«"„]*(міне|төменде)[\s,]+(?:\p{L}+\s){0,3}аударма/iu, unless: aboutTranslation },
  { said: /^[\s«"„]*(аударма(сы)?|ескертпе|жауап)\s*(\([^)]{0,30}\))?\s*[:：]/i, unless: aboutNotes },
  { said: /\bI(?:[’']m| am) (sorry|unable|not able)\b/i, unless: apology },
  {
    said: /\bI (can(?:[’']t|not)|won[’']t|will not) (help|assist|translate|comply|provide|fulfil|do)\b/i,
    unless: apology,
  },
  { said: /\bas an? (?:ai|artificial intelligence|(large )?language model)\b/i, unless: apology },
  { said: /^[\s«"„]*(извините|простите|к сожалению)[^.]{0,20}\sне (могу|в состоянии|имею)/iu, unless: apology },
  { said: /(как|являюсь) (больш\p{L}+ )?(языков\p{L}+ модел|искусственн\p{L}+ интеллект)/iu, unless: apology },
  { said: /^[\s«"„]*(кешіріңіз|өкінішке (қарай|орай))[^.]{0,80}(алмаймын|мүмкіндігім жоқ)/iu, unless: apology },
  { said: /(тілдік модель|жасанды интеллект) (ретінде|болғандықтан)/iu, unless: apology },
  { said: /\b(as requested|let me know if|hope this helps)\b/i, unless: /\b(requested|let me know|hope)\b/i },
  { said: /\bI(?: have|[’']ve) translated\b/i, unless: aboutTranslation },
  { said: /(примечание|прим\.) (переводчика|перев\.)/i, unless: /translator|переводчик|аудармашы/i },
];

/** Words in Latin letters on end, so many that a sentence in another script does not quote them by itself. */
const latinWords = /(?:\b[a-z][a-z'’-]*[\s,.;:!?]{1,3}){5,}/gi;

/**
 * Whether an answer is talk about the translation rather than one: it says so in the words that language models use, or
 * a text in Cyrillic has five words in Latin letters on end that its source has not. What the source says itself is none.
 */
export function isChatter(source: string, answer: string): boolean {
  if (sayings.some(({ said, unless }) => said.test(answer) && !unless.test(source))) return true;
  if (!/\p{Script=Cyrillic}/u.test(answer)) return false;
  const known = new Set(source.toLowerCase().match(/[a-z'’-]+/g));
  return (`${answer} `.match(latinWords) ?? []).some((run) => {
    const words = run.toLowerCase().match(/[a-z'’-]+/g) ?? [];
    return words.filter((word) => !known.has(word)).length >= 5;
  });
}
