import { sameLanguage } from "../core/locale.ts";
import type { LanguageTag, Term, TermHit } from "../core/model.ts";
import type { Glossary } from "./glossary.ts";
import { isCaseSensitive, plainGap, type Word, wordsOf } from "./words.ts";

/** A source form at the end of its way through the trie. */
interface Form {
  readonly term: Term;
  /** Set where capitals tell the form apart: its words as written. */
  readonly exact: readonly string[] | undefined;
}

interface Node {
  readonly next: Map<string, Node>;
  /** What terms have between this word and the next where it is more than a space: `. ` in `St. Petersburg`. */
  readonly gaps: Set<string>;
  readonly forms: Form[];
}

// One trie a glossary, kept as long as the glossary is: building one for every segment would cost more than finding.
const tries = new WeakMap<Glossary, Node>();

/**
 * The glossary's terms in an English text, in reading order, without overlaps: the longest match wins.
 *
 * Whole words, one space or hyphen apart; plurals (-s, -es, -ies) and possessives count, the possessive ending stays
 * outside the hit. Case is ignored, except for terms that `isCaseSensitive`. Part of a hyphenated word counts, unless
 * a prefix stands before it: `China` is found in `China-Kazakhstan border`, not in `anti-China`. Where two terms share
 * their words (for different languages), both are given. Takes time linear in the text's length.
 *
 * @param lang leaves out the terms that say nothing of this language
 */
export function findTerms(text: string, glossary: Glossary, lang?: LanguageTag): readonly TermHit[] {
  const trie = tries.get(glossary) ?? buildTrie(glossary);
  tries.set(glossary, trie);
  const applies = ({ term }: Form): boolean => lang === undefined || speaksOf(term, lang);
  const words = wordsOf(text);
  const hits: TermHit[] = [];
  for (let at = 0; at < words.length; ) {
    const found = followsPrefix(text, words, at) ? undefined : longestAt({ text, words, trie, applies }, at);
    if (found === undefined) {
      at += 1;
      continue;
    }
    const start = words[at]?.start ?? 0;
    for (const { term } of found.forms) hits.push({ term, start, end: found.end });
    at = found.next;
  }
  return hits;
}

/** Whether the term has a rendering for `lang` or is kept as it is in every language. */
function speaksOf(term: Term, lang: LanguageTag): boolean {
  return term.doNotTranslate || [...term.renderings.keys()].some((tag) => tag === lang || sameLanguage(tag, lang));
}

function buildTrie(glossary: Glossary): Node {
  const root: Node = { next: new Map(), gaps: new Set(), forms: [] };
  for (const term of glossary.terms) {
    for (const form of new Set([term.source, ...term.variants])) {
      const read = wordsOf(form);
      const words = read.map((word) => word.text);
      let node = root;
      for (const [index, word] of words.entries()) {
        const key = word.toLowerCase();
        if (index > 0) node.gaps.add(plainGap(form.slice(read[index - 1]?.end, read[index]?.start)));
        const next = node.next.get(key) ?? { next: new Map(), gaps: new Set(), forms: [] };
        node.next.set(key, next);
        node = next;
      }
      node.forms.push({ term, exact: isCaseSensitive(form) ? words : undefined });
    }
  }
  return root;
}

interface Search {
  readonly text: string;
  readonly words: readonly Word[];
  readonly trie: Node;
  applies(form: Form): boolean;
}

interface Found {
  readonly forms: readonly Form[];
  /** Index of the first word after the match. */
  readonly next: number;
  /** Offset at which the match ends. */
  readonly end: number;
}

/** The longest match that begins with the word at `first`; of equally long ones that with fewest endings taken off. */
function longestAt(search: Search, first: number): Found | undefined {
  const { text, words, applies } = search;
  let best: Found | undefined;
  const walk = (node: Node, at: number, end: number): void => {
    const forms = node.forms.filter((form) => applies(form) && isWritten(form, words, first));
    if (forms.length > 0 && (best === undefined || at > best.next)) best = { forms: unique(forms), next: at, end };
    const word = words[at];
    if (word === undefined) return;
    const gap = text.slice(words[at - 1]?.end, word.start);
    if (at > first && !isGap(gap) && !node.gaps.has(plainGap(gap))) return;
    for (const { key, dropped } of baseForms(word.text)) {
      const next = node.next.get(key);
      if (next !== undefined) walk(next, at + 1, word.end - dropped);
    }
  };
  walk(search.trie, first, words[first]?.start ?? 0);
  return best;
}

function unique(forms: readonly Form[]): readonly Form[] {
  return forms.filter((form, index) => forms.findIndex((other) => other.term === form.term) === index);
}

function isWritten({ exact }: Form, words: readonly Word[], first: number): boolean {
  return exact === undefined || exact.every((word, index) => words[first + index]?.text.startsWith(word));
}

function isGap(between: string): boolean {
  return /^(?:\s{1,3}|[-\u2010\u2011])$/u.test(between);
}

const PREFIXES = /^(?:anti|co|ex|inter|non|post|pre|pro|re|semi|sub|trans|un)$/iu;

/** Whether the word is what follows a prefix and its hyphen, as in `anti-China`, `Non-Kazakh` or `re-education`. */
function followsPrefix(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (word === undefined || before === undefined) return false;
  return (
    /^[-\u2010\u2011]$/u.test(text.slice(before.end, word.start)) &&
    (/^\p{Ll}+$/u.test(before.text) || PREFIXES.test(before.text))
  );
}

interface BaseForm {
  readonly key: string;
  /** How many characters of a possessive ending were taken off. */
  readonly dropped: number;
}

/** A word in lower case as written, then without the endings of an English plural or possessive. */
function baseForms(word: string): readonly BaseForm[] {
  const bare = word.replace(/'s?$/i, "");
  const singulars: string[] = [];
  if (/.[^s']s$/iu.test(bare)) {
    singulars.push(bare.slice(0, -1));
    if (/(?:[sxzo]|ch|sh)es$/iu.test(bare)) singulars.push(bare.slice(0, -2));
    if (/ies$/iu.test(bare)) singulars.push(`${bare.slice(0, -3)}y`);
  }
  const dropped = word.length - bare.length;
  const shortened = [...new Set([bare, ...singulars])].filter((form) => form !== word);
  return [{ key: word.toLowerCase(), dropped: 0 }, ...shortened.map((form) => ({ key: form.toLowerCase(), dropped }))];
}
