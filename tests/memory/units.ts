import type { InlineCode, Runs, TranslationUnit } from "../../src/core/model.ts";
import { contentKey } from "../../src/core/normalise.ts";
import { textRuns } from "../../src/core/runs.ts";
import type { Collection, Query } from "../../src/memory/index.ts";

/** Runs from text in which `<b>`, `</b>`, `<a>`, `</a>` and `<br>` are codes. */
export function runs(text: string): Runs {
  const open: InlineCode[] = [];
  let count = 0;
  return text.split(/(<[^>]+>)/).flatMap((part): Runs => {
    const [, slash, name] = /^<(\/?)(\w+)>$/.exec(part) ?? [];
    if (name === undefined) return textRuns(part);
    if (slash === "/") {
      const id = open.pop()?.id ?? String(++count);
      return [{ kind: "code", code: { id, type: "close", name, data: part } }];
    }
    const code: InlineCode = { id: String(++count), type: name === "br" ? "standalone" : "open", name, data: part };
    if (code.type === "open") open.push(code);
    return [{ kind: "code", code }];
  });
}

export function key(text: string): string {
  return contentKey(runs(text));
}

/** A reviewed unit from English into Kazakh, by a person. */
export function unit(source: string, target: string, more: Partial<TranslationUnit> = {}): TranslationUnit {
  return {
    source: runs(source),
    target: runs(target),
    sourceLang: "en",
    lang: "kk",
    state: "reviewed",
    origin: "person",
    ...more,
  };
}

export function query(source: string, more: Partial<Query> = {}): Query {
  return { source: runs(source), sourceLang: "en", lang: "kk", ...more };
}

export function collection(name: string, more: Partial<Collection> = {}): Collection {
  return { name, version: "1", penalty: 0, priority: 0, ...more };
}
