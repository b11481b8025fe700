/**
 * There and back through translate-toolkit, with which Weblate, Pootle and Virtaal read and write XLIFF 1.2 (Debian:
 * python3-translate).
 *
 *     node tests/interop/toolkit.ts          PYTHON=/usr/bin/python3 where another Python stands first
 *
 * Its own storage class loads our files, changes texts and states, and saves. What it gives back must be what went out
 * and what was changed. Without the toolkit it prints `skipped: …`, which is no failure.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { type Runs, STATES, type State } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import type { HandoverUnit, ReturnedUnit } from "../../src/exchange/handover.ts";
import { readXliff12, writeXliff12 } from "../../src/exchange/xliff-12.ts";
import { handovers } from "../exchange/generated.ts";
import { runsInKazakh } from "./kazakh-letters.ts";
import { debianVersion, type Outcomes, outcomes, skip } from "./outcomes.ts";
import {
  ARTICLES,
  cloned,
  DRAFTED,
  handedOver,
  must,
  rewritten,
  sameRecords,
  workedOnProject,
  workedUnits,
  xliffOf,
} from "./worked-on-project.ts";

const PYTHON = process.env["PYTHON"] ?? "python3";

/** Generated hand-overs, the same ones each time. */
const GENERATED = { numRuns: 120, seed: 20260201 };

/** What is done to a unit: its target becomes its source with each text replaced; then a mark is set. */
interface Work {
  readonly texts?: Readonly<Record<string, string>>;
  readonly mark?: string;
}

interface FileToTranslate {
  readonly from: string;
  readonly to: string;
  readonly units: Readonly<Record<string, Work>>;
}

/** What the toolkit says of a unit. */
type Said = readonly [
  id: string,
  source: string,
  target: string | null,
  isFuzzy: boolean,
  isApproved: boolean,
  isTranslatable: boolean,
];

