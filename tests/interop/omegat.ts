/**
 * There and back through OmegaT itself, as Debian has it (3.6), without a window: `node tests/interop/omegat.ts`.
 *
 * OmegaT shows its view of each segment, and translates from a TMX that our own writer wrote. What it gives back must
 * be what went out and what was translated: units, states, codes, characters. Without OmegaT it prints `skipped: …`.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Run, Runs } from "../../src/core/model.ts";
import { codeMark, plainText, sameRuns } from "../../src/core/runs.ts";
import type { ReturnedUnit } from "../../src/exchange/handover.ts";
import { profileOptions } from "../../src/exchange/profiles.ts";
import { readXliff12, writeXliff12 } from "../../src/exchange/xliff-12.ts";
import { readZip } from "../../src/files/zip.ts";
import { handovers } from "../exchange/generated.ts";
import type { TemporaryProject } from "../support/project.ts";
import { inKazakh, runsInKazakh } from "./kazakh-letters.ts";
import { hasOmegat, omegatAt, sourceInTarget, withoutTags, writeOmegatProject } from "./omegat-project.ts";
import { debianVersion, type Outcomes, outcomes, skip } from "./outcomes.ts";
import {
  ARTICLES,
  cloned,
  DRAFTED,
  handedOver,
  LEFT,
  must,
  openUnits,
  rewritten,
  sameRecords,
  worked,
  workedOnProject,
  workedUnits,
  xliffOf,
} from "./worked-on-project.ts";

/** Generated hand-overs, the same ones each time. */
const GENERATED = { numRuns: 80, seed: 20260131 };

