/**
 * Formulas between dollar signs, told apart from sums of money.
 *
 *     Growth of $\Delta x = 2$ per cent, or $5 million and US$10 a head.
 *               ^-----------^               ^ money        ^ money
 *
 * Pandoc's rule (manual, extension `tex_math_dollars`): the opening sign has a character right behind it, the closing
 * one right before it and no digit behind it. Ours asks more, because news writes of money oftener than of formulas:
 * no letter or digit touches the outer sides, and what begins with a digit has no space in it.
 */
export function mathEnd(text: string, offset: number): number | undefined {
  if (text.startsWith("$$", offset)) return displayEnd(text, offset);
  const first = text.charAt(offset + 1);
  if (first === "" || /\s/.test(first) || isWordCharacter(text.charAt(offset - 1))) return undefined;
  let end = offset + 1;
  while (end < text.length && text[end] !== "$") end += text[end] === "\\" ? 2 : 1;
  if (end >= text.length || /\s/.test(text.charAt(end - 1)) || isWordCharacter(text.charAt(end + 1))) return undefined;
  if (/\d/.test(first) && /\s/.test(text.slice(offset, end))) return undefined;
  return end + 1;
}

function displayEnd(text: string, offset: number): number | undefined {
  let end = offset + 2;
  while (end < text.length && text[end] !== "$") end += text[end] === "\\" ? 2 : 1;
  return end > offset + 2 && text.startsWith("$$", end) ? end + 2 : undefined;
}

function isWordCharacter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
