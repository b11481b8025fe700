/** Most skeletons that one word may have; what goes beyond is left out. */
const MAX_VARIANTS = 4;

/**
 * The sounds of a word, coarsely: a first vowel as `A`, then its consonants by class, doubled ones once.
 *
 * Latin and Cyrillic spellings of one name mostly agree in it, as far as endings go. Where a Latin letter is heard in
 * two ways (`g` in Giles, `w` in Wales) each has its own skeleton.
 *
 *     Hammel → HML         Хаммелдың → HMLDNG
 *     Wales  → VLS, ALS    Уэльс     → ALS
 *
 * @param word letters of one script, in any case
 */
export function skeletonsOf(word: string): readonly string[] {
  let found: readonly string[] = [""];
  for (const [spelling] of respelt(word).matchAll(SPELLING)) {
    const sounds = SOUNDS.get(spelling) ?? [""];
    found = [...new Set(found.flatMap((start) => sounds.map((sound) => joined(start, sound))))].slice(0, MAX_VARIANTS);
  }
  return found;
}

function joined(start: string, sound: string): string {
  if (sound === "A") return start === "" ? "A" : start;
  return start.endsWith(sound) ? start : start + sound;
}

/** Lower case without accents; letters whose neighbours decide how they sound replaced by what they sound like. */
function respelt(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFD") // й and ё come apart into и and е, which are vowels like them
    .replace(/\p{M}/gu, "")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/g(?=[eiy])/g, "ǥ")
    .replace(/(?<=[aeiouy])h(?![aeiouy])/g, "");
}

const SPELLINGS: Readonly<Record<string, string>> = {
  A: "a e i o u y ı а е и о у ы э ю я і ә ө ү ұ",
  B: "b б",
  D: "d д",
  F: "f ph ф",
  G: "g г ғ",
  H: "h kh х һ",
  K: "c k q ck к қ",
  KS: "x",
  KV: "qu",
  L: "l л",
  M: "m м",
  N: "n н",
  NG: "ң",
  P: "p п",
  R: "r р",
  S: "s z sh ch sch tch zh dzh dj tz ts з с ж ш щ ч ц дж тч",
  T: "t th т",
  V: "v wh в",
};

/** Letters that are heard in two ways. */
const AMBIGUOUS: Readonly<Record<string, readonly string[]>> = { w: ["V", "A"], j: ["S", "A"], ǥ: ["G", "S"] };

const SOUNDS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...Object.entries(SPELLINGS).flatMap(([sound, spellings]) =>
    spellings.split(" ").map((spelling) => [spelling, [sound]] as const),
  ),
  ...Object.entries(AMBIGUOUS),
]);

const SPELLING = /sch|tch|dzh|dj|[ckpstwz]h|gh|t[sz]|ck|qu|дж|тч|\p{L}/gu;
