import type { Article, InlineCode, Run, Runs, Segment, Target, Unit } from "../../src/core/model.ts";

/** Runs from text with `[` and `]` for a link's ends, so that samples stay readable. */
export function runs(text: string, address = "/kandas"): Runs {
  const parts = text.split(/([[\]])/).filter((part) => part !== "");
  return parts.map((part): Run => {
    if (part === "[") return { kind: "code", code: link("open", "[") };
    if (part === "]") return { kind: "code", code: link("close", `](${address})`) };
    return { kind: "text", text: part };
  });
}

export function link(type: InlineCode["type"], data: string): InlineCode {
  return { id: "1", type, name: "link", data };
}

/** An article whose units are one line each; a line `title: …` is front matter. Sentences are cut after `. `. */
export function sample(lines: readonly string[], address?: string): { article: Article; segments: Segment[] } {
  const text = lines.join("\n\n");
  const units: Unit[] = [];
  const segments: Segment[] = [];
  let at = 0;
  for (const line of lines) {
    const key = /^(title|description): /.exec(line)?.[1];
    const start = at + (key === undefined ? 0 : key.length + 2);
    const end = at + line.length;
    units.push({
      kind: key === undefined ? "paragraph" : "front-matter",
      ...(key === undefined ? {} : { key }),
      headings: [],
      start,
      end,
      pieces: [],
      splits: true,
      style: "",
    });
    let from = start;
    for (const sentence of text.slice(start, end).split(/(?<=\.) /)) {
      segments.push({
        id: `s${segments.length + 1}`,
        unit: units.length - 1,
        source: runs(sentence, address),
        start: from,
        end: from + sentence.length,
      });
      from += sentence.length + 1;
    }
    at = end + 2;
  }
  return { article: { path: "2021/kandas.md", lang: "en", format: "markdown", text, units, meta: {} }, segments };
}

/** A target of a sample segment, a raw engine draft of 18 May 2021 unless told otherwise. */
export function target(segment: Segment, text: string, more: Partial<Target> = {}): Target {
  return {
    id: segment.id,
    source: segment.source,
    target: runs(text),
    state: "draft",
    origin: { kind: "engine", engine: "google", model: "nmt", terms: [] },
    at: "2021-05-18T09:30:00Z",
    ...more,
  };
}

export function byId(targets: readonly Target[]): ReadonlyMap<string, Target> {
  return new Map(targets.map((one) => [one.id, one]));
}
