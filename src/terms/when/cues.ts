import { FIRST_DAY } from "./days.ts";

/**
 * English words that say which time a sentence speaks of, or that it speaks of a word and not of what the word means.
 * Lists, not rules: what is not in them is left to the dates, and in doubt to a person.
 */

/** The time of writing. */
export const NOW: RegExp =
  /\b(?:now|nowadays|today|currently|at present|presently|these days|at the moment|to this day|still|no longer|since then|ever since)\b/iu;
/** Auxiliaries of the present and the future, and of what is done up to now. */
export const PRESENT: RegExp =
  /\b(?:is|are|am|has|have|can|may|must|will|shall|do|does|isn't|aren't|don't|doesn't|won't|can't)\b|'(?:s been|re|ve|ll)\b/iu;
/** Auxiliaries of the past. */
export const PAST: RegExp = /\b(?:was|were|had|did|could|would|might|used to|wasn't|weren't|hadn't|didn't)\b/iu;
/** A past that has been named before. */
export const THEN: RegExp =
  /\b(?:at that time|at the time|back then|in those (?:days|years)|in the past(?! (?:\p{L}+ |\d+ ){0,2}(?:days|weeks|months|years?|decades?)\b)|then|formerly|previously|earlier|long ago)\b/iu;
/**
 * That something is told of the past: auxiliaries, regular verbs, and the irregular ones whose past is no present of
 * another; not a participle's sure sign, which does no harm.
 */
export const TOLD: RegExp =
  /\b(?!(?:need|indeed|hundred|bed|red|seed|feed|speed|exceed|succeed|proceed|breed|shed|bleed|united|wicked|naked|sacred)\b)\p{L}{2,}ed\b|\b(?:was|were|had|did|could|would|might|began|became|bought|brought|built|came|caught|chose|dealt|drew|drove|ate|bent|bit|blew|bred|broke|clung|crept|dug|drank|fed|flew|froze|hid|hung|knelt|lit|rang|sank|shook|slid|sought|sprang|stuck|struck|swam|swept|tore|wept|put|set|cut|let|hit|shut|split|spread|fell|felt|fought|found|fled|forgot|gave|got|went|grew|heard|held|kept|knew|laid|led|left|lent|lost|made|meant|met|paid|rode|rose|ran|said|saw|sold|sent|shot|sang|sat|slept|spoke|spent|stood|stole|swore|took|taught|told|thought|threw|understood|woke|wore|won|wrote)\b/iu;
