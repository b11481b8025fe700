// Prints how well terms are inflected in Kazakh and Russian, found and repaired in translations of news, and how fast their
// forms are found, as one JSON object:
//
//     node bench/terms.ts
//
// Reads the folder `lang` of the data that QAZYNA_DATA names; without it only the paradigms of the tests are measured,
// and it says so. Speed is counted in processor time, so that a busy machine disturbs it little.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildFormIndex } from "../src/terms/form-index.ts";
import type { Lexeme } from "../src/terms/inflection.ts";
import { kazakh } from "../src/terms/kazakh/index.ts";
import { kazakhFigures } from "./terms-kazakh.ts";
import { lawFigures } from "./terms-law.ts";
import { probeFigures } from "./terms-probe.ts";
import { russianFigures } from "./terms-russian.ts";

const TERMS = 1000;
const LOOK_UPS = 2_000_000;

/** 1,000 terms of one to three words: nouns of the paradigms, alone and behind others. */
function manyTerms(): readonly Lexeme[] {
  const folder = new URL("../tests/terms/kazakh/", import.meta.url);
  const nouns = ["final-sounds", "voicing", "dropping", "glides", "loans"].flatMap((file) =>
    readFileSync(new URL(`${file}.tsv`, folder), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t")[0] ?? ""),
  );
  return Array.from({ length: TERMS }, (_, at) => {
    const before = nouns[Math.floor(at / nouns.length)] ?? "";
    const noun = nouns[at % nouns.length] ?? "";
    return { term: at < nouns.length ? noun : `${before} ${noun}` };
  });
}

function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function indexFigures(): object {
  const terms = manyTerms();
  buildFormIndex(terms.slice(0, 50), kazakh); // the first forms are made by code that is not compiled yet
  let index = buildFormIndex([], kazakh);
  const build = seconds(() => {
    index = buildFormIndex(terms, kazakh);
  });
  const forms = terms.flatMap(({ term }) => [term, `${term}ның`, `${term}мен`, term.toUpperCase()]);
  let found = 0;
  const look = seconds(() => {
    for (let at = 0; at < LOOK_UPS; at++) found += index.find(forms[at % forms.length] ?? "").length;
  });
  return {
    terms: TERMS,
    forms: index.size,
    buildSeconds: Math.round(1000 * build) / 1000,
    lookUpsPerSecond: Math.round(LOOK_UPS / look),
    found,
  };
}

const data = process.env["QAZYNA_DATA"];
const lang = data === undefined ? undefined : join(data, "lang");
const folder = lang !== undefined && existsSync(lang) ? lang : undefined;
if (folder === undefined)
  console.error("QAZYNA_DATA is not set or has no folder lang: measuring on the paradigms of the tests alone.");
const figures = {
  data: folder === undefined ? "fixtures" : "QAZYNA_DATA",
  kazakh: kazakhFigures(folder),
  russian: folder === undefined ? null : russianFigures(folder),
  law: await lawFigures(),
  probe: data !== undefined && existsSync(join(data, "mt")) ? await probeFigures(data) : null,
  index: indexFigures(),
};
console.log(JSON.stringify(figures, null, 2));
