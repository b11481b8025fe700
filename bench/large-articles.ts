/** Articles of any size for benches, the same for the same seed: dense ones of short blocks full of markup, sparse ones. */

import { type Random, seeded } from "../tests/support/random.ts";

/** Of short blocks, each with some markup or none; or of paragraphs of a dozen sentences. */
export type Density = "dense" | "sparse";

/** A kind of article that is generated: the path that it is parsed under, and its text. */
export interface Generator {
  readonly path: string;
  /** @param bytes about how long the text is; all of it is ASCII but for some quotation marks and names */
  readonly text: (density: Density, bytes: number) => string;
}

const WORDS =
  "families wait at the gate consulate photograph winter village border letter answer brother teacher office road of in".split(
    " ",
  );
const NAMES = ["Almaty", "Astana", "Semey", "Şymkent", "Aizhan Bekova", "K. K. Tokayev", "the U.S.", "“Atameken”"];

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(WORDS)).join(" ");
}

function sentence(random: Random, mark: (text: string) => string): string {
  return `The ${words(random, 3 + random.below(9))} ${mark(random.pick(NAMES))} ${words(random, 2 + random.below(5))}.`;
}

/** A dozen sentences, every fourth with markup. */
function paragraph(random: Random, mark: (text: string) => string): string {
  const own = (index: number): string => sentence(random, index % 4 === 3 ? mark : (text) => text);
  return Array.from({ length: 12 }, (_, index) => own(index)).join(" ");
}

/** Blocks until there are enough. */
function blocks(bytes: number, between: string, block: (index: number) => string): string {
  const made: string[] = [];
  for (let length = 0; length < bytes; length += (made.at(-1)?.length ?? 0) + between.length)
    made.push(block(made.length));
  return made.join(between);
}

/** What one of each in turn gives. */
function turns(random: Random, forms: readonly ((some: () => string, name: string) => string)[]) {
  return (index: number): string =>
    forms[index % forms.length]?.(() => words(random, 3 + random.below(6)), random.pick(NAMES)) ?? "";
}

const MARKDOWN = [
  (some: () => string, name: string) => `- A ${some()} **${name}** ${some()}.`,
  (some: () => string, name: string) => `- [${some()}](/d/${some().length}) of ${name}`,
  (some: () => string) => `\n## A ${some()} *${some()}*\n`,
  (some: () => string, name: string) =>
    `| ${some()} | ${name} |\n|---|---|\n| \`x\` ${some()} | ${some()} &amp; ${name} |\n`,
  (some: () => string, name: string) => `${name} ${some()}: ${some()}.[^1]\n`,
  (some: () => string) => `> Say ${some()}! No ${some()}?\n`,
  (some: () => string, name: string) => `![${name}](a.jpg "${some()}") ${some()}\n`,
  (some: () => string, name: string) => `${name} <em>${some()}</em> of 5 \\* 3\n`,
];
const MDX = [
  ...MARKDOWN.slice(0, -1),
  (some: () => string, name: string) => `<Note kind="a">${name} {a.b} ${some()}</Note>\n`,
];
const HTML = [
  (some: () => string, name: string) => `<p>A ${some()} <b>${name}</b> ${some()}.</p>`,
  (some: () => string, name: string) => `<li><a href="/d/${some().length}">${some()}</a> of ${name}`,
  (some: () => string) => `<h2>A ${some()}</h2>`,
  (some: () => string, name: string) => `<tr><td>${some()} &amp; ${name}<td>${some()}</tr>`,
  (some: () => string, name: string) => `<p>${some()} <img src=a.jpg alt="${name}">`,
];
const TEXT = [
  (some: () => string, name: string) => `${name} ${some()}: ${some()}.\n`,
  (some: () => string) => `A ${some()}! No\n${some()}?\n`,
  (some: () => string, name: string) => `- ${some()} ${name}`,
  (some: () => string) => `The ${some()}\n`,
];
const JSON_VALUES = [
  (some: () => string, name: string) => `A ${some()} <b>${name}</b> {{count}}.`,
  (some: () => string, name: string) => `${some()} of ${name}`,
  (some: () => string) => `${some()}`,
  (some: () => string) => `A \\"${some()}\\"! No\\n${some()}?`,
];

/** The kinds of article, by the name of what they are written in. */
export const generators: Readonly<Record<string, Generator>> = {
  markdown: { path: "a.md", text: markdown(MARKDOWN) },
  mdx: { path: "a.mdx", text: markdown(MDX) },
  html: {
    path: "a.html",
    text: (density, bytes) => {
      const random = seeded(3);
      const dense = turns(random, HTML);
      const sparse = (): string => `<p>${paragraph(random, (text) => `<b>${text}</b>`)}</p>\n`;
      return `<!doctype html><title>A</title>\n${blocks(bytes, "\n", density === "dense" ? dense : sparse)}`;
    },
  },
  text: {
    path: "a.txt",
    text: (density, bytes) => {
      const random = seeded(4);
      const dense = turns(random, TEXT);
      return blocks(bytes, "\n", density === "dense" ? dense : () => `${paragraph(random, (text) => text)}\n`);
    },
  },
  "i18next-json": { path: "a.json", text: json },
};

function markdown(forms: typeof MARKDOWN): Generator["text"] {
  return (density, bytes) => {
    const random = seeded(1);
    const sparse = (): string =>
      `${paragraph(random, (text) => random.pick([`**${text}**`, `[${text}](/a)`, `_${text}_`]))}\n`;
    return `---\ntitle: A\n---\n\n${blocks(bytes, "\n", density === "dense" ? turns(random, forms) : sparse)}\n\n[^1]: A note.\n`;
  };
}

function json(density: Density, bytes: number): string {
  const random = seeded(5);
  const dense = turns(random, JSON_VALUES);
  const value = (index: number): string =>
    density === "dense" ? dense(index) : paragraph(random, (text) => `<b>${text}</b> {{name}}`);
  // One value in eight is a pair of plural forms; objects of fifty values.
  const member = (index: number): string => {
    const key = `key${index}`;
    if (index % 8 !== 0) return `    "${key}": "${value(index)}"`;
    return `    "${key}_one": "{{count}} ${value(index)}",\n    "${key}_other": "{{count}} ${value(index)}"`;
  };
  const group = (index: number): string =>
    `  "group${index}": {\n${Array.from({ length: density === "dense" ? 50 : 5 }, (_, at) => member(index * 50 + at)).join(",\n")}\n  }`;
  return `{\n${blocks(bytes, ",\n", group)}\n}\n`;
}
