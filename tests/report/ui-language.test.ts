import { expect, test } from "vitest";
import { uiLanguage } from "../../src/report/ui-language.ts";

test.each([
  [[], {}, "en"],
  [[], { LANG: "kk_KZ.UTF-8" }, "kk"],
  [[], { LANG: "ru" }, "ru"],
  [[], { LANG: "RU.utf8" }, "ru"],
  [[], { LANG: "ru_RU.KOI8-R" }, "en"],
  [[], { LANG: "kk@cyrillic" }, "kk"],
  [[], { LANG: "kk_KZ.RK1048@cyrillic" }, "en"],
  [[], { LANG: "ru-RU" }, "ru"],
  [[], { LANG: "run_AWAY" }, "en"],
  [[], { LANG: "C.UTF-8" }, "en"],
  [[], { LANG: "ru_RU", LC_MESSAGES: "kk_KZ" }, "kk"],
  [[], { LANG: "ru_RU", LC_MESSAGES: "kk_KZ", LC_ALL: "C" }, "en"],
  [[], { LANG: "ru_RU", LC_MESSAGES: "", LC_ALL: "" }, "ru"],
  [["status", "--ui-lang", "kk"], { LANG: "ru_RU" }, "kk"],
  [["status", "--ui-lang=en"], { LANG: "ru_RU" }, "en"],
  [["status", "--ui-lang"], { LANG: "ru_RU" }, "ru"],
  [["status", "--ui-lang", "de"], { LANG: "ru_RU" }, "ru"],
  [["status", "--ui-lang", "kk", "--ui-lang=ru"], {}, "ru"],
  [["--ui-lang", "kk"], { LANG: "ru_RU.KOI8-R" }, "kk"],
  [["status", "--json", "--ui-lang", "kk"], {}, "en"],
  [["check", "--format", "sarif"], { LANG: "ru_RU" }, "en"],
  [["check", "--format=json"], { LANG: "ru_RU" }, "en"],
  [["check", "--format", "github"], { LANG: "ru_RU" }, "ru"],
  [["export", "--format", "xliff20"], { LANG: "ru_RU" }, "ru"],
  [["segment", "--stdin-jsonl"], { LANG: "ru_RU" }, "en"],
] as const)("%j in %j is spoken in %s", (args, env, lang) => {
  expect(uiLanguage(args, env)).toBe(lang);
});
