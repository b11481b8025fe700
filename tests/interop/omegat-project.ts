import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TranslationUnit } from "../../src/core/model.ts";
import { sourceText, textRuns } from "../../src/core/runs.ts";
import { readTmx, writeTmx } from "../../src/exchange/tmx.ts";
import { canRun } from "./outcomes.ts";

/** An OmegaT project, and OmegaT working on it without a window. */
export interface OmegatProject {
  readonly root: string;
  /** Each text to translate as OmegaT shows it, its tags as text: `See the <g0>decree</g0>.` Equal ones count once. */
  segments(): readonly string[];
  /** Puts translations, by the text that OmegaT shows, where it takes them without asking: `tm/auto/`. */
  remember(translations: ReadonlyMap<string, string>): void;
  /** Translates all files from the memories; gives what OmegaT says. */
  translate(): string;
}

/** Whether OmegaT is installed (Debian: omegat). */
export function hasOmegat(): boolean {
  return canRun("omegat", ["--help"]);
}

/** Runs OmegaT on the project in `root`, which has an `omegat.project`. */
export function omegatAt(root: string): OmegatProject & Disposable {
  const settings = mkdtempSync(join(tmpdir(), "omegat-settings-"));
  const run = (mode: string, ...options: readonly string[]): string => {
    const args = [`--mode=${mode}`, `--config-dir=${settings}`, ...options, root];
    const ran = spawnSync("omegat", args, { encoding: "utf8", timeout: 300_000, maxBuffer: 1e9 });
    if (ran.status !== 0) throw new Error(`omegat ${args.join(" ")}\n${ran.stdout}\n${ran.stderr}`);
    return ran.stdout + ran.stderr;
  };
  const project: OmegatProject & Disposable = {
    root,
    segments() {
      const dump = join(settings, "segments.tmx");
      run("console-createpseudotranslatetmx", `--pseudotranslatetmx=${dump}`, "--pseudotranslatetype=equal");
      const { units, skipped } = readTmx(readFileSync(dump, "utf8"), dump, LANGUAGES);
      if (skipped[0] !== undefined) throw skipped[0];
      return units.map(({ source }) => sourceText(source));
    },
    remember(translations) {
      const units = Array.from(
        translations,
        ([source, target]): TranslationUnit => ({
          source: textRuns(source),
          target: textRuns(target),
          ...LANGUAGES,
          state: "edited",
          origin: "person",
        }),
      );
      put(join(root, "tm", "auto", "translated.tmx"), writeTmx(units, { sourceLang: LANGUAGES.sourceLang }));
    },
    translate: () => run("console-translate", "--tag-validation=warn"),
    [Symbol.dispose]: () => rmSync(settings, { recursive: true }),
  };
  return project;
}

/** An OmegaT project made by hand from source files, by path. */
export function writeOmegatProject(root: string, sources: ReadonlyMap<string, string>): void {
  for (const folder of ["source", "target", "omegat", "tm/auto", "glossary", "dictionary"])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "omegat.project"), SETTINGS);
  for (const [path, text] of sources) put(join(root, "source", path), text);
}

/**
 * A hand-over file as OmegaT before 5.8 needs it, which takes the text of `target` for the text to translate: the source
 * stands there too, and says that nobody has translated it. Locked units, which it does not show, stay.
 */
export function sourceInTarget(xliff: string): string {
  const unit = /^( {8}<trans-unit [^\n]*>\n {10}<source>([^\n]*)<\/source>\n)(?: {10}<target[^\n]*\n)?/gm;
  return xliff.replace(unit, (whole, start: string, source: string) =>
    start.includes(' translate="no"')
      ? whole
      : `${start}          <target state="needs-translation">${source}</target>\n`,
  );
}

/** A text as OmegaT shows it, without its tags and the white space around it. */
export function withoutTags(text: string): string {
  return text.replace(/<\/?[^\s/\d<>]+\d+\/?>/g, "").trim();
}

const LANGUAGES = { sourceLang: "en", lang: "kk" };

const SETTINGS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <glossary_file>__DEFAULT__</glossary_file>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>EN</source_lang>
    <target_lang>KK</target_lang>
    <sentence_seg>false</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
`;

function put(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
