import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";
import { spanOf } from "./marks.ts";

const finding = finder("notes");

const MARKER =
  /(?<![\p{L}\p{N}])(?:TODO|FIXME|TBD|XXX+|HACK|ТУДУ)(?![\p{L}\p{N}])|\?{3,}|\[(?:MT|TM|МТ|МП|МА|\?+|неразб\.?|unclear|check|проверить|тексеру)\]/u;
const COMMENT =
  /(?:^|[([{«"])\s*(?:комментарий переводчика|аудармашы(?:ның)? (?:ескертпесі|түсініктемесі)|translator(?:['’]s)? note|прим(?:ечание|\.)\s*пер(?:еводчика|ев\.|\.)|ауд\.\s*ескерт[а-яәі]*|(?:перевод|аударма(?:сы)?|translation|вариант перевода|аударма нұсқасы)(?=\s*:))\s*:?/iu;
/** What a comment has, seen from afar: the whole pattern is dear. */
const COMMENT_SIGN = /[Пп]ер|ПЕР|ПРИМ|[Аа]уд|АУД|[Tt]ransl|TRANSL|комм|Комм|КОММ/;
const SOURCE_NOTE = /translat|note\b/iu;
const CODE_COMMENT = /\/\*|\*\/|<!--|(?:^|\s)\/\/\s/u;

/** What a translator left behind for themselves: `TODO`, `???`, `[MT]`, remarks in brackets, comments. */
export const notes: Check = {
  name: "notes",
  find({ source, target }) {
    const [before, after] = [plainText(source), plainText(target)];
    const marker = MARKER.exec(after);
    if (marker !== null && !before.includes(marker[0]))
      return [finding("error", "marker", { found: marker[0] }, { at: spanAt(marker) })];
    const code = CODE_COMMENT.exec(after);
    if (code !== null && !CODE_COMMENT.test(before))
      return [finding("error", "code", { found: code[0].trim() }, { at: spanAt(code) })];
    const comment = COMMENT_SIGN.test(after) ? COMMENT.exec(after) : null;
    if (comment === null || SOURCE_NOTE.test(before) || !isRemark(comment[0])) return [];
    return [finding("warning", "comment", { found: comment[0].trim() }, { at: spanAt(comment) })];
  },
};

/** A word such as `перевод` is a remark only before a colon; the translator's own note always is. */
function isRemark(found: string): boolean {
  return found.endsWith(":") || /прим|ескерт|түсінікт|note|комментарий/iu.test(found);
}

function spanAt(match: RegExpExecArray): { start: number; end: number } {
  return spanOf({ start: match.index, end: match.index + match[0].length });
}
