// Several checks ask of the source and the target of one segment in turn; the answers for two texts are at hand.
let [first, second] = ["", ""];
let [isInFirst, isInSecond] = [false, false];

/** Whether a text has a digit 0–9. */
export function hasDigit(text: string): boolean {
  if (text === first) return isInFirst;
  if (text === second) return isInSecond;
  [second, isInSecond] = [first, isInFirst];
  [first, isInFirst] = [text, /\d/.test(text)];
  return isInFirst;
}
