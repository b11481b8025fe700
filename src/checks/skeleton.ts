/** The sounds that consonants stand for in both alphabets, coarse enough for every usual spelling of a name. */
const CYRILLIC: Readonly<Record<string, string>> = {
  б: "P",
  п: "P",
  в: "W",
  ф: "W",
  г: "K",
  ғ: "K",
  к: "K",
  қ: "K",
  х: "K",
  һ: "K",
  д: "T",
  т: "T",
  ж: "S",
  з: "S",
  с: "S",
  ц: "S",
  ч: "S",
  ш: "S",
  щ: "S",
  л: "L",
  м: "M",
  н: "N",
  ң: "N",
  р: "R",
};
const LATIN: Readonly<Record<string, string>> = {
  b: "P",
  p: "P",
  v: "W",
  f: "W",
  g: "K",
  k: "K",
  q: "K",
  x: "K",
  c: "KS",
  d: "T",
  t: "T",
  j: "S",
  z: "S",
  s: "S",
  l: "L",
  m: "M",
  n: "N",
  r: "R",
};

/** The consonants of a Latin name: `Sauytbay` gives `S T P`, sounds that two spellings may share folded into one. */
export function latinSkeleton(name: string): readonly string[] {
  const known = skeletons.get(name);
  if (known !== undefined) return known;
  const skeleton = computeSkeleton(name);
  if (skeletons.size < MAX_KNOWN) skeletons.set(name, skeleton);
  return skeleton;
}

// Names come again from article to article; the bound keeps hostile files from filling the memory.
const skeletons = new Map<string, readonly string[]>();
const MAX_KNOWN = 10_000;

function computeSkeleton(name: string): readonly string[] {
  const folded = name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(
      /zh|sh|ch|ts|tz|kh|gh|ph|th|ng|ck|x|(.)\1/gu,
      (pair, doubled: string | undefined) =>
        doubled ??
        { zh: "z", sh: "s", ch: "s", ts: "s", tz: "s", kh: "k", gh: "k", ph: "f", th: "t", ng: "n", ck: "k", x: "ks" }[
          pair
        ] ??
        pair,
    );
  return [...folded].flatMap((letter) => LATIN[letter] ?? []);
}

/**
 * The stem of a Cyrillic word that spells a name of these consonants, or undefined where it spells another one.
 *
 * @param word lower case
 * @param skeleton from `latinSkeleton`; each entry lists the sounds that the letter may stand for
 */
export function stemOf(word: string, skeleton: readonly string[]): string | undefined {
  let next = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charAt(at);
    const sound = CYRILLIC[letter];
    if (sound === undefined || letter === word.charAt(at - 1)) continue;
    if (!skeleton[next]?.includes(sound)) return undefined;
    next += 1;
    if (next === skeleton.length) return word.slice(0, at + 1);
  }
  return undefined;
}
