import type { LanguageTag, Origin, Runs, State } from "../core/model.ts";
import { PREVIEW_STYLE } from "./preview-style.ts";
import { type Wording, wordingFor } from "./wording.ts";

/** A segment as the preview shows it. */
export interface PreviewSegment {
  readonly source: Runs;
  /** Absent where there is none. */
  readonly target?: Runs;
  readonly state: State;
  readonly stale?: true;
  readonly locked?: true;
  readonly origin?: Origin;
  /** Terms in its source, as offsets into its plain text, with what is pinned for them in words. */
  readonly terms: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly notes: readonly string[];
}

/** A block of an article: what stands in one row. */
export interface PreviewBlock {
  readonly isHeading: boolean;
  readonly segments: readonly PreviewSegment[];
}

/** What is shown. */
export interface Preview {
  readonly sourceLang: LanguageTag;
  readonly lang: LanguageTag;
  readonly title: string;
  readonly articles: readonly { readonly path: string; readonly blocks: readonly PreviewBlock[] }[];
}

/**
 * A page that shows source and translation side by side, block by block, with terms, states and notes: one file that
 * needs no network and holds no script, and prints without loss. Its own words are in the target language, in English
 * where there are none.
 */
export function previewHtml({ sourceLang, lang, title, articles }: Preview): string {
  const wording = wordingFor(lang);
  const { say } = wording;
  return `${[
    "<!DOCTYPE html>",
    `<html lang="${escapeHtml(wording.lang)}">`,
    "<head>",
    '<meta charset="utf-8">',
    // Nothing can be fetched or run, whatever an article holds.
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${PREVIEW_STYLE}</style>`,
    "</head>",
    "<body>",
    `<h1>${escapeHtml(title)}</h1>`,
    ...articles.flatMap(({ path, blocks }) => [
      `<h2>${escapeHtml(path)}</h2>`,
      "<table>",
      `<thead><tr><th scope="col">${escapeHtml(say("package.source"))}</th><th scope="col">${escapeHtml(say("package.translation"))}</th></tr></thead>`,
      "<tbody>",
      ...blocks.flatMap((block) => blockLines(block, sourceLang, lang, wording)),
      "</tbody>",
      "</table>",
    ]),
    "</body>",
    "</html>",
  ].join("\n")}\n`;
}

function blockLines(
  { isHeading, segments }: PreviewBlock,
  sourceLang: LanguageTag,
  lang: LanguageTag,
  wording: Wording,
): readonly string[] {
  const sources = segments.map((segment) => span("source", runsHtml(segment.source, segment.terms)));
  const targets = segments.map((segment) => targetHtml(segment, lang, wording));
  return [
    `<tr${isHeading ? ' class="heading"' : ""}>`,
    `<td lang="${escapeHtml(sourceLang)}">${sources.join(" ")}${listHtml(
      "terms",
      segments.flatMap(({ terms }) => terms.map(({ text }) => text)),
      lang,
    )}</td>`,
    `<td lang="${escapeHtml(lang)}">${targets.join(" ")}${listHtml(
      "notes",
      segments.flatMap(({ notes }) => notes),
      wording.lang,
    )}</td>`,
    "</tr>",
  ];
}

function targetHtml(
  { target, state, stale, locked, origin }: PreviewSegment,
  lang: LanguageTag,
  { say, lang: own }: Wording,
): string {
  const kind = origin?.kind;
  const words = [
    say(`package.state.${stale ? "stale" : state}`),
    ...(locked ? [say("package.state.locked")] : []),
    ...(state !== "draft" || stale || kind === undefined || kind === "person" ? [] : [say(`package.origin.${kind}`)]),
  ];
  const label = `<small lang="${escapeHtml(own)}">${escapeHtml(words.join(", "))}</small>`;
  const text = target === undefined || target.length === 0 ? "—" : runsHtml(target, []);
  return `${span(stale ? "stale" : state, text)} ${own === lang ? label.replace(/ lang="[^"]*"/, "") : label}`;
}

function span(kind: string, html: string): string {
  return `<span class="${kind}">${html}</span>`;
}

function listHtml(kind: string, texts: readonly string[], lang: LanguageTag): string {
  const unique = [...new Set(texts)];
  if (unique.length === 0) return "";
  const items = unique.map((text) => `<li>${escapeHtml(text)}</li>`);
  return `<ul class="${kind}" lang="${escapeHtml(lang)}">${items.join("")}</ul>`;
}

/** The text with its codes as small print and its terms marked. */
function runsHtml(runs: Runs, terms: PreviewSegment["terms"]): string {
  let offset = 0;
  return runs
    .map((run) => {
      if (run.kind === "code") return `<code>${escapeHtml(run.code.data === "" ? "◦" : run.code.data)}</code>`;
      const from = offset;
      offset += run.text.length;
      return markedHtml(run.text, from, terms);
    })
    .join("");
}

function markedHtml(text: string, from: number, terms: PreviewSegment["terms"]): string {
  let html = "";
  let at = 0;
  for (const { start, end, text: said } of terms.toSorted((a, b) => a.start - b.start)) {
    const [first, last] = [Math.max(start - from, at), Math.min(end - from, text.length)];
    if (first >= last) continue;
    html += `${escapeHtml(text.slice(at, first))}<mark title="${escapeHtml(said)}">${escapeHtml(text.slice(first, last))}</mark>`;
    at = last;
  }
  return html + escapeHtml(text.slice(at));
}

/** Text as it stands in an element or between double quotes; what HTML cannot hold becomes U+FFFD. */
function escapeHtml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
      .replace(/[\u0000-\u0008\u000B\u000E-\u001F\u007F]/g, "\uFFFD")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}
