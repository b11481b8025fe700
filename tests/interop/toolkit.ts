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
import { STATES } from "../../src/core/model.ts";
import { textRuns } from "../../src/core/runs.ts";
import type { HandoverUnit, ReturnedUnit } from "../../src/exchange/handover.ts";
import { readXliff12, writeXliff12 } from "../../src/exchange/xliff-12.ts";
import { handovers } from "../exchange/generated.ts";
import { LETTERS, runsInKazakh } from "./kazakh-letters.ts";
import { debianVersion, type Outcomes, outcomes, skip } from "./outcomes.ts";
import { ARTICLES, cloned, handedOver, must, rewritten, workedOnProject, workedUnits, xliffOf } from "./worked-on-project.ts";

const PYTHON = process.env["PYTHON"] ?? "python3";

/** Generated hand-overs, the same ones each time. */
const GENERATED = { numRuns: 120, seed: 20260201 };

/** What is done to a unit: its source's letters become others in its target; then a mark is set. */
interface Work {
  readonly letters?: Readonly<Record<string, string>>;
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

/** The files with every unit worked on in the same way: what the toolkit said, and what came back. */
function through(sent: readonly string[], work: Work | undefined) {
  const folder = mkdtempSync(join(tmpdir(), "qazyna-toolkit-"));
  try {
    const files = sent.map((xml, index): FileToTranslate => {
      const from = join(folder, `${index}.xlf`);
      writeFileSync(from, xml);
      const units = work === undefined ? [] : unitsOf(xml).map(({ id }): [string, Work] => [id, work]);
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
  const { said, back: untouched } = through(sent, undefined);
  say.same("generated units are all seen", said.map(([id]) => id), before.map(({ id }) => id));
  say.same("saved untouched they come back whole", untouched.map(content), before.map(content));
  const { back: translated } = through(sent, { letters: LETTERS });
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
  const { said } = through([sent], undefined);
  for (const [id, , , isFuzzy, isApproved] of said)
    say.note(`sent ${id}: the toolkit says ${isApproved ? "approved" : isFuzzy ? "fuzzy" : "untranslated"}`);
  for (const mark of MARKS) {
    const { back } = through([sent], { mark });
    say.note(`marked ${mark}: ${back.map(({ id, state }) => `${id} → ${state}`).join(", ")}`);
  }
}

const MARKS = ["fuzzy", "not fuzzy", "approved", "not approved", "review needed", "signed off"] as const;

/** A unit without its place in the file. */
function content({ line: _line, column: _column, ...unit }: ReturnedUnit): ReturnedUnit {
  return { ...unit, line: 0, column: 0 };
}

function unitsOf(xml: string): readonly ReturnedUnit[] {
  return readXliff12(xml, "returned.xlf").flatMap(({ units }) => units);
}

const say = outcomes();
generated(say); states(say)
