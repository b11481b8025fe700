import { directionOf } from "../../core/locale.ts";
import type { Frame, LanguageTag } from "../../core/model.ts";
import { frameChanges } from "../markdown/frame.ts";
import { frontMatterOf } from "../markdown/front-matter.ts";
import { oneLine } from "../one-line.ts";
import type { Change } from "../splice.ts";
import { newlineOf, startOfText } from "../text-bytes.ts";
import { escapeAttribute, escapeText } from "./escape.ts";
import { type Head, headOf } from "./head.ts";
import { attributeOf } from "./tag.ts";

/**
 * The changes that put a frame round an article.
 *
 *     <html lang="kk">                                  ← `lang` is set or replaced; `dir` where it stood or is needed
 *     <head><title>Қандастар</title>
 *     <meta name="qazyna:translationState" content="draft">
 *     </head><body>
 *     <!-- qazyna:notice -->
 *     <aside class="qazyna-notice" lang="kk">Машиналық аударма.</aside>
 *     <!-- /qazyna:notice -->
 *
 * Front-matter keys go into YAML front matter where the file has it, else into `head`, else nowhere.
 *
 * @throws Problem `E_FRONT_MATTER_SHAPE` where YAML front matter is no plain mapping and keys are to be added
 */
export function htmlFrameChanges(path: string, text: string, frame: Frame): readonly Change[] {
  const front = frontMatterOf(text);
  const head = headOf(text, front?.body ?? startOfText(text));
  const { lang, sourceLang, frontMatter } = frame;
  const changes = [...rootChanges(head, lang, sourceLang)];
  if (front !== undefined) changes.push(...frameChanges(path, text, { lang, sourceLang, frontMatter }));
  else changes.push(...metaChanges(text, head, Object.entries(frontMatter)));
  if (frame.notice !== undefined) changes.push(noticeChange(text, head, frame.notice, lang));
  return changes;
}

/** Whether a frame's front matter finds a place in a document: in YAML front matter or in its head. */
export function bearsKeys(text: string): boolean {
  return frontMatterOf(text) !== undefined || headOf(text, startOfText(text)).end !== undefined;
}

function rootChanges({ root }: Head, lang: LanguageTag, sourceLang: LanguageTag): readonly Change[] {
  if (root === undefined) return [];
  const direction = directionOf(lang);
  const values: readonly (readonly [string, string, boolean])[] = [
    ["lang", lang, true],
    ["xml:lang", lang, false],
    ["dir", direction, direction !== directionOf(sourceLang)],
  ];
  return values.flatMap(([name, value, isAdded]): readonly Change[] => {
    const old = attributeOf(root, name);
    if (old === undefined && !isAdded) return [];
    const attribute = `${name}="${escapeAttribute(value, '"', "&nbsp;")}"`;
    if (old !== undefined) return [change(old.start, old.end, attribute)];
    const behindName = root.start + "<html".length;
    return [change(behindName, behindName, ` ${attribute}`)];
  });
}

function metaChanges(
  text: string,
  { end, metas }: Head,
  keys: readonly (readonly [string, string])[],
): readonly Change[] {
  if (end === undefined) return [];
  return keys.map(([key, value]) => {
    const meta = `<meta name="qazyna:${attributeText(key)}" content="${attributeText(value)}">`;
    const old = metas.get(`qazyna:${key}`.toLowerCase());
    return old === undefined ? change(end, end, meta + newlineOf(text)) : change(old.start, old.end, meta);
  });
}

function attributeText(value: string): string {
  return escapeAttribute(oneLine(value), '"', "&nbsp;");
}

function noticeChange(text: string, { body }: Head, notice: string, lang: LanguageTag): Change {
  const newline = newlineOf(text);
  const direction = directionOf(lang) === "rtl" ? ' dir="rtl"' : "";
  const lines = [
    "<!-- qazyna:notice -->",
    `<aside class="qazyna-notice" lang="${attributeText(lang)}"${direction}>${escapeText(oneLine(notice).trim(), "&nbsp;")}</aside>`,
    "<!-- /qazyna:notice -->",
    "",
  ];
  const isLineStart = body === startOfText(text) || /[\r\n]/.test(text.charAt(body - 1));
  return change(body, body, (isLineStart ? "" : newline) + lines.join(newline));
}

function change(start: number, end: number, text: string): Change {
  return { start, end, texts: [{ text, isMark: true }] };
}
