import type { Word } from "./words.ts";

/** Frequent words with Kazakh letters that are no words of Kazakh without any of these. Lower case. */
const FREQUENT = [
  "және үшін үш күн күні күндері екі бір бірі бірінші екінші кейін кейінгі дейін дейінгі қазақ қазір қазіргі бірақ көп",
  "көптеген көрсетті өте өз өзі өзінің өзіне өткен өтті қалай қайда қайта қажет қажетті болған алған қалған бағыт",
  "қызмет қызметі құқық құқығы ұлт ұлттық үй мүмкін сөз соңғы кейбір әр әрбір әрине әлі әкім әкімі халық халқы үкімет",
  "халықаралық білім ғылым тіл тілі жұмыс жұмысы ұзақ қыркүйек қараша қаңтар ақпан сәуір шілде желтоқсан қазақстан",
  "мәжіліс мәселе мәселесі мәдениет әлем әлемдік әлеуметтік әсер әйел әйелдер көмек көмегі көз көше көшесі өмір өмірі",
  "өңір өңірі өкіл өкілі өкілдері төраға төрағасы төрт түн түрлі түрде түсті тұр тұрғын тұрғындар тұрғындары жүз жүр",
  "жүзеге жүргізу жүйе жүйесі күш күшті күрес қол қолдау қоғам қоғамдық қарсы қатысты қатар қауіп қауіпсіздік қала",
  "қаласы қаласында қаржы құрылыс құжат құжаттар бөлім бөлігі бөлінді дүние дүниежүзілік ұйым ұйымы ұсынды ұсыныс",
  "шығыс шықты шығарды жағдай жағдайда жақын жаңа жаңалық жылғы жылғы жөнінде жөніндегі ішінде ішкі істер іс ісі",
  "белгілі белсенді берілді кісі келді кетті негізгі негізінде кезінде кезде ретінде тиіс тиісті тәуелсіз тәуелсіздік",
  "теңге теңгеге мың қытай ресейлік шетелдік мемлекеттік министрлігі министрлік министрі президенті қорғау қорғаныс",
  "экономикалық саяси қайтыс қамау қамауға түрме түрмеге сот соттың тергеу ғана ғасыр оның олардың мұның бұл мұнда",
  "осының біздің сіздің менің сенің сіз біз мына қай қайсы неліктен ешқандай ешкім бәрі барлық барлығы басқа басқару",
  "басшысы бүгін бүгінгі бұрын бұрынғы бұқара ертең кеше әскер әскери қару қысқа қысым құрал құрылды тәртіп тәртібі",
].flatMap((words) => words.split(" "));

const RUSSIAN: Readonly<Record<string, string>> = {
  қ: "к",
  ғ: "г",
  ң: "н",
  ұ: "у",
  ү: "у",
  ө: "о",
  ә: "а",
  і: "и",
  һ: "х",
};

/** Restored words that are Russian or Kazakh words too without their Kazakh letters. */
const AMBIGUOUS = new Set(
  "торт тур кол коз он оз ол ул уй ай ана аса ал ис иш тил бир биз сиз тун туз кун куш уш жур жуз жылгы сот саяси бутин осы кой кок ок кара".split(
    " ",
  ),
);

/** A word as a keyboard without Kazakh letters gives it: `қазақ` as `казак`. Lower case. */
export function russified(word: string): string {
  return word.replace(/[қғңұүөәіһ]/gu, (letter) => RUSSIAN[letter] ?? letter);
}

// UTF-16 units of lower-case Cyrillic letters, each Kazakh one as the Russian one that replaces it.
const FOLDED = Uint16Array.from({ length: 0x530 }, (_, code) => russified(String.fromCharCode(code)).charCodeAt(0));

/** A number that a word shares with its russified form, and by bad luck with others: make sure with `lacks`. */
function plainKey(word: string): number {
  let key = 0;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    key = (Math.imul(key, 31) + (FOLDED[code] ?? code)) | 0;
  }
  return key;
}

// Asked for by several checks for each word of a text.
const keys = new WeakMap<readonly Word[], Int32Array>();

/** The `plainKey` of each word of a text. */
export function plainKeys(words: readonly Word[]): Int32Array {
  const known = keys.get(words);
  if (known !== undefined) return known;
  const made = new Int32Array(words.length);
  for (let at = 0; at < words.length; at++) made[at] = plainKey(words[at]?.lower ?? "");
  keys.set(words, made);
  return made;
}

