import { expect, test } from "vitest";
import { type Case, fuzzyMatch, outcomeOf } from "./repairing.ts";

/** The score before and after, and the penalties after. */
function scores(given: Case): readonly [before: number, after: number, ...penalties: readonly string[]] {
  const outcome = outcomeOf(given);
  if (outcome.kind !== "repaired") throw new Error(`not repaired: ${given.query}`);
  const { score, penalties } = outcome.match;
  return [fuzzyMatch(given).score, score, ...penalties.map(({ reason, points }) => `${reason} ${points}`)];
}

const GROWTH = { source: "Growth was 4.8% in 2024.", target: "2024 жылы өсім 4,8% болды." };

test.each<[string, Case, ReturnType<typeof scores>]>([
  [
    "numbers cost a point, however many",
    { ...GROWTH, query: "Growth was 5.2% in 2025." },
    [98, 99, "repaired number 1"],
  ],
  ["so do codes", { ...GROWTH, query: "<b>Growth was 4.8% in 2024.</b>" }, [98, 99, "repaired codes 1"]],
  [
    "each kind costs its own",
    { ...GROWTH, query: "<b>Growth was 5.2% in 2024.</b>" },
    [97, 98, "repaired number 1", "repaired codes 1"],
  ],
  [
    "other differences still count",
    { ...GROWTH, query: "growth was 5.2% in 2024!" },
    [97, 97, "case 1", "punctuation 1", "repaired number 1"],
  ],
  [
    "a term costs four points",
    {
      terms: ["Oralman=оралман", "Kandas=қандас"],
      source: "The Oralman status was granted to them all.",
      target: "Оралман мәртебесі олардың бәріне берілді.",
      query: "The Kandas status was granted to them all.",
    },
    [88, 96, "repaired term 4"],
  ],
  [
    "a span costs eight",
    {
      fragments: { decree: ["жарлық"], law: ["заң"] },
      source: "The decree was signed on Monday in Astana.",
      target: "Жарлық дүйсенбіде Астанада қабылданды.",
      query: "The law was signed on Monday in Astana.",
    },
    [88, 92, "repaired span 8"],
  ],
  [
    "numbers in a match whose words differ leave its score",
    { ...GROWTH, query: "Inflation was 5.2% in 2024." },
    [79, 79, "numbers 1"],
  ],
])("%s", (_, given, expected) => {
  expect(scores(given)).toEqual(expected);
});
