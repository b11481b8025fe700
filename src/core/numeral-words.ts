/** How one language writes numbers in words: patterns over lower-case words, NFC, ё as е. */
export interface NumeralWords {
  /** Words for a value that are added up: `twenty five`, `жиырма бес`. */
  readonly values: readonly (readonly [RegExp, number])[];
  /** Words that multiply what stands before them: `25 мың`, `2,5 млн`; three `тәулік` are 72 hours. */
  readonly scales: readonly (readonly [RegExp, number])[];
  /** Words that multiply a number in words before them and say none alone: `полтора года` are 18 months. */
  readonly multiples?: readonly (readonly [RegExp, number])[];
  /** A word that adds a half to the number before it: `бір жарым`, `семь с половиной`. */
  readonly half?: RegExp;
}

/** Russian numbers grown together, as in `двадцатипятилетний`. */
const TENS = "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяносто".split(" ");
const ONES = "одно двух трех четырех пяти шести семи восьми девяти".split(" ");
const grownTogether = TENS.flatMap((ten, tens) =>
  ONES.map((one, ones): readonly [RegExp, number] => [
    new RegExp(`^${ten}${one}(?!д)\\p{L}`, "u"),
    10 * tens + ones + 21,
  ]),
);

const en: NumeralWords = {
  values: [
    [/^(?:one|once|first|single|a|an)$/, 1],
    [/^(?:two|twice|second|seconds|double|doubled|pair|couple|both|twin|half|halves)$/, 2],
    [/^(?:three|third|thirds|triple|trio)$/, 3],
    [/^(?:four|fourth|quarter|quarters|quadruple)$/, 4],
    [/^(?:five|fifth)s?$/, 5],
    [/^(?:six|sixth)s?$/, 6],
    [/^(?:seven|seventh)s?$/, 7],
    [/^(?:eight|eighth)s?$/, 8],
    [/^(?:nine|ninth)s?$/, 9],
    [/^(?:ten|tenth)s?$/, 10],
    [/^(?:eleven|eleventh)$/, 11],
    [/^(?:twelve|twelfth|dozens?|noon|midday|midnight)$/, 12],
    [/^(?:thirteen|thirteenth)$/, 13],
    [/^(?:fourteen|fourteenth|fortnight)$/, 14],
    [/^(?:fifteen|fifteenth)$/, 15],
    [/^(?:sixteen|sixteenth)$/, 16],
    [/^(?:seventeen|seventeenth)$/, 17],
    [/^(?:eighteen|eighteenth)$/, 18],
    [/^(?:nineteen|nineteenth)$/, 19],
    [/^(?:twenty|twentieth|twenties)$/, 20],
    [/^(?:thirty|thirtieth|thirties)$/, 30],
    [/^(?:forty|fortieth|forties)$/, 40],
    [/^(?:fifty|fiftieth|fifties)$/, 50],
    [/^(?:sixty|sixtieth|sixties)$/, 60],
    [/^(?:seventy|seventieth|seventies)$/, 70],
    [/^(?:eighty|eightieth|eighties)$/, 80],
    [/^(?:ninety|ninetieth|nineties)$/, 90],
  ],
  scales: [
    [/^(?:hundred|hundreds|hundredth|century|centuries|centenary)$/, 1e2],
    [/^(?:thousand|thousands|k)$/, 1e3],
    [/^(?:million|millions|m|mn|mln)$/, 1e6],
    [/^(?:billion|billions|b|bn|bln)$/, 1e9],
    [/^(?:trillion|trillions|tn|trn)$/, 1e12],
  ],
};

const kk: NumeralWords = {
  values: [
    [/^(?:бір(?:інші.*|еу.*|іне|і|ді|ден|ге|нің|лік)?|жалғыз|алғаш.*|тұңғыш.*)$/, 1],
    [/^(?:екі|екінші.*|екеу.*|екі(?:ге|де|ден|нің|ні|лік|жақты).*|қос.*|жарты.*|егіз.*)$/, 2],
    [/^(?:үш.*)$/, 3],
    [/^(?:төрт.*|ширек.*)$/, 4],
    [/^(?:бес|бесеу.*|бесінші.*|бес(?:ке|те|тен|тің|ті).*)$/, 5],
    [/^(?:алты|алтау.*|алтыншы.*|алты(?:ға|да|дан|ның|ны).*)$/, 6],
    [/^(?:жеті|жетеу.*|жетінші.*|жеті(?:ге|де|ден|нің|ні).*)$/, 7],
    [/^(?:сегіз.*)$/, 8],
    [/^(?:тоғыз.*)$/, 9],
    [/^(?:он|оныншы.*|оннан|онға|онның|онды|ондаған.*|онкүндік.*|онжылды.*)$/, 10],
    [/^(?:жиырма.*)$/, 20],
    [/^(?:отыз.*)$/, 30],
    [/^(?:қырық.*|қырқ.*)$/, 40],
    [/^(?:елу.*)$/, 50],
    [/^(?:алпыс.*)$/, 60],
    [/^(?:жетпіс.*)$/, 70],
    [/^(?:сексен.*)$/, 80],
    [/^(?:тоқсан.*)$/, 90],
  ],
  scales: [
    [/^(?:жүз|жүзі.*|жүзд.*|жүзін.*|ғасыр.*)$/, 1e2],
    [/^(?:мың.*)$/, 1e3],
    [/^(?:миллион.*|млн)$/, 1e6],
    [/^(?:миллиард.*|млрд)$/, 1e9],
    [/^(?:триллион.*|трлн)$/, 1e12],
    [/^тәулі[кг].*$/, 24],
  ],
  multiples: [[/^жыл.*$/, 12]],
  half: /^жарым/,
};

