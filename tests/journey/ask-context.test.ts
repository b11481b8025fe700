import { expect, test } from "vitest";
import { articlePaths } from "../../src/commands/articles.ts";
import { openMeans } from "../../src/commands/means.ts";
import { openProject } from "../../src/commands/open-project.ts";
import type { Capabilities, Engine } from "../../src/core/engine.ts";
import { plainText } from "../../src/core/runs.ts";
import { pseudoEngine } from "../../src/engines/pseudo.ts";
import type { Wish } from "../../src/journey/ask.ts";
import { translate } from "../../src/pipeline.ts";
import { askKey } from "../../src/queue/ask-key.ts";
import { NOW, type TemporaryProject, temporaryProject } from "../support/project.ts";

const env = { SOURCE_DATE_EPOCH: String(Date.parse(NOW) / 1000) };

const ARTICLE = `# Water in the south

## What was agreed

The **Senate** met on Monday. See the [new decree](https://example.org/secret) and ![a map](map.png). Nobody counted.
`;

/** An engine that uses so much of what stands around a text. */
function engineThat(uses: Pick<Capabilities, "context" | "examples">): Engine {
  const engine = pseudoEngine();
  const capabilities: Engine["capabilities"] = (from, to) => ({ ...engine.capabilities(from, to), ...uses });
  return { ...engine, capabilities };
}

/** What is wished for in Kazakh by plain text, as a run would ask for it. */
async function wishes(project: TemporaryProject, engine: Engine): Promise<ReadonlyMap<string, Wish>> {
  const opened = await openProject(project.root, env);
  const means = await openMeans(opened, { frozen: false });
  const seen = new Map<string, Wish>();
  const paths = articlePaths(opened);
  const interrupted = (): boolean => false;
  const ask = async (asked: readonly Wish[]) => {
    for (const wish of asked) seen.set(plainText(wish.ask.runs), wish);
    return { answers: new Map(), failures: new Map() };
  };
  await translate(opened, means, { langs: ["kk"], paths, engineOf: () => engine, interrupted, ask });
  await means.memory.close();
  return seen;
}

const MEMORY = `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="en"><seg>The Senate met on Tuesday.</seg></tuv><tuv xml:lang="kk"><seg>Сенат сейсенбіде жиналды.</seg></tuv></tu>
</body></tmx>
`;

test("a text goes with the sentences around it and the headings above it, without addresses and code", async () => {
  using project = temporaryProject({ "articles/a.md": ARTICLE });
  const asked = await wishes(project, engineThat({ context: true, examples: false }));
  expect(asked.get("The Senate met on Monday.")?.ask.context).toEqual({
    previous: "What was agreed",
    next: "See the new decree and [image].",
    headings: ["Water in the south", "What was agreed"],
    examples: [],
  });
  expect(asked.get("Nobody counted.")?.ask.context).toEqual({
    previous: "See the new decree and [image].",
    next: "a map", // the picture's own text, which stands last in the paragraph
    headings: ["Water in the south", "What was agreed"],
    examples: [],
  });
});

test("fuzzy matches go along as examples, as they were remembered", async () => {
  using project = temporaryProject({ "articles/a.md": ARTICLE, "memory/partner.tmx": MEMORY });
  const asked = await wishes(project, engineThat({ context: false, examples: true }));
  const { context } = asked.get("The Senate met on Monday.")?.ask ?? {};
  const pairs = context?.examples.map(({ source, target }) => [plainText(source), plainText(target)]);
  expect(pairs).toEqual([["The Senate met on Tuesday.", "Сенат сейсенбіде жиналды."]]);
  expect(context).toMatchObject({ headings: [] });
  expect(context).not.toHaveProperty("previous");
  expect(asked.get("Nobody counted.")?.ask).not.toHaveProperty("context");
});

test("an engine that uses nothing of it is given nothing, and is asked under the same key", async () => {
  using project = temporaryProject({ "articles/a.md": ARTICLE, "memory/partner.tmx": MEMORY });
  const without = await wishes(project, engineThat({ context: false, examples: false }));
  const withAll = await wishes(project, engineThat({ context: true, examples: true }));
  expect([...without.values()].filter(({ ask }) => ask.context !== undefined)).toEqual([]);
  expect([...withAll.values()].map(({ key }) => key)).toEqual([...without.values()].map(({ key }) => key));
  for (const { ask, key } of withAll.values()) expect(askKey(ask, "en", "kk", pseudoEngine())).toBe(key);
});

test("a text in several articles goes once, with what is around the first of them", async () => {
  const second = "# Fire in the north\n\nNobody counted. It was cold.\n";
  using project = temporaryProject({ "articles/a.md": ARTICLE, "articles/b.md": second });
  const asked = await wishes(project, engineThat({ context: true, examples: false }));
  const wish = asked.get("Nobody counted.");
  expect(wish?.segments.map(({ path }) => path)).toEqual(["a.md", "b.md"]);
  expect(wish?.ask.context?.headings).toEqual(["Water in the south", "What was agreed"]);
});
