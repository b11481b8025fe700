/** Which vowels the suffixes of a word take: `back` а ы ғ қ, `front` е і г к. */
export type Harmony = "back" | "front";

/**
 * What a word ends in, as far as the suffix after it cares.
 *
 * - `vowel`: а, ә, е, о, і … · `glide`: р, й, and у, и, ю, which end in a glide · `lateral`: л · `nasal`: м, н, ң
 * - `sibilant`: з, ж · `voiceless`: the rest; б, в, г, д end loans only and count here (завод, заводқа)
 * - `own`: the endings of the first and second person (кітабым, кітабың) · `third`: that of the third (кітабы)
 */
export type Sound = "vowel" | "glide" | "lateral" | "nasal" | "sibilant" | "voiceless" | "own" | "third";

const SOUNDS: readonly (readonly [Sound, string])[] = [
  ["vowel", "аәеоөұүыіэяё"],
  ["glide", "рйуию"],
  ["lateral", "л"],
  ["nasal", "мнң"],
  ["sibilant", "зж"],
  ["voiceless", "бвгғдкқпстфхһцчшщ"],
];
const SOUND_OF: ReadonlyMap<string, Sound> = new Map(
  SOUNDS.flatMap(([sound, letters]) => [...letters].map((letter) => [letter, sound] as const)),
);

/** What a word ends in; a final ь or ъ is not heard. Letters of other scripts count as voiceless. */
export function finalSound(word: string): Sound {
  const letter = word
    .toLowerCase()
    .replace(/[ьъ]+$/u, "")
    .slice(-1);
  return SOUND_OF.get(letter) ?? "voiceless";
}

const VOWEL = /[аәеоөұүыіэяёуиюАӘЕОӨҰҮЫІЭЯЁУИЮ]/u;

/** Whether a letter is a vowel, у, и and ю among them. */
export function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && VOWEL.test(letter);
}

/** Words whose last vowel misleads. */
const BACK_WORDS: ReadonlySet<string> = new Set(["ми", "жию", "сию"]);

/**
 * Which vowels the suffixes of a word take, by its last vowel.
 *
 * Source: the basic rules of Kazakh orthography of 1983, § 34 and 35, as the orthographic dictionary prints them; х and -ог by
 * the rules of 2018, § 94. What is not said there (и, у, -ев) is usage.
 *
 * - у and ю at the end, or after a vowel, are as the vowel before them: оқу back, келу front, тау back, су back. Inside the
 *   last syllable у is a loan's (институт, back), ю too (парашют, front).
 * - и is front (алгоритмдер, сепаратизмге), but not beside қ, ғ (Ғали): such words are no Russian loans.
 * - ь after the last vowel makes it front: рольге, апрельде.
 * - к, г after a consonant, and кс, кт, end loans only and are front: банкке, Петербургте, парадокстер; a last х is back: шейхқа.
 * - Surnames in -ев are as what stands before: Тоқаевқа, Медведевке.
 *
 * @param proper whether it names somebody or some place: one in -су is a water then, Көксу back
 */
export function harmonyOf(word: string, proper = false): Harmony {
  const text = word.toLowerCase();
  if (BACK_WORDS.has(text)) return "back";
  if (proper && text.endsWith("су")) return "back";
  if (/[^аәеоөұүыіэяёуиюйь][кг]$|к[ст]$/u.test(text)) return "front";
  if (text.endsWith("х")) return "back";
  if ((proper || /[аоұы]ев$/u.test(text)) && /\p{L}ев$/u.test(text)) return harmonyOf(text.slice(0, -2));
  for (let at = text.length - 1; at >= 0; at--) {
    const found = harmonyAt(text, at);
    if (found !== undefined) return found;
  }
  return "back";
}

/**
 * Whether only some suffixes of a word are front: with ә in the last of several syllables the dative, locative and ablative of
 * the singular are back: күнәлі, күнәні, but күнәға, күмәнінан (rules of 1983, § 34, remark).
 */
export function hasBackCases(word: string): boolean {
  return /[аәеоөұүыіэяёуию][^аәеоөұүыіэяёуиюь]*ә[^аәеоөұүыіэяёуиюь]*$/iu.test(word);
}

/** What one letter says; undefined for one that leaves it to those before. */
function harmonyAt(text: string, at: number): Harmony | undefined {
  const letter = text.charAt(at);
  if ("аоұыя".includes(letter)) return "back";
  if ("әеөүіэёь".includes(letter)) return "front";
  if (letter === "и") return isNative(text, at) ? undefined : "front";
  if (letter !== "у" && letter !== "ю") return undefined;
  if (at === text.length - 1 || isVowel(text[at - 1])) return undefined;
  return letter === "у" ? "back" : "front";
}

/** Whether an и belongs to a word with uvular consonants and no front vowel. */
function isNative(text: string, at: number): boolean {
  return /[қғ]/u.test(text.charAt(at + 1)) || (/[қғ]/u.test(text) && !/[әөүіе]/u.test(text));
}
