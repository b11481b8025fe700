/** Base similarity written down once more from its definition, without any of the memory's own parts. */

const TOKEN = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|\p{N}+(?:[.,]\p{N}+)*|[^\s\p{L}\p{M}\p{N}]/gu;

export function naiveTokens(text: string): readonly string[] {
  return text.toLowerCase().match(TOKEN) ?? [];
}

export function naiveDistance<Item>(a: ArrayLike<Item>, b: ArrayLike<Item>): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array.from({ length: b.length }, () => 0)]);
  for (let j = 1; j <= b.length; j++) table[0]![j] = j;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      table[i]![j] = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
  return table[a.length]![b.length]!;
}

function likeness<Item>(a: ArrayLike<Item>, b: ArrayLike<Item>): number {
  const longest = Math.max(a.length, b.length);
  return Math.floor((100 * (longest - naiveDistance(a, b))) / longest);
}

/** Of two normalised plain texts; undefined where one has no token. */
export function naiveBase(a: string, b: string): number | undefined {
  const [left, right] = [naiveTokens(a), naiveTokens(b)];
  if (left.length === 0 || right.length === 0) return undefined;
  if (a === b) return 100;
  const ofTokens = likeness(left, right);
  const isShort = left.length <= 3 && right.length <= 3;
  const ofCharacters = isShort ? likeness(a.toLowerCase(), b.toLowerCase()) : 0;
  return Math.max(ofTokens, ofCharacters);
}