/** Hand-overs of all kinds: every unit and code comes back, in its place, and every character of the translation. */
function generated(say: Outcomes): void {
  const root = mkdtempSync(join(tmpdir(), "qazyna-omegat-"));
  try {
    const samples = fc.sample(handovers, GENERATED);
    const options = profileOptions("omegat", { omegatLegacy: true });
    const sent = samples.map((handover) => writeXliff12({ ...handover, lang: "kk" }, options));
    const name = (index: number): string => `${index}.xlf`;
    writeOmegatProject(root, new Map(sent.map((xml, index) => [name(index), xml])));
    using omegat = omegatAt(root);
    omegat.remember(new Map(omegat.segments().map((text) => [text, inKazakh(text)])));
    omegat.translate();
    const back = sent.map((_, index) => readFileSync(join(root, "target", name(index)), "utf8"));
    const before = sent.flatMap((xml, index) => unitsOf(xml, name(index)));
    const after = back.flatMap((xml, index) => unitsOf(xml, name(index)));
    const locked = samples.flatMap(({ units }) => units.map((unit) => unit.locked === true));
    const named = ({ id, base, notes }: ReturnedUnit) => ({ id, base, notes: notes.map(withLineFeeds) });
    say.same("generated units come back with id, base and notes", after.map(named), before.map(named));
    say.same(
      "their sources, codes too",
      after.map(({ source }) => shown(source)),
      before.map(({ source }) => shown(source)),
    );
    say.same(
      "their translations, codes too",
      after.map(({ target = [] }) => shown(target)),
      before.map((unit, index) => shown(locked[index] ? (unit.target ?? []) : translated(unit.source))),
    );
    const carriage = before.filter(({ source }) => plainText(source).includes("\r")).length;
    const lost = after.filter(({ source }) => plainText(source).includes("\r")).length;
    say.note(
      `OmegaT writes carriage returns as they are, so that XML reads line feeds: ${carriage} units, ${lost} kept`,
    );
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** A project: what the import makes of OmegaT's files is what it makes of our own. */
async function project(say: Outcomes): Promise<void> {
  using reference = await workedOnProject();
  using through = cloned(reference);
  const states = new Map<string, ReturnedUnit>();
  const sources = new Map<string, string>();
  for (const article of [...ARTICLES, DRAFTED]) {
    const path = xliffOf(article);
    for (const unit of openUnits(reference, article)) states.set(composedText(unit.source), unit);
    sources.set(path, sourceInTarget(through.read(path)));
    if (article === DRAFTED) continue;
    reference.write(`back/${path}`, rewritten(handedOver(reference, path), workedUnits(reference, article)));
  }
  const root = through.path("omegat");
  writeOmegatProject(root, sources);
  using omegat = omegatAt(root);
  const texts = omegat.segments();
  const shownTexts = texts.map(withoutTags).sort();
  say.same("OmegaT shows every text that is not locked", shownTexts, [...states.keys()].sort());
  const known = (text: string): ReturnedUnit => {
    const unit = states.get(withoutTags(text));
    if (unit === undefined) throw new Error(`OmegaT shows what nobody sent: ${text}`);
    return unit;
  };
  // What is left alone goes back as it came, a machine's drafts among them.
  const wanted = texts.filter((text) => text !== LEFT && known(text).state !== "draft");
  omegat.remember(new Map(wanted.map((text) => [text, worked(text, known(text).state)])));
  omegat.translate();
  await must(reference, ["import", "back", "--by", "dana"]);
  const ran = await through.run(["import", "omegat/target", "--by", "dana", "--json"]);
  say.check("translate import takes OmegaT's files", ran.code === 0, ran.stdout + ran.stderr);
  sameRecords(say, through, reference, [...ARTICLES, DRAFTED]);
}

/**
 * A package for OmegaT 3 (`translate export --for omegat3`): it opens as it is and shows what is not finished. A machine's
 * text that comes back from the package's own memory is nobody's work; what a person translates is theirs.
 */
async function packages(say: Outcomes): Promise<void> {
  using reference = await workedOnProject();
  using through = cloned(reference);
  await must(through, ["export", "--lang", "kk", "--for", "omegat3", "--to", "job.zip"]);
  const root = unpack(through, "job.zip");
  using omegat = omegatAt(root);
  const unfinished = [...ARTICLES, DRAFTED].flatMap((article) => openUnits(reference, article).filter(isUnfinished));
  const expected = unfinished.map(({ source }) => composedText(source)).sort();
  const texts = omegat.segments();
  say.same("a package opens and shows what is not finished", texts.map(withoutTags).sort(), expected);

  copyFileSync(join(root, "tm", "penalty-030", "mt.tmx"), join(root, "tm", "auto", "mt.tmx"));
  const drafts = new Set(
    handedOver(reference, xliffOf(DRAFTED)).units.map(({ target = [] }) => plainText(target).trim()),
  );
  omegat.translate();
  const sent = unitsOf(readFileSync(join(root, "target", `${DRAFTED}.xlf`), "utf8"), DRAFTED);
  const found = sent.filter(({ target = [] }) => drafts.has(plainText(target).trim())).length;
  say.check("OmegaT finds every draft in the package's memory, by its tags", found === drafts.size, found);
  using untouched = cloned(reference);
  await back(say, "a machine's text that comes back", root, untouched, reference);

  omegat.remember(new Map(texts.filter((text) => text !== LEFT).map((text) => [text, worked(text, "new")])));
  rmSync(join(root, "tm", "auto", "mt.tmx"));
  omegat.translate();
  for (const article of [...ARTICLES, DRAFTED]) {
    const path = xliffOf(article);
    const wanted = workedUnits(reference, article, isUnfinished);
    reference.write(`back/${path}`, rewritten(handedOver(reference, path), wanted));
  }
  await must(reference, ["import", "back", "--by", "dana"]);
  await back(say, "a person's work in a package", root, through, reference);
}

function isUnfinished({ state }: ReturnedUnit): boolean {
  return state === "new" || state === "draft";
}

/** Takes what OmegaT has made into a project, and compares its records. */
async function back(
  say: Outcomes,
  what: string,
  root: string,
  project: TemporaryProject,
  expected: TemporaryProject,
): Promise<void> {
  const ran = await project.run(["import", join(root, "target"), "--by", "dana"]);
  say.check(`${what} is imported`, ran.code === 0, ran.stdout + ran.stderr);
  sameRecords(say, project, expected, [...ARTICLES, DRAFTED]);
}

/** The folder that a package has been unpacked to. */
function unpack(project: TemporaryProject, path: string): string {
  for (const { name, bytes } of readZip(readFileSync(project.path(path)), path))
    if (!name.endsWith("/")) project.write(`unpacked/${name}`, bytes);
  const root = project.path("unpacked");
  // An archive keeps no empty folders; OmegaT asks for its own.
  for (const folder of ["target", "omegat", "tm/auto", "glossary", "dictionary"])
    mkdirSync(join(root, folder), { recursive: true });
  return root;
}

/** What comes of a source: nothing where the translation is the same, because that is how a copy of it is read. */
function translated(source: Runs): Runs {
  const target = runsInKazakh(composed(source));
  return sameRuns(target, source) ? [] : target;
}

function unitsOf(xml: string, path: string): readonly ReturnedUnit[] {
  return readXliff12(xml, path).flatMap(({ units }) => units);
}

/** Texts, and codes by id and kind: what a code stands for is the article's, whatever a tool makes of it. */
function shown(runs: Runs): readonly string[] {
  return runs.map((run) => (run.kind === "text" ? withLineFeeds(run.text) : codeMark(run.code)));
}

function withLineFeeds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** OmegaT shows what it takes for the source in Unicode's composed form. */
function composed(runs: Runs): Runs {
  return runs.map((run): Run => (run.kind === "code" ? run : { kind: "text", text: run.text.normalize("NFC") }));
}

function composedText(runs: Runs): string {
  return plainText(composed(runs)).trim();
}

if (hasOmegat()) {
  const say = outcomes();
  say.note(`OmegaT ${debianVersion("omegat")}`);
  generated(say);
  await project(say);
  await packages(say);
  say.finish();
} else skip("OmegaT", "omegat is not installed (Debian: omegat)");
