import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("sentences");

/** An end of a sentence before another one, seen from afar: initials and abbreviations end none. */
const END = /(?<=[\p{Ll}\p{N}%)]{2}["”»’]?)[.!?…]+["”»’)]*\s+(?=["“«„(—–-]*\s?\p{Lu})/gu;

/** A segment whose target has two sentences more or fewer than its source: something was added, left out or moved. */
export const sentences: Check = {
  name: "sentences",
  find({ source, target }) {
    const [wanted, found] = [sentencesIn(plainText(source)), sentencesIn(plainText(target))];
    return Math.abs(wanted - found) < 2 ? [] : [finding("info", "count", { wanted, found })];
  },
};

function sentencesIn(text: string): number {
  return !/[.!?…]["”»’)]*\s/.test(text) ? 1 : (text.match(END)?.length ?? 0) + 1;
}
