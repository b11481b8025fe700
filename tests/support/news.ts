import type { Random } from "./random.ts";

const WHO = [
  "The families",
  "A teacher from Semey",
  "Two lorry drivers",
  "The head of the centre",
  "Officials in Astana",
  "Her youngest son",
  "The migration service",
  "An old shepherd",
  "Volunteers from Almaty",
  "The village council",
];
const DID = [
  "waited for a reply",
  "opened a small bakery",
  "learned to read Cyrillic",
  "lost three letters",
  "crossed the pass on foot",
  "counted the new arrivals",
  "asked for a second hearing",
  "repaired the school roof",
  "sold the last of the horses",
  "spoke of relatives abroad",
];
const WHEN = [
  "in the cold spring of 1993",
  "on the morning of the census",
  "after the second winter",
  "before the quota was raised",
  "while the road was closed",
  "during the harvest",
  "a week before Nauryz",
  "long after midnight",
  "when the river froze",
  "on a Tuesday in May",
];

/** News sentences that differ from each other, in random order: as many as there are combinations, 1,000. */
export function sentences(random: Random, count: number): readonly string[] {
  const all = WHO.flatMap((who) => DID.flatMap((did) => WHEN.map((when) => `${who} ${did} ${when}.`)));
  return random.sample(all, count);
}

/** A Markdown article: a title, a heading of its own, paragraphs of some sentences each, some with markup in them. */
export function article(title: string, lines: readonly string[], perParagraph = 4): string {
  const paragraphs: string[] = [];
  for (let from = 0; from < lines.length; from += perParagraph)
    paragraphs.push(lines.slice(from, from + perParagraph).join(" "));
  const [first = "", ...rest] = paragraphs;
  return `---\ntitle: ${title}\n---\n\n${first}\n\n## ${title}: what came of it\n\n${rest.join("\n\n")}\n`;
}

/** Some of the sentences with a word in bold or a link. */
export function withMarkup(random: Random, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => {
    const words = line.split(" ");
    const at = 1 + random.below(words.length - 2);
    if (index % 5 === 1) words[at] = `**${words[at]}**`;
    if (index % 5 === 3) words[at] = `[${words[at]}](https://example.org/${index})`;
    return words.join(" ");
  });
}
