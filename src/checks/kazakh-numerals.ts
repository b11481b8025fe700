/** How a numeral is spoken at its end, which decides the suffixes that stand after its digits. */
export interface SpokenEnd {
  readonly word: string;
  readonly harmony: "back" | "front" | "both";
  readonly final: "vowel" | "nasal" | "liquid" | "voiced" | "voiceless";
}

// The spoken numerals by the digits that they end. Loans and нөл take suffixes of both kinds in print; so does мың, whose
// front ordinal apertium-kaz has beside the regular back one.
const ENDS: Readonly<Record<string, SpokenEnd>> = {
  "0": { word: "нөл", harmony: "both", final: "liquid" },
  "1": { word: "бір", harmony: "front", final: "liquid" },
  "2": { word: "екі", harmony: "front", final: "vowel" },
  "3": { word: "үш", harmony: "front", final: "voiceless" },
  "4": { word: "төрт", harmony: "front", final: "voiceless" },
  "5": { word: "бес", harmony: "front", final: "voiceless" },
  "6": { word: "алты", harmony: "back", final: "vowel" },
  "7": { word: "жеті", harmony: "front", final: "vowel" },
  "8": { word: "сегіз", harmony: "front", final: "voiced" },
  "9": { word: "тоғыз", harmony: "back", final: "voiced" },
  "10": { word: "он", harmony: "back", final: "nasal" },
  "20": { word: "жиырма", harmony: "back", final: "vowel" },
  "30": { word: "отыз", harmony: "back", final: "voiced" },
  "40": { word: "қырық", harmony: "back", final: "voiceless" },
  "50": { word: "елу", harmony: "front", final: "vowel" },
  "60": { word: "алпыс", harmony: "back", final: "voiceless" },
  "70": { word: "жетпіс", harmony: "front", final: "voiceless" },
  "80": { word: "сексен", harmony: "front", final: "nasal" },
  "90": { word: "тоқсан", harmony: "back", final: "nasal" },
  "100": { word: "жүз", harmony: "front", final: "voiced" },
  "1000": { word: "мың", harmony: "both", final: "nasal" },
  "1000000": { word: "миллион", harmony: "both", final: "nasal" },
};

/** How the digits of a whole number are spoken at their end: `2020` as жиырма, `1500` as жүз; undefined past millions. */
export function spokenEnd(digits: string): SpokenEnd | undefined {
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  if (zeros === digits.length) return ENDS["0"];
  if (zeros === 0) return ENDS[digits.at(-1) ?? ""];
  if (zeros === 1) return ENDS[digits.slice(-2)];
  if (zeros === 2) return ENDS["100"];
  return zeros < 6 ? ENDS["1000"] : zeros < 9 ? ENDS["1000000"] : undefined;
}

// First letters by the numeral's final sound, then back and front rest, of the suffixes of cases and the plural.
const SUFFIXES = {
  dative: { vowel: "ға ге", nasal: "ға ге", liquid: "ға ге", voiced: "ға ге", voiceless: "қа ке" },
  locative: { vowel: "да де", nasal: "да де", liquid: "да де", voiced: "да де", voiceless: "та те" },
  ablative: { vowel: "дан ден", nasal: "нан нен", liquid: "дан ден", voiced: "дан ден", voiceless: "тан тен" },
  genitive: { vowel: "ның нің", nasal: "ның нің", liquid: "дың дің", voiced: "дың дің", voiceless: "тың тің" },
  accusative: { vowel: "ны ні", nasal: "ды ді", liquid: "ды ді", voiced: "ды ді", voiceless: "ты ті" },
  instrumental: { vowel: "мен мен", nasal: "мен мен", liquid: "мен мен", voiced: "бен бен", voiceless: "пен пен" },
  ordinal: { vowel: "шы ші", nasal: "шы ші", liquid: "шы ші", voiced: "шы ші", voiceless: "шы ші" },
  "full ordinal": {
    vowel: "ншы нші",
    nasal: "ыншы інші",
    liquid: "ыншы інші",
    voiced: "ыншы інші",
    voiceless: "ыншы інші",
  },
} as const;

const FINALS = ["vowel", "nasal", "liquid", "voiced", "voiceless"] as const;

/** Every suffix of the table with the slots that it may fill. */
const SLOTS: ReadonlyMap<string, readonly (keyof typeof SUFFIXES)[]> = slots();

function slots(): ReadonlyMap<string, readonly (keyof typeof SUFFIXES)[]> {
  const known = new Map<string, (keyof typeof SUFFIXES)[]>();
  for (const slot of Object.keys(SUFFIXES) as (keyof typeof SUFFIXES)[]) // the keys of a frozen literal are its type's
    for (const suffix of new Set(FINALS.flatMap((final) => SUFFIXES[slot][final].split(" "))))
      known.set(suffix, [...(known.get(suffix) ?? []), slot]);
  return known;
}

/** The suffixes that may stand in place of `suffix` after such a numeral; undefined for one that is not in the table. */
export function rightSuffixes(end: SpokenEnd, suffix: string): readonly string[] | undefined {
  return SLOTS.get(suffix)?.flatMap((slot) => {
    const [back = "", front = ""] = SUFFIXES[slot][end.final].split(" ");
    return end.harmony === "both" ? [back, front] : end.harmony === "back" ? [back] : [front];
  });
}
