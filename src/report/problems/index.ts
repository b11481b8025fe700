import { commandsProblems } from "./commands.ts";
import { configProblems } from "./config.ts";
import { enginesProblems } from "./engines.ts";
import { exchangeProblems } from "./exchange.ts";
import { filesProblems } from "./files.ts";
import { formatsProblems } from "./formats.ts";
import { glossaryProblems } from "./glossary.ts";
import { inflectionProblems } from "./inflection.ts";
import { memoryProblems } from "./memory.ts";
import { pipelineProblems } from "./pipeline.ts";
import { queueProblems } from "./queue.ts";
import { segmentationProblems } from "./segmentation.ts";
import { termsProblems } from "./terms.ts";

/** What is said of one kind of problem: `text` names the thing, `hint` the next step. `{{name}}` are its values. */
export interface ProblemText {
  readonly text: string;
  readonly hint: string;
}

/** The catalogues, one a folder of `src/`. A new one is its import and its line here. */
const catalogues: readonly Readonly<Record<string, ProblemText>>[] = [
  commandsProblems,
  configProblems,
  enginesProblems,
  exchangeProblems,
  filesProblems,
  formatsProblems,
  glossaryProblems,
  inflectionProblems,
  memoryProblems,
  pipelineProblems,
  queueProblems,
  segmentationProblems,
  termsProblems,
];

/** What is said of each problem, by code. */
export const problems: ReadonlyMap<string, ProblemText> = new Map(catalogues.flatMap((texts) => Object.entries(texts)));
