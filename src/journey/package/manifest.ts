import type { LanguageTag } from "../../core/model.ts";
import { contentKey, hash } from "../../core/normalise.ts";
import type { HandoverUnit } from "../../exchange/handover.ts";
import type { ZipEntry } from "../../files/zip.ts";
import { parseBase } from "../sent.ts";

/** The manifest's name in a package. */
export const MANIFEST = "manifest.json";

/** The layout of the manifest; fields are only ever added to it. */
export const MANIFEST_SCHEMA = "qazyna.package/1";

/** What a manifest says besides its files. */
export interface ManifestFacts {
  readonly project: string;
  readonly for: string;
  readonly format: string;
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  readonly part: number;
  readonly parts: number;
  readonly segments: number;
  readonly words: number;
  readonly weightedWords: number;
  readonly articles: readonly {
    readonly path: string;
    /** The XLIFF file of it, in the package. */
    readonly file: string;
    readonly units: readonly HandoverUnit[];
  }[];
}

/**
 * The manifest of a package: the SHA-256 of every other file, and of each segment what was sent, which a return is
 * compared with. `units` are as in a `.sent.json`.
 */
export function manifestJson({ articles, ...facts }: ManifestFacts, files: readonly ZipEntry[]): string {
  const sorted = files.filter(({ name }) => !name.endsWith("/")).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const manifest = {
    schema: MANIFEST_SCHEMA,
    ...facts,
    articles: articles.map(({ path, file, units }) => ({ path, file, units: units.map(sentOf) })),
    files: sorted.map(({ name, bytes }) => ({ path: name, bytes: bytes.length, sha256: hash(bytes) })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function sentOf({ id, source, base }: HandoverUnit): object {
  return { id, source: contentKey(source).slice(0, 10), ...parseBase(base) };
}
