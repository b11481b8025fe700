import { type Phrase, Problem, phrase } from "../core/problem.ts";
import { readJsonLine } from "../journey/json-line.ts";
import { foldForm } from "../terms/form-index.ts";
import type { Inflector, Lexeme } from "../terms/inflection.ts";
import { foldRussian } from "../terms/russian/fold.ts";
import { type InflectedLanguage, slotFrom } from "../terms/slot-names.ts";
import type { Answer } from "./line-stream.ts";

/** How lines on terms are answered. */
export interface TermQuestions {
  readonly inflector: Inflector;
  readonly lang: InflectedLanguage;
  /** Whether forms are asked for; else whether a form matches. */
  readonly inflect: boolean;
}

/** The longest term, in UTF-16 units, as in a glossary. */
const LONGEST_TERM = 500;
/** So many terms' forms are kept, as a term is mostly asked about in several lines. */
const KEPT = 500;

type Line = Readonly<Record<string, unknown>>;

/**
 * A function that answers one line `{id, term, kind?, class?, form}` with `{id, matches}`, or
 * `{id, term, class?, case, number, person?}` with `{id, form}`, null where the term has no such form.
 */
export function termAnswers(questions: TermQuestions): (bytes: Uint8Array | undefined, line: number) => Answer {
  const matches = matcher(questions);
  const { inflector, lang, inflect } = questions;
  return (bytes, number) => {
    let id: unknown = null;
    try {
      const line = readJsonLine(bytes);
      id = line["id"] ?? null;
      const lexeme = lexemeOf(line);
      if (!inflect) return { kind: "answer", value: { id, matches: matches(lexeme, textOf(line, "form")) } };
      const slot = slotFrom(
        ["case", "number", "person", "possessor"].flatMap((name) => nameIn(line, name)),
        lang,
      );
      return { kind: "answer", value: { id, form: inflector.inflect(lexeme, slot) ?? null } };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { kind: "problem", id, problem: atLine(error, number) };
    }
  };
}

/** The problem with the number of its line; JSON that cannot be read gets the hint of this command. */
function atLine(problem: Problem, line: number): Problem {
  const code = problem.code === "E_LINE" ? "E_TERMS_LINE" : problem.code;
  return new Problem(code, { ...problem.values, line }, undefined, { cause: problem });
}

function refused(reason: Phrase): Problem {
  return new Problem("E_TERMS_LINE", { reason });
}

function textOf(line: Line, name: string): string {
  const value = line[name];
  if (typeof value !== "string" || value.trim() === "") throw refused(phrase("phrase.line.noField", { field: name }));
  return value;
}

/** Names may be numbers, a person 3; null says nothing. */
function nameIn(line: Line, name: string): readonly string[] {
  const value = line[name] ?? "";
  if (typeof value !== "string" && typeof value !== "number")
    throw refused(phrase("phrase.line.noString", { field: name }));
  return [String(value)];
}

/** What is said of the term: class, kind, and what other glossaries call h and g. */
function lexemeOf(line: Line): Lexeme {
  const term = textOf(line, "term");
  if (term.length > LONGEST_TERM) throw refused(phrase("phrase.line.longTerm", { most: LONGEST_TERM }));
  const words = ["class", "kind", "h", "g"].flatMap((name) => nameIn(line, name)).filter((word) => word !== "");
  return { term: term.normalize("NFC"), ...(words.length === 0 ? {} : { class: words.join(" ") }) };
}

function matcher({ inflector, lang }: TermQuestions): (lexeme: Lexeme, form: string) => boolean {
  const fold = lang === "ru" ? (text: string) => foldRussian(foldForm(text)) : foldForm;
  const kept = new Map<string, ReadonlySet<string>>();
  return (lexeme, form) => {
    const key = `${lexeme.class ?? ""}\n${lexeme.term}`;
    let forms = kept.get(key);
    if (forms === undefined) {
      if (kept.size >= KEPT) kept.clear();
      forms = new Set(inflector.forms(lexeme).map((one) => fold(one.form)));
      kept.set(key, forms);
    }
    return forms.has(fold(form));
  };
}
