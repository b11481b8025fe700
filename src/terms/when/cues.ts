/**
 * English words that say which time a sentence speaks of, or that it speaks of a word and not of what the word means.
 * Lists, not rules: what is not in them is left to the dates, and in doubt to a person.
 */

/** The time of writing. */
export const NOW: RegExp =
  /\b(?:now|nowadays|today|currently|at present|presently|these days|at the moment|to this day|still|no longer)\b/iu;
/** Auxiliaries of the present and the future, and of what is done up to now. */
export const PRESENT: RegExp =
  /\b(?:is|are|am|has|have|can|may|must|will|shall|do|does|isn't|aren't|don't|doesn't|won't|can't)\b|'(?:s been|re|ve|ll)\b/iu;
/** Auxiliaries of the past. */
export const PAST: RegExp = /\b(?:was|were|had|did|could|would|might|used to|wasn't|weren't|hadn't|didn't)\b/iu;
/** A past that has been named before. */
export const THEN: RegExp =
  /\b(?:at that time|at the time|back then|in those (?:days|years)|in the past|then|formerly|previously|earlier)\b/iu;
/** Times that everybody can place, with the last day of each. */
export const ERAS: readonly (readonly [RegExp, string])[] = [
  // The Soviet Union ended on 26 December 1991; Kazakhstan declared independence on 16 December 1991.
  [
    /\b(?:(?:in|during|under) (?:the )?Soviet (?:times?|years|era|period|rule)|Soviet-era|in the USSR)\b/iu,
    "1991-12-26",
  ],
];

/** That the word itself is spoken of: `are called …`, `the term …`, `known as …`. The term follows at once. */
export const NAMING_BEFORE: RegExp =
  /\b(?:(?:call|calls|called|calling|named|naming|termed|terming|dubbed|labell?ed|labell?ing|styled|known as|referred to as|refer to them as|described as|designated(?: as)?|renamed(?: as| to| from)?)|(?:the|a|this|that|its|their|new|old|official|legal) (?:words?|terms?|names?|labels?|expressions?|designations?)(?: of)?)(?: themselves| himself| herself| them| him| her| those people| such people| returnees| repatriates| ethnic Kazakhs| officially| legally| simply| then| still)*(?: (?:an?|the|as))?\s*["'“‘«]?$/iu;
/** The same, after the term: `Oralman, a word that …`, `Oralman means …`. */
export const NAMING_AFTER: RegExp =
  /^["'”’»]?,?\s*(?:(?:an?|the) (?:\p{L}+ )?(?:word|term|name|label|expression|designation)\b|(?:literally )?means?\b|translates? as\b|comes from\b)/iu;

/** A relative clause; without a comma it ends before the auxiliary that follows a date: `who came in 2012 are …`. */
export const ASIDE: RegExp =
  /(?:,\s|\s)(?:who|which|whose|that|where)\s(?:(?!(?<=\d)\s(?:is|are|has|have|can|may|must|will|do|does|now|still)\b)[^,;.])*/giu;

/** Acts of law and papers that bear a date without speaking of that time: `the 2011 law`, `Decree No. 5 of 3 May 1996`. */
export const PAPERS =
  "laws?|acts?|decrees?|codes?|orders?|resolutions?|constitution|treaty|treaties|conventions?|regulations?|statutes?";

/** Nouns by which a name with a capital ends: a programme, a body, a place of its own. */
export const NAME_NOUNS: ReadonlySet<string> = new Set(
  (
    "programme program project scheme initiative plan strategy fund foundation association union society council committee " +
    "commission agency authority centre center institute academy bureau office department ministry act law code charter " +
    "card certificate quota party movement club federation congress forum newspaper magazine journal portal channel " +
    "radio website street avenue square district village prize award day festival film documentary song"
  ).split(" "),
);