/** What the toolkit reads in the files, before it works on them. */
function translate(files: readonly FileToTranslate[]): readonly (readonly Said[])[] {
  for (const { to } of files) mkdirSync(dirname(to), { recursive: true });
  const ran = spawnSync(PYTHON, [join(import.meta.dirname, "toolkit.py")], {
    input: JSON.stringify({ files }),
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout);
}

/** The files with every unit worked on: what the toolkit said, and what came back. */
function through(sent: readonly string[], work: (unit: ReturnedUnit) => Work) {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-toolkit-"));
  try {
    const files = sent.map((xml, index): FileToTranslate => {
      const from = join(folder, `${index}.xlf`);
      writeFileSync(from, xml);
      const units = unitsOf(xml).map((unit): [string, Work] => [unit.id, work(unit)]);
      return { from, to: join(folder, "back", `${index}.xlf`), units: Object.fromEntries(units) };
    });
    const said = translate(files).flat();
    return { said, back: files.flatMap(({ to }) => unitsOf(readFileSync(to, "utf8"))) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function generated(say: Outcomes): void {
  const sent = fc.sample(handovers, GENERATED).map((handover) => writeXliff12(handover));
  const before = sent.flatMap(unitsOf);
  const { said, back: untouched } = through(sent, () => ({}));
  say.same(
    "generated units are all seen",
    said.map(([id]) => id),
    before.map(({ id }) => id),
  );
  say.same("saved untouched they come back whole", untouched.map(content), before.map(content));
  const { back: translated } = through(sent, ({ source }) => ({ texts: textsOf(source, runsInKazakh(source)) }));
  const wanted = before.map((unit) => ({ ...content(unit), target: runsInKazakh(unit.source) }));
  const texts = ({ id, source, target, notes, base }: ReturnedUnit) => ({ id, source, target, notes, base });
  say.same("translated, they have every character and code", translated.map(texts), wanted.map(texts));
}

/** States as a person sets them in the toolkit's words, by the state that was sent, and what we read then. */
function states(say: Outcomes): void {
  const sent = writeXliff12({
    original: "states.md",
    sourceLang: "en",
    lang: "kk",
    units: STATES.map(
      (state, group): HandoverUnit => ({
        ...{ id: state, group, kind: "paragraph", headings: [], source: textRuns("The gate"), state, base: "0" },
        ...(state !== "new" && { target: textRuns("Қақпа") }),
        ...(state === "draft" && { origin: { kind: "engine", engine: "google", model: "nmt", terms: [] } }),
        ...{ alternatives: [], notes: [] },
      }),
    ),
  });
  const { said } = through([sent], () => ({}));
  for (const [id, , , isFuzzy, isApproved] of said)
    say.note(`sent ${id}: the toolkit says ${isApproved ? "approved" : isFuzzy ? "fuzzy" : "untranslated"}`);
  for (const [mark, expected] of READ_AFTER) {
    const { back } = through([sent], () => ({ mark }));
    say.same(
      `marked ${mark} they read ${expected.join(", ")}`,
      back.map(({ state }) => state),
      expected,
    );
  }
}

/**
 * What a file says of units sent as new, draft, edited, reviewed and final, when the toolkit has set a mark on each. It
 * knows no mark on a unit without target, and `not fuzzy` approves.
 */
const READ_AFTER: readonly (readonly [mark: string, states: readonly State[]])[] = [
  ["fuzzy", ["new", "draft", "draft", "draft", "draft"]],
  ["not fuzzy", ["new", "reviewed", "reviewed", "reviewed", "final"]],
  // It sets `approved` alone: what that means for a draft, only the import knows, which knows what was sent.
  ["approved", ["new", "draft", "reviewed", "reviewed", "final"]],
  ["not approved", ["new", "draft", "edited", "reviewed", "final"]],
  ["review needed", ["new", "draft", "draft", "draft", "draft"]],
  // Setting a target approves what has not been translated before.
  ["plain target", ["reviewed", "reviewed", "edited", "reviewed", "final"]],
  ["signed off", ["new", "reviewed", "reviewed", "reviewed", "reviewed"]],
];

/** A project: what the import makes of the toolkit's files is what it makes of our own. */
async function project(say: Outcomes): Promise<void> {
  using reference = await workedOnProject();
  using other = cloned(reference);
  const files = [...ARTICLES, DRAFTED].map((article): FileToTranslate => {
    const path = xliffOf(article);
    const file = handedOver(reference, path);
    const wanted =
      article === DRAFTED
        ? file.units.map((unit): ReturnedUnit => ({ ...unit, state: "reviewed" }))
        : workedUnits(reference, article);
    reference.write(`back/${path}`, rewritten(file, wanted));
    const works = file.units.map((unit, index): [string, Work] => [unit.id, workOf(unit, wanted[index] ?? unit)]);
    return { from: other.path(path), to: other.path(`back/${path}`), units: Object.fromEntries(works) };
  });
  const said = translate(files).flat();
  const open = said.filter(([, , , , , isTranslatable]) => isTranslatable);
  const count = (is: (one: Said) => boolean): number => open.filter(is).length;
  say.note(
    `the toolkit counts ${count(([, , , , isApproved]) => isApproved)} approved, ${count(([, , , isFuzzy]) => isFuzzy)} fuzzy, ` +
      `${count(([, , target]) => (target ?? "") === "")} untranslated of ${open.length}`,
  );
  await must(reference, ["import", "back", "--by", "dana"]);
  const ran = await other.run(["import", "back", "--by", "dana"]);
  say.check("translate import takes the toolkit's files", ran.code === 0, ran.stdout + ran.stderr);
  sameRecords(say, other, reference, [...ARTICLES, DRAFTED]);
  const again = await other.run(["import", "back", "--by", "dana", "--json"]);
  const accepted = JSON.parse(again.stdout).files.map((file: { accepted: number }) => file.accepted);
  say.same(
    "imported again they change nothing",
    accepted,
    accepted.map(() => 0),
  );
}
/** What is done to a unit so that it comes to be as wanted. */
function workOf(unit: ReturnedUnit, wanted: ReturnedUnit): Work {
  if (wanted === unit || wanted.target === undefined) return {};
  return wanted.target === unit.target ? { mark: "approved" } : { texts: textsOf(unit.source, wanted.target) };
}

/** The texts of a source with those that stand in their places in the target. */
function textsOf(source: Runs, target: Runs): Readonly<Record<string, string>> {
  return Object.fromEntries(
    source.flatMap((run, index): [string, string][] => {
      const other = target[index];
      return run.kind === "text" && other?.kind === "text" ? [[run.text, other.text]] : [];
    }),
  );
}

/** A unit without its place in the file. */
function content({ line: _line, column: _column, ...unit }: ReturnedUnit): ReturnedUnit {
  return { ...unit, line: 0, column: 0 };
}

function unitsOf(xml: string): readonly ReturnedUnit[] {
  return readXliff12(xml, "returned.xlf").flatMap(({ units }) => units);
}

if (spawnSync(PYTHON, ["-c", "import translate.storage.xliff"]).status === 0) {
  const say = outcomes();
  say.note(`translate-toolkit ${debianVersion("python3-translate")}`);
  generated(say);
  states(say);
  await project(say);
  say.finish();
} else skip("translate-toolkit", "not installed (Debian: python3-translate; PYTHON names the Python that has it)");