/** Times that everybody can place, with the first day (`FIRST_DAY` where it does not matter) and the last of each. */
export const ERAS: readonly (readonly [RegExp, string, string])[] = [
  // The Soviet Union ended on 26 December 1991; Kazakhstan declared independence on 16 December 1991.
  [
    /\b(?:(?:in|during|under) (?:the )?Soviet (?:times?|years|era|period|rule)|Soviet-era|in the USSR|when the (?:Soviet Union|USSR) (?:collapsed|fell apart|broke up|dissolved))\b/iu,
    FIRST_DAY,
    "1991-12-26",
  ],
  [/\bin the (?:first|early) (?:years|days|decade) of independence\b/iu, "1991-12-16", "2001-12-15"],
  [
    /\b(?:(?:16|17|18|19|20)th|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|(?<=\bin the )last) century\b/iu,
    FIRST_DAY,
    "2000-12-31",
  ],
  [/\bat the turn of the (?:century|millennium)\b/iu, "1995-01-01", "2005-12-31"],
  [/\b(?:the |late |mid-)(?:seventies|eighties)\b|['’‘][78]0s\b/iu, "1970-01-01", "1989-12-31"],
  [/\b(?:the |early |late |mid-)nineties\b|['’‘]90s\b/iu, "1990-01-01", "1999-12-31"],
  // The World Health Organization called COVID-19 a pandemic on 11 March 2020 and ended the emergency on 5 May 2023.
  [
    /\b(?:during|in|throughout) the (?:(?:COVID(?:-19)?|coronavirus) )?(?:pandemic|lockdowns?)\b/iu,
    "2020-03-11",
    "2023-05-05",
  ],
];

/** Words for those who are called something, between the verb and the name or before a bare `called`. */
const PEOPLE =
  "them|him|her|us|me|you|himself|herself|themselves|people|those|these|such people|ethnic Kazakhs|Kazakhs|returnees|repatriates|migrants|immigrants|newcomers|arrivals|settlers|families|compatriots|children|neighbours|what";
/**
 * That the word itself is spoken of: `are called …`, `the term …`, `known as …`. The term follows at once. Who calls or
 * names somebody who *is* one (`the mayor called oralmans to a meeting`) does not speak of the word.
 */
export const NAMING_BEFORE: RegExp = new RegExp(
  [
    "(?:",
    `(?:(?:am|is|are|was|were|be|been|being|get|gets|got|now|then|still|once|commonly|officially|formerly|usually|often|also|so|${PEOPLE})[\\s-]|[,(–—]\\s?)(?:called|named|calling|naming)|`,
    `\\b(?:call|calls|called|calling|name|names|named|naming)(?:\\s(?:${PEOPLE}))+|`,
    "\\b(?:termed|terming|dubbed|labell?ed|labell?ing|styled|known (?:\\p{L}+ ){0,3}as|\\bwhat (?:the )?\\p{L}+ (?:calls?|called)|(?:word|term|name|label|designation)(?: for [^,.;]{1,30})? (?:is|was|became|remains)|referred to as|refer to them as|described as|designated(?: as)?|renamed(?: as| to| from)?)|",
    "\\b(?:the|a|this|that|its|their|new|old|official|legal) (?:(?:words?|terms?|labels?|expressions?|designations?)(?: of)?|names?)(?=\\s[\"'“‘«]?$)|",
    "\\bunder the name(?: of)?",
    `)(?: (?:${PEOPLE}|officially|legally|simply|then|still))*(?: (?:an?|as|the(?=\\s["'“‘«])))?\\s*["'“‘«]?$`,
  ].join(""),
  "iu",
);
/** The same, after the term: `Oralman, a word that …`, `Oralman means …`. */
export const NAMING_AFTER: RegExp =
  /^["'”’»]?,?\s*(?:(?:an?|the) (?:\p{L}+ )?(?:word|term|name|label|expression|designation)\b|(?:literally )?means?\b|translates? as\b|comes from\b)/iu;

/**
 * A relative clause, or a participle that stands for one; without a comma it ends before the auxiliary that follows a
 * date: `who came in 2012 are …`, `settled in 2012 are …`, `, founded in 1995, is …`.
 */
export const ASIDE: RegExp =
  /(?:,\s|\s)(?:who|which|whose|that|where)\s(?:(?!(?<=\d)\s(?:is|are|has|have|can|may|must|will|do|does|now|still)\b)[^,;.])*|,\s(?:first |last |newly |originally |once )?(?:\p{L}{2,}ed|built|begun|bought|found|given|held|left|made|set up|sent|taken|written)\s[^,;.]{1,80}(?=,)|\s(?:\p{L}{2,}(?:ed|ing)|built|given|sent|taken|left)\s[^,;.]{1,60}\d(?=\s(?:is|are|has|have|can|may|must|will|do|does|now|still)\b)/giu;

/** Acts of law and papers that bear a date without speaking of that time: `the 2011 law`, `Decree No. 5 of 3 May 1996`. */
export const PAPERS =
  "laws?|acts?|decrees?|codes?|orders?|resolutions?|constitution|treaty|treaties|conventions?|regulations?|statutes?";

/** Nouns by which a name with a capital ends: a programme, a body, a place of its own. */
export const NAME_NOUNS: ReadonlySet<string> = new Set(
  (
    "programme program project scheme initiative plan strategy fund foundation association union society council committee " +
    "commission agency authority centre center institute academy bureau office department ministry act law code charter " +
    "card certificate quota party movement club federation congress forum newspaper magazine journal portal channel " +
    "radio website watch group network alliance coalition league university school college library museum theatre hospital bank company service street avenue square district village prize award day festival film documentary song"
  ).split(" "),
);