const ru: NumeralWords = {
  values: [
    ...grownTogether,
    [/^(?:полтор|полутор).*$/, 1.5],
    [/^(?:полсотн|полусотн).*$/, 50],
    [/^(?:полгода|полугод).*$/, 6],
    [/^круглосуточн.*$/, 24],
    [/^(?:од(?:ин|н(?:а|о|и|у|ой|ого|ому|им|ном|их|ими))|перв.*|единствен.*|однажды|раз)$/, 1],
    [
      /^(?:дв(?:а|е|ух|ум|умя|ое|оих)|втор.*|двух.*|двой.*|дву.*|вдвое.*|оба|обе|обо?их|обеих|дважды|пар[аыеу]|пол.*)$/,
      2,
    ],
    [/^(?:тр(?:и|ех|ем|емя|ое|оих)|трет.*|трех.*|трой.*|тро.*|втрое|трижды)$/, 3],
    [/^(?:четыр.*|четвер.*|четверт.*)$/, 4],
    [/^(?:пят(?:ь|и|ью|еро|ерых|ый|ого|ому|ым|ом|ая|ой|ую|ое|ерка|ерки)|пяти(?!д).*)$/, 5],
    [/^(?:шест(?:ь|и|ью|еро|ой|ого|ому|ым|ом|ая|ую|ое)|шести(?!д).*)$/, 6],
    [/^(?:сем(?:ь|и|ью|еро)|седьм.*|семи(?!д).*)$/, 7],
    [/^(?:восем(?:ь|ью)|восьми(?!д).*|восьм(?:ой|ого|ому|ым|ом|ая|ую|ое|еро))$/, 8],
    [/^(?:девят(?:ь|и|ью|ый|ого|ому|ым|ом|ая|ой|ую|ое|еро)|девяти(?!д).*)$/, 9],
    [/^(?:десят(?:ь|и|ью|ый|ого|ому|ым|ом|ая|ой|ую|ое|ок|ка|ки|ков|еро)|десяти.*|десятилет.*)$/, 10],
    [/^одиннадцат.*$/, 11],
    [/^(?:двенадцат.*|дюжин.*|полдень|полудн.*|полдня|полночь|полуноч.*)$/, 12],
    [/^тринадцат.*$/, 13],
    [/^четырнадцат.*$/, 14],
    [/^пятнадцат.*$/, 15],
    [/^шестнадцат.*$/, 16],
    [/^семнадцат.*$/, 17],
    [/^восемнадцат.*$/, 18],
    [/^девятнадцат.*$/, 19],
    [/^двадцат.*$/, 20],
    [/^тридцат.*$/, 30],
    [/^сорок.*$/, 40],
    [/^(?:пятьдесят.*|пятидесят.*)$/, 50],
    [/^(?:шестьдесят.*|шестидесят.*)$/, 60],
    [/^(?:семьдесят.*|семидесят.*)$/, 70],
    [/^(?:восемьдесят.*|восьмидесят.*)$/, 80],
    [/^девяност.*$/, 90],
    [/^(?:двест.*|двухс.*|двумст.*)$/, 200],
    [/^(?:трист.*|трехс.*)$/, 300],
    [/^(?:четырест.*|четырехс.*)$/, 400],
    [/^(?:пятьсот.*|пятис.*)$/, 500],
  ],
  scales: [
    [/^(?:сто|ста|сотн?.*|сотый|столет.*|век.*)$/, 1e2],
    [/^(?:тыс|тысяч.*)$/, 1e3],
    [/^(?:миллион.*|млн)$/, 1e6],
    [/^(?:миллиард.*|млрд)$/, 1e9],
    [/^(?:триллион.*|трлн)$/, 1e12],
    [/^(?:сутки|суток|сутк(?:ам|ами|ах))$/, 24],
  ],
  multiples: [[/^(?:год(?:а|у|ом|ам|ами|ах)?|лет)$/, 12]],
  half: /^половиной$/,
};

/** Number words by language; other languages have none, and their numbers are compared as digits. */
export const numeralWords: Readonly<Record<string, NumeralWords>> = { en, kk, ru };
