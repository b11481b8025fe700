/** Endings that Kazakh words take, in their order; each may be absent (grammars: Balakaev 1962; Muhamedowa 2016). */
const ENDINGS = [
  "(?:[лдт][ыі]қ|[лдт][ыі]к|с[ыі]з|[лдт][ыі]|ш[ыі]л|ш[ыі]|д?ағы)?", // words made of it: -лық, -сіз, -лы, -шы
  "(?:[лдт][ае]р)?", // plural
  "(?:[ыі]?м(?:[ыі]з)?|[ыі]?ң(?:[ыі]з)?|с?[ыі])?", // whose
  "(?:[нтд][ыі]ң|[ғгқк][ае]|н?[ае]|[ндт][ыі]|н|н?[дт][ае]|[дтн][ае]н|н[ае]н|[мбп]ен(?:ен)?)?", // case
  "(?:ғы|гі|қы|кі)?(?:[лдт][ае]р)?(?:н?[ыі]ң|[ндт][ыі]|[ғг][ае]|н?[ае]н)?", // what is there, and its case
  "(?:[мбп][ыі]н|с[ыі]ң|[мбпд][ыі]з|ша|ше|дай|дей|тай|тей)?", // am, are, like
];
const SUFFIXES = new RegExp(`^${ENDINGS.join("")}$`);
const LONGEST = 24;

/** Whether these letters, in lower case, can stand behind a Kazakh noun or name; nothing can. */
export function isKazakhSuffix(letters: string): boolean {
  return letters.length <= LONGEST && SUFFIXES.test(letters);
}
