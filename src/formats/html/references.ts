import { LEGACY, NAMES, PAIRS } from "./reference-names.ts";

/** A character reference that was read. */
export interface Reference {
  /** What it stands for. */
  readonly text: string;
  readonly end: number;
}

const NUMERIC = /&#(?:[xX]([\da-fA-F]+)|(\d+));?/y;
const NAMED = /&([A-Za-z][A-Za-z\d]{0,31})(;?)/y;
const LONGEST_LEGACY = 6;

/**
 * The character reference at `offset`, where a `&` stands; undefined where it is only a character (HTML Standard,
 * sections 13.2.5.72 to 13.2.5.80).
 *
 *     &amp;  &#8212;  &#x2014  &copy 2024  &notit;      &  —  —  © 2024  ¬it;
 *
 * @param isAttribute whether it stands in an attribute's value, where `&copy=1` is none
 */
export function referenceAt(text: string, offset: number, isAttribute: boolean): Reference | undefined {
  NUMERIC.lastIndex = offset;
  const number = NUMERIC.exec(text);
  if (number !== null) {
    const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
    return { text: characterOf(code), end: NUMERIC.lastIndex };
  }
  NAMED.lastIndex = offset;
  const named = NAMED.exec(text);
  if (named === null) return undefined;
  const name = named[1] ?? "";
  if (named[2] === ";") {
    const whole = tables().names.get(name);
    if (whole !== undefined) return { text: whole, end: NAMED.lastIndex };
  }
  const prefix = legacyPrefix(name);
  if (prefix === "") return undefined;
  const end = offset + 1 + prefix.length;
  if (isAttribute && /[=A-Za-z\d]/.test(text.charAt(end))) return undefined;
  return { text: tables().names.get(prefix) ?? "", end };
}

function legacyPrefix(name: string): string {
  for (let length = Math.min(name.length, LONGEST_LEGACY); length > 1; length--) {
    const prefix = name.slice(0, length);
    if (tables().legacy.has(prefix)) return prefix;
  }
  return "";
}

/** What browsers take the numbers of Windows-1252's controls for, from 0x80 on (section 13.2.5.80). */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252.charAt(code - 0x80);
  const isInvalid = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return isInvalid ? "\uFFFD" : String.fromCodePoint(code);
}

interface Tables {
  readonly names: ReadonlyMap<string, string>;
  readonly legacy: ReadonlySet<string>;
}

let made: Tables | undefined;

/** Made when first needed: most runs read no HTML. */
function tables(): Tables {
  made ??= { names: new Map([...singles(), ...pairs()]), legacy: new Set(LEGACY.split(" ")) };
  return made;
}

function singles(): readonly (readonly [string, string])[] {
  return NAMES.split("|").flatMap((run) => {
    const [first = "", ...characters] = run.split(" ");
    return characters.flatMap((names, index) => {
      const character = String.fromCodePoint(Number.parseInt(first, 16) + index);
      return names.split(",").map((name) => [name, character] as const);
    });
  });
}

function pairs(): readonly (readonly [string, string])[] {
  return PAIRS.split(" ").map((pair) => {
    const [name = "", codes = ""] = pair.split(":");
    return [name, String.fromCodePoint(...codes.split(".").map((code) => Number.parseInt(code, 16)))] as const;
  });
}
