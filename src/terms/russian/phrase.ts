import { type Adjective, agreeing, parseAdjective } from "./adjectives.ts";
import { isAnimateNoun, maybeAnimate } from "./animacy.ts";
import { isCapitalised, isCyrillic } from "./letters.ts";
import {
  combinations,
  formsAt,
  type Gender,
  type Paradigm,
  paradigmOf,
  type RussianSlot,
  undecided,
} from "./paradigm.ts";
import { type Known, readingsOf } from "./reading.ts";
import { MASCULINE_IN_A } from "./word-lists.ts";
import { wordParadigm } from "./words.ts";

/** A piece of a term: what stays, and what gives forms for a slot. */
type Piece = string | ((slot: RussianSlot) => readonly string[]);

/** Adjectives that agree beyond this number give no variants in -ою, whose combinations would double with each. */
const MOST_VARIANTS = 3;

/** A Kazakh name in a Russian text stays as it is: «Атажұрт еріктілері». */
const KAZAKH = /[әғқңөұүһі]/iu;
const CONJUNCTION = /^(?:и|или)$/u;
const OBLIQUE = /(?:ого|его|ых|их|ому|ему|ыми|ими)$/u;
const PREPOSITION = /^(?:без|в|во|для|до|за|из|к|ко|на|над|о|об|от|по|под|при|про|с|со|у|через|против|между)$/u;

/**
 * The paradigm of several words: leading adjectives agree with the first noun, which declines; what follows it stays,
 * but for a second noun joined to it (аренда и продажа земли).
 *
 * @param tokens words and the spaces between them, in turn
 */
export function phraseParadigm(tokens: readonly string[], known: Known): Paradigm {
  const words = tokens.filter((_, index) => index % 2 === 0);
  const noun = words[leadingAdjectives(words, 0).length] ?? "";
  if (known.animate === undefined && maybeAnimate(noun))
    return undecided(
      phraseParadigm(tokens, { ...known, animate: false }),
      phraseParadigm(tokens, { ...known, animate: true }),
    );
  const pieces: Piece[] = [];
  let next = 0;
  let plural = known.plural;
  for (;;) {
    const group = parseGroup(words, next, { ...known, plural });
    pieces.push(...group.pieces);
    next = group.next;
    plural = group.plural ? true : plural;
    const joins = next > 0 && next < words.length - 1 && CONJUNCTION.test(words[next] ?? "");
    if (!joins || OBLIQUE.test(words[next + 1] ?? "")) break;
    pieces.push(words[next] ?? "");
    next += 1;
    known = {};
  }
  pieces.push(...words.slice(next));
  const spaces = tokens.filter((_, index) => index % 2 === 1);
  return combined(pieces, spaces);
}

/** Every combination of the pieces' forms with the spaces between; a slot in which a piece has no form is absent. */
export function combined(pieces: readonly Piece[], spaces: readonly string[]): Paradigm {
  const changing = pieces.filter((piece) => typeof piece !== "string").length;
  return paradigmOf((slot) => {
    const lists = pieces.map((piece) => (typeof piece === "string" ? [piece] : piece(slot)));
    return combinations(changing > MOST_VARIANTS ? lists.map((forms) => forms.slice(0, 1)) : lists, spaces);
  });
}

interface Group {
  readonly pieces: readonly Piece[];
  /** Index of the first word after the group. */
  readonly next: number;
  readonly plural: boolean;
}

/** Adjectives from `start` on and the noun that they agree with. */
function parseGroup(words: readonly string[], start: number, known: Known): Group {
  const adjectives = leadingAdjectives(words, start);
  const at = start + adjectives.length;
  const noun = words[at] ?? "";
  const shown = adjectives.findLast((adjective) => adjective !== undefined)?.gender;
  const plural = shown === "plural" || known.plural === true;
  const gender = shown === undefined || shown === "plural" ? known.gender : shown;
  // Several words name a thing unless their noun is known to be a person: Совет Безопасности.
  const animate = known.animate ?? isAnimateNoun(noun);
  const ofNoun: Known = { gender, animate, plural, declines: plural ? "plural" : known.declines };
  if (KAZAKH.test(noun)) return { pieces: words.slice(start, at + 1), next: at + 1, plural };
  const reading = readingsOf(noun, ofNoun)[0];
  const agreement = { gender: gender ?? reading?.gender ?? ("masculine" satisfies Gender), animate };
  const paradigm = wordParadigm(noun, ofNoun);
  const pieces = adjectives.map(
    (adjective, index): Piece =>
      adjective === undefined ? (words[start + index] ?? "") : (slot) => agreeing(adjective, { ...slot, ...agreement }),
  );
  return { pieces: [...pieces, (slot) => formsAt(paradigm, slot)], next: at + 1, plural };
}

/** The adjectives before a noun; undefined stands for `и` between them. */
function leadingAdjectives(words: readonly string[], start: number): readonly (Adjective | undefined)[] {
  const found: (Adjective | undefined)[] = [];
  for (let at = start; at < words.length - 1; at += 1) {
    const adjective = parseAdjective(words[at] ?? "");
    const after = words[at + 1] ?? "";
    if (adjective === undefined || !sameGender(found, adjective)) break;
    if (
      CONJUNCTION.test(after) &&
      at + 3 < words.length &&
      parseAdjective(words[at + 2] ?? "")?.gender === adjective.gender
    ) {
      found.push(adjective, undefined);
      at += 1;
      continue;
    }
    if (!mayFollow(after, adjective)) break;
    found.push(adjective);
  }
  return found.at(-1) === undefined ? found.slice(0, -1) : found;
}

function sameGender(found: readonly (Adjective | undefined)[], { gender }: Adjective): boolean {
  return found.every((other) => other === undefined || other.gender === gender);
}

/** Whether a noun or a further adjective of the same gender may be what follows an adjective. */
function mayFollow(word: string, { gender }: Adjective): boolean {
  const lower = word.toLowerCase();
  if (PREPOSITION.test(lower) || CONJUNCTION.test(lower) || OBLIQUE.test(lower) || !isCyrillic(word)) return false;
  const next = parseAdjective(word);
  if (next !== undefined && next.gender === gender) return true;
  switch (gender) {
    case "masculine":
      return /[бвгджзйклмнпрстфхцчшщь]$/u.test(lower) || MASCULINE_IN_A.has(lower) || isCapitalised(word);
    case "feminine":
      return /[аяь]$/u.test(lower) || isCapitalised(word);
    case "neuter":
      return /(?:[оеё]|мя|[уюиэ])$/u.test(lower);
    case "plural":
      return /(?:[ыиая]|[ая]не)$/u.test(lower) || isCapitalised(word);
  }
}
