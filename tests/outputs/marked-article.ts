import { defaultConfig } from "../../src/config/config.ts";
import type { Run, Segment, Target } from "../../src/core/model.ts";
import { layoutOf } from "../../src/files/layout.ts";
import { formatFor } from "../../src/formats/index.ts";
import { renderOutputs } from "../../src/journey/render-outputs.ts";
import { segmentUnit } from "../../src/segmentation/index.ts";

/** What the record may say of a sentence, and what readers are to be told of it. */
export const RECORDED = {
  nothing: "untranslated",
  draft: "machine",
  "stale draft": "machine stale",
  "stale edited": "stale",
  "stale reviewed": "stale",
  "post-edited": "finished",
  edited: "finished",
  reviewed: "finished",
} as const;
export type Recorded = keyof typeof RECORDED;

export interface Written {
  /** By the sentences' order in the article. */
  readonly numbers: readonly number[];
  readonly article: string;
  /** The state of a text without a place for it, if there is any. */
  readonly sidecar: string | undefined;
  readonly resourceState: string;
  readonly problems: readonly string[];
}

/**
 * What readers of Kazakh get of an article, as a run writes it. Each sentence of the source has a word `Alpha1`, `Alpha2` …,
 * which stands as `Бөлім1` in its translation.
 *
 * @param recorded what the record says of a sentence, by its number
 * @param outputs settings other than the default ones
 */
export function write(name: string, text: string, recorded: (number: number) => Recorded, outputs = {}): Written {
  const format = formatFor(name);
  const path = `articles/${name}`;
  const article = format.parse(new TextEncoder().encode(text), {
    path,
    lang: "en",
    frontMatter: ["title", "description"],
  });
  const segments = article.units.flatMap((unit, index) =>
    segmentUnit(unit, "en").map((cut): Segment => ({ ...cut, unit: index, id: `s${cut.start}` })),
  );
  const targets = segments.flatMap((segment) => targetOf(segment, recorded(numberOf(segment) ?? 0)));
  const layout = layoutOf("/", { articles: "articles", xliff: "xliff" });
  const { files, problems } = renderOutputs(
    { config: { ...defaultConfig, outputs: { ...defaultConfig.outputs, ...outputs } }, layout },
    { path: name, format, article, segments },
    { lang: "kk", targets: new Map(targets.map((target) => [target.id, target])) },
  );
  const at = (file: string): string | undefined => {
    const content = files.find((one) => one.path === file)?.content;
    return content === undefined ? undefined : new TextDecoder().decode(content);
  };
  return {
    numbers: segments.flatMap((segment) => numberOf(segment) ?? []),
    article: at(layout.localised("kk", name)) ?? "",
    sidecar: at(layout.localisedState("kk", name)),
    resourceState: at(layout.resourceState("kk", name)) ?? "",
    problems: problems.map(({ code }) => code),
  };
}

function numberOf({ source }: Segment): number | undefined {
  for (const run of source) {
    const found = run.kind === "text" ? /Alpha(\d+)/.exec(run.text)?.[1] : undefined;
    if (found !== undefined) return Number(found);
  }
  return undefined;
}

function targetOf(segment: Segment, recorded: Recorded): readonly Target[] {
  if (recorded === "nothing") return [];
  const isStale = recorded.startsWith("stale");
  const isRaw = recorded === "draft" || recorded === "stale draft";
  const target = segment.source.map(
    (run): Run => (run.kind === "code" ? run : { kind: "text", text: run.text.replace(/Alpha/g, "Бөлім") }),
  );
  return [
    {
      id: segment.id,
      source: segment.source,
      target,
      state: isRaw ? "draft" : recorded.endsWith("reviewed") ? "reviewed" : "edited",
      origin:
        isRaw || recorded === "post-edited"
          ? { kind: "engine", engine: "google", model: "nmt", terms: [] }
          : { kind: "person" },
      ...(isStale ? { stale: true } : {}),
    },
  ];
}
