/** Kazakh in other scripts: Cyrillic into Arabic (töte jazu, `kk-Arab`) and Latin (`kk-Latn`), by rule. */

export { isTransliterated, scriptOf } from "./languages.ts";
export { lexiconOf, type ScriptEntry } from "./lexicon.ts";
export { type Script, type ScriptOptions, transliterate, transliterateText } from "./transliterate.ts";
