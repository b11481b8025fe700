import { primaryLanguage } from "../core/locale.ts";
import { plainText } from "../core/runs.ts";
import { type Check, finder } from "./check.ts";

const finding = finder("attribution");

/** Who says it, outside quotation marks: `he said`, `according to the ministry`. */
const ATTRIBUTED =
  /\b(?:[Ss]aid|SAID|[Ss]ays|SAYS|[Tt]old|[Aa]dded|[Ss]tated|[Cc]laim(?:ed|s)|[Aa]llege[ds]|[Aa]ccording to|[Rr]eported(?:ly)?|[Aa]nnounced)\b/;
const SAYS: Readonly<Record<string, RegExp>> = {
  kk: /(?<!\p{L})(?:де(?:п|г|д|й|с|м|у|р|лін|ліп|н)|айт|хабар|мәлім|жаз|сәйкес|бойынша|сөз|пікір|жарияла|ескерт|түсіндір|қос(?:ты|қан|ып)|баянда|жеткіз|атап|сенд|уәж|мойында|жауап|пайымда|ойынша|сипатта|білдір|ұсын|шағым|растa|раста|көрсет|әңгіме|жүгін|айып|сынға|ата[лнпд]|талқы|кеңес|бұйыр|нұсқа|ақпарат|дерек|өтін|сұра|үнде|есеп|болжа|келтір|санай|сана)/iu,
  ru: /сказ|говор|заяв|сообщ|слов(?:ам|ах|а(?!\p{L}))|отме(?:т|ч)|добав|утвержд|объяв|рассказ|пояс|объясн|пис[ае]|пиш|согласно|данны|информа|мнени|счита|подчерк|призна|предупре|ответ|замет|замеч|назва|напис|якобы|по версии|уточн|указ|упом|обвин|завер|поведа|изложи|свидетельств|показани|отчет|оцен|высказ|предлож|вел(?:ел|ят)|прика|посоветов|прос(?:ил|ят)|попрос|опублик|докла|анонс|выступ|перед[аё]|осведом|спрос|пожал|критик|комментир|(?<!\p{L})мол(?!\p{L})|убежд|увер|наста|шут|рекоменд|делит|подел|реч[ьи]|коммента|обещ|вспом|дума|полаг/iu,
};

/** A statement of somebody's that the target makes in its own name: `he said` and `according to` without a trace. */
export const attribution: Check = {
  name: "attribution",
  find({ source, target, sourceLang, lang }) {
    const says = SAYS[primaryLanguage(lang)];
    if (says === undefined || primaryLanguage(sourceLang) !== "en") return [];
    const before = plainText(source);
    const match = ATTRIBUTED.exec(before);
    if (match === null || says.test(plainText(target))) return [];
    const inSource = { start: match.index, end: match.index + match[0].length };
    return [finding("info", "lost", { found: match[0] }, { inSource })];
  },
};
