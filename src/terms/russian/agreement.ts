import type { Lexeme, Neighbours } from "../inflection.ts";
import { isAdjectivalNoun, parseAdjective } from "./adjectives.ts";
import { gendersOf } from "./gender.ts";
import { knownOf } from "./known.ts";
import { animacyOf } from "./reading.ts";

/** Pronouns and numerals that agree with a noun as adjectives do, and do not look like any. */
const AGREEING: ReadonlySet<string> = new Set(
  (
    "этот эта это этого этой этому этим этом эту тот та то того той тому тем том ту мой моя моё мое моего моей моему моим моём моем мою " +
    "твой твоя твоё твоего твоей твоему твоим твою наш наша наше нашего нашей нашему нашим нашем нашу ваш ваша ваше вашего вашей " +
    "вашему вашим вашем вашу свой своя своё своего своей своему своим своём своем свою весь вся всё всего всей всему всем всю сам " +
    "сама само самого самой самому самим самом саму один одна одно одного одной одному одним одном одну чей чья чьё чьего чьей " +
    "оба обе полтора полторы два две"
  ).split(" "),
);

/**
 * Whether words around a noun may have to change when another noun takes its place: where the two may differ in gender
 * (in the singular) or in being animate (in the accusative), and a word before it agrees, a relative clause follows, or
 * it may be the subject of a verb in the past.
 */
export function mayDisagree({ from, to, slot, before, after }: Neighbours): boolean {
  if (isAdjective(from) !== isAdjective(to)) return true;
  if (slot.case === "accusative" && animates(from) !== animates(to)) return hasAttribute(before);
  if (slot.number === "plural") return false;
  const [a, b] = [gendersOf(from), gendersOf(to)];
  if (a.size === 1 && b.size === 1 && [...a][0] === [...b][0]) return false;
  return hasAttribute(before) || after[0]?.startsWith("котор") === true || isSubject(slot.case, before, after);
}

/** Whether it is an adjective and no noun in the shape of one (рабочий): внешнеполитический stands for no noun. */
function isAdjective({ term }: Lexeme): boolean {
  return !/\s/u.test(term) && parseAdjective(term) !== undefined && !isAdjectivalNoun(term);
}

function animates(lexeme: Lexeme): boolean | undefined {
  return animacyOf(lexeme.term.split(/\s+/u)[0] ?? "", knownOf(lexeme));
}

/** Endings of adjectives and participles in the singular and the accusative plural; nouns that end so count as well. */
const ATTRIBUTE = /(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ей|ые|ие|ых|их)(?:ся)?$/u;

function hasAttribute(before: readonly string[]): boolean {
  const last = before.at(-1) ?? "";
  return AGREEING.has(last) || (last.length > 3 && ATTRIBUTE.test(last));
}

const PAST = /(?:[аеиоуыэюя])л(?:а|о)?(?:сь|ся)?$/u;
/** Short participles: построен, построена, построено. */
const PARTICIPLE = /(?:[аея]н|[ое]т)(?:а|о)?$/u;

function isSubject(name: string, before: readonly string[], after: readonly string[]): boolean {
  if (name !== "nominative") return false;
  return [...before, ...after].some((word) => PAST.test(word) || PARTICIPLE.test(word));
}