const restored: ReadonlyMap<number, string> = new Map(
  FREQUENT.filter((word) => !AMBIGUOUS.has(russified(word))).map((word) => [plainKey(word), word]),
);

/** The frequent word of which `word`, with its key, lacks some Kazakh letters; undefined where there is none. Lower case. */
export function frequentWord(word: string, key: number | undefined): string | undefined {
  const meant = key === undefined ? undefined : restored.get(key);
  return meant === undefined || !lacks(word, meant) ? undefined : meant;
}

/** Whether `word` is `meant` with a Russian letter in place of at least one Kazakh one, and with no other change. */
export function lacks(word: string, meant: string): boolean {
  if (word === meant || word.length !== meant.length) return false;
  for (let at = 0; at < word.length; at++) {
    const [found, wanted] = [word[at] ?? "", meant[at] ?? ""];
    if (found !== wanted && RUSSIAN[wanted] !== found) return false;
  }
  return true;
}

const BEFORE_LOAN = "(?<!(?:^|\\p{L})(?:музы|языко|(?:ш|ф|ма|пропа|ура|хули|сло|цы|афг?|дра|орг?|те|три|ми[чш]и)))";

/**
 * What Kazakh spelling never has, and what is meant by it: each pattern with its replacement.
 *
 * қ and ғ stand beside ы and other back vowels, к and г beside front ones (vowel harmony); the genitive ends in ң, and so
 * does the possessive before -ыз; і stands where loans alone have и. Loans that break the rules are kept out.
 */
export const IMPOSSIBLE: readonly (readonly [RegExp, string])[] = [
  [/к(?=ы)/gu, "қ"],
  [/(?<=ы)к(?!и)(?<!музык|языко?в)/gu, "қ"],
  // Loans in -ак and -аг keep it: рагы, знагы, барагы, флагы.
  [/(?<!о|^(?:ра|зна|бара|фла|ма|ла|мая|аншла|зигза|архипела|гула|шла|кула|черда|фра))г(?=ы)/gu, "ғ"],
  [/(?<=ы)г(?![иеіәөү])/gu, "ғ"],
  [/(?<=(?:лар|дар|тар)д[ы])н$/gu, "ң"],
  [/(?<=(?:лер|дер|тер)д[іи])н$/gu, "ң"],
  [/(?<=\p{L}{2}[рзйжмнңв]ды)н$/gu, "ң"],
  [/(?<=\p{L}{3}л?[лқ][дт]ы(?<!алды|артты))н$(?<!алдын|тын)/gu, "ң"],
  [/(?<=\p{L}{4}шыны)н$/gu, "ң"],
  [/(?<=\p{L}{2}[ыіаеу])н(?=[ыіи]з$)/gu, "ң"],
  [/(?<=\p{L}(?:лер|дер|тер))и(?=$|н$|ң$|м$|не$|нде$|нен$|мен$|нің$|нин$|міз$|миз$|ңіз$|ңиз$|мізд|ңізд)/gu, "і"],
  [/(?<=\p{L}(?:лер|дер|тер)[дт])и(?=$|ң$|н$)/gu, "і"],
  [/(?<=[әөүі]\p{L}*[лдт])и(?=к(?:тер|т[еі]н?|ке|п?ен|т[іи]|т[іи]ң|і|и|с[іи]з)|к$)/gu, "і"],
  [/(?<=[әөүі]\p{L}*[рзйжмнлкпст][дт])и(?=$|ң$)/gu, "і"],
  [/(?<=[әөүіе]\p{L}*[імңе][мңң])и(?=з)/gu, "і"],
  [/(?<=\p{L}{2}(?:лар|дар|тар))г(?=а$)/gu, "ғ"],
  [/(?<=\p{L}{3}(?:[лрмзжйыаү]|[ыаұ]н)(?<!тан|ман|ага|бума))г(?=а$)/gu, "ғ"],
  [/(?<=[қғұң]\p{L}*[қтсшп])к(?=а$)/gu, "қ"],
  [new RegExp(`${BEFORE_LOAN}(?<=\\p{L}{2}[лрзйнуаы])г(?=ан(?:$|ы|да|нан|ға|га|ша|д[аы]|мын|сын))`, "gu"), "ғ"],
  [
    /(?<=\p{L}{2}[аұ])к(?=тар|тан$|сыз|қа|ка$|ты[ңн]|пын$)(?<!коньяк|пиджак|рюкзак|маньяк|зодиак|казак|барак|контрак|экстрак|фрак)/gu,
    "қ",
  ],
];
