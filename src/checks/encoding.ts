import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { marksIn, spanOf } from "./marks.ts";

const finding = finder("encoding");

// The replacement character; private use; UTF-8 read as Latin-1 or Windows-1251 (`Ð°`, `â€™`, `Р°Р±`).
const LOST = /\uFFFD+/gu;
const PRIVATE = /\p{Co}+/gu;
const MISREAD =
  /(?:[ÐÑ][\u0080-\u00BF‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]){2,}|â€[\u0080-\u00BF™œ“”˜¦]|(?:[РСТУ][ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї´²³¼½¾¿]){3,}/gu;
const ANY = /[\uFFFDÐÑâ]|\p{Co}|[РСТУ][°±²³´µ¶·№ЂЃѓ†‡€‰ЉЊЌЋЏђљњќћџўЈҐ©¬®Їѕјєґ]/u;

/** Text that was damaged on its way: replacement characters, bytes read in the wrong encoding, private-use characters. */
export const encoding: Check = {
  name: "encoding",
  find({ source, target }) {
    const text = plainText(target);
    if (!ANY.test(text)) return [];
    const before = plainText(source);
    return (
      [
        ["lost", LOST],
        ["misread", MISREAD],
        ["private", PRIVATE],
      ] as const
    ).flatMap(([rule, pattern]) =>
      marksIn(text, pattern)
        .filter((mark) => !before.includes(mark.text))
        .map((mark) => finding("error", rule, { found: mark.text }, { at: spanOf(mark) })),
    );
  },
};
