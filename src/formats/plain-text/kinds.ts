import type { UnitKind } from "../../core/model.ts";
import { isListItem } from "./wrapping.ts";

/** A unit's text and what stands round it. */
interface Context {
  readonly text: string;
  /** The lines above and below it in its block, where there are any. */
  readonly above: string | undefined;
  readonly below: string | undefined;
  /** The kind of the unit before it. */
  readonly previous: UnitKind | undefined;
  /** Whether no paragraph stands before it. */
  readonly isHead: boolean;
  /** Whether it is the first of the article. */
  readonly isFirst: boolean;
}

/** What is longer is a paragraph, whatever it says. */
const LONGEST_LINE = 300;
const LONGEST_HEADING = 90;
const LONGEST_QUESTION = 60;
const LONGEST_FURNITURE = 200;

const MONTHS =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|" +
  "dec(?:ember)?|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|" +
  "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан";
const DAY = `(?:\\d{1,2} (?:${MONTHS})\\.? \\d{4}|(?:${MONTHS})\\.? \\d{1,2}, \\d{4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{4}|\\d{4} (?:жылғы|ж\\.) \\d{1,2} (?:${MONTHS}))`;
const TIME = "(?:(?:at )?\\d{1,2}[.:]\\d\\d(?: ?[ap]\\.?m\\.?)?(?: \\p{Lu}{2,4})?)";

const DATELINE = new RegExp(
  `^(?:(?:first |last )?(?:published|updated|posted)(?: on)?:? |[\\p{Lu}][\\p{L} -]{1,30}, )?${DAY}(?: *[,;|·–—-]? *(?:г\\.|${TIME}|updated.*))*\\.?$`,
  "iu",
);
const DATED_CAPTION = new RegExp(`^${DAY}\\s?[:–—]\\s`, "iu");
const CREDIT =
  /©|\(c\)|\ball rights reserved\b|\b(?:stock|file) photo\b|\bgetty images\b|^(?:photos?|pictures?|images?|credits?|фото|сурет)\s?(?:by\b|credit\b|:|\/)|\|\s?(?:source|photos?|image|credit|источник|фото|сурет)\b\s?:|\((?:photo|image|credit|фото)(?::| by)[^)]*\)\.?$/i;
const BYLINE = /^(?:by|words by|text by|автор|текст|мәтін|авторы)(?::| )\s?\p{Lu}/iu;
const NAME = /^\p{Lu}[\p{L}’'-]+(?:(?:,| and| и| және)? (?:\p{Lu}\.|\p{Lu}[\p{L}’'-]+|de|van|von|bin)){1,6}$/u;
const SIGN_UP =
  /\b(?:sign up|signup|subscribe|unsubscribe|log in|follow us|join us on|donate now|read more|share this|comment(?:ing)? guidelines|cookies?|get (?:the|our|\S+) (?:\S+ )?(?:emails?|newsletters?))\b/i;
const NEWSLETTER = /\bnewsletters?\b/i;
const ADDRESS_TO_READER = /\b(?:you|your|you(?:’|')(?:re|ve|ll)|we(?:’|')ve|our|free|get|weekly|daily)\b/i;

/**
 * What a line or paragraph of plain text is, by its own shape and its neighbours.
 *
 *     oDR: Analysis                                     furniture (a label over the title)
 *     The pickets nobody sees                           heading
 *     Aizhan Bekova                                     byline
 *     3 May 2021, 9.15am                                dateline
 *     2 May 2021: A picket in Almaty                    caption
 *     (c) Reuters. All rights reserved                  caption (its credit)
 *     Get our free newsletter                           furniture
 */
export function kindOf(context: Context): UnitKind {
  const { text } = context;
  if (text.length > LONGEST_LINE) return isListItem(text) ? "list-item" : "paragraph";
  if (DATELINE.test(text)) return "dateline";
  if (isCaption(context)) return "caption";
  if (isByline(context)) return "byline";
  if (isFurniture(context)) return "furniture";
  if (isListItem(text)) return "list-item";
  return isHeading(context) ? "heading" : "paragraph";
}

function isCaption({ text, below }: Context): boolean {
  return (
    DATED_CAPTION.test(text) || CREDIT.test(text) || (below !== undefined && below.length <= 120 && CREDIT.test(below))
  );
}

function isByline({ text, above, below }: Context): boolean {
  if (text.length > 100) return false;
  if (BYLINE.test(text) && !endsSentence(text)) return true;
  const touchesDate = [above, below].some((line) => line !== undefined && DATELINE.test(line));
  return touchesDate && NAME.test(text);
}

function isFurniture({ text, previous, isFirst }: Context): boolean {
  if (text.length > LONGEST_FURNITURE) return false;
  if (isFirst && isLabel(text)) return true;
  if (SIGN_UP.test(text) || (NEWSLETTER.test(text) && ADDRESS_TO_READER.test(text))) return true;
  if (isMenu(text)) return true;
  // What a call to sign up goes on to say is short and speaks of "us" and "you".
  return previous === "furniture" && text.length <= 120 && /\b(?:our|your|you|us)\b/i.test(text);
}

/** A section's name over the title: “Region: Genre”. */
function isLabel(text: string): boolean {
  return /^[^\s:|/]+(?:\s[^\s:|/]+){0,2}\s?[:|/]\s[^\s.!?]+(?:\s[^\s.!?]+){0,2}$/u.test(text) && text.length <= 40;
}

/** Words of a menu in a row: no sentence has six words in ten capitalised and no stop among them. */
function isMenu(text: string): boolean {
  if (/[.,;:!?…]/.test(text)) return false;
  const words = text.split(/\s+/);
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length >= 6 && capitalised * 10 >= words.length * 7;
}

function isHeading({ text, isHead }: Context): boolean {
  if (text.length > LONGEST_HEADING || !/^["'“‘«(]?[\p{Lu}\p{N}]/u.test(text)) return false;
  const isQuestion = /[?？]["'”’»]?$/.test(text) && !/[.!?] /.test(text);
  return !endsSentence(text) || (isQuestion && (isHead || text.length <= LONGEST_QUESTION));
}

function endsSentence(text: string): boolean {
  return /[.!?…:;,]["'”’»)]*$/.test(text);
}
