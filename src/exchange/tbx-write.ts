import type { LanguageTag } from "../core/model.ts";
import { Problem } from "../core/problem.ts";
import { ADMINISTRATIVE_STATUS } from "./tbx-status.ts";
import type { TermEntry, TermForm } from "./term-entry.ts";
import { escapeText, illegalCharacter, startTag } from "./xml-writer.ts";

/** The namespace of TBX 3 (ISO 30042:2019). */
export const TBX_NAMESPACE = "urn:iso:std:iso:30042:ed-2";

/** What a TBX file says of itself. */
interface TbxOptions {
  /** The language of the file's own words: notes and references. */
  readonly lang: LanguageTag;
  readonly title: string;
}

/**
 * A TBX 3 document, dialect TBX-Basic in DCA style: the same entries give the same bytes.
 *
 *     <conceptEntry id="kandas">
 *       <langSec xml:lang="kk">
 *         <termSec>
 *           <term>кандас</term>
 *           <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
 *
 * An id that XML's `ID` cannot be, or that occurs twice, gets another one; an entry without forms is left out. A
 * character that XML cannot hold is `E_TBX_CHARACTER`, which names the entry.
 */
export function writeTbx(entries: Iterable<TermEntry>, { lang, title }: TbxOptions): string {
  const ids = new Set<string>();
  const concepts = [...entries].flatMap((entry, index) =>
    entry.forms.length === 0 ? [] : checked(entry, conceptLines(entry, uniqueId(entry.id, index, ids))),
  );
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    startTag("tbx", { xmlns: TBX_NAMESPACE, type: "TBX-Basic", style: "dca", "xml:lang": lang }),
    "  <tbxHeader>",
    "    <fileDesc>",
    `      <titleStmt><title>${escapeText(title)}</title></titleStmt>`,
    "      <sourceDesc><p>Qazyna</p></sourceDesc>",
    "    </fileDesc>",
    "  </tbxHeader>",
    "  <text>",
    "    <body>",
    ...concepts,
    "    </body>",
    "  </text>",
    "</tbx>",
  ].join("\n")}\n`;
}

function conceptLines({ forms, notes, reference }: TermEntry, id: string): readonly string[] {
  const byLang = Map.groupBy(forms, ({ lang }) => lang);
  return [
    `      ${startTag("conceptEntry", { id })}`,
    ...notes.map((note) => `        <note>${escapeText(note)}</note>`),
    ...(reference === undefined
      ? []
      : [`        ${startTag("admin", { type: "source" })}${escapeText(reference)}</admin>`]),
    ...[...byLang].flatMap(([lang, own]) => [
      `        ${startTag("langSec", { "xml:lang": lang })}`,
      ...own.flatMap(termLines),
      "        </langSec>",
    ]),
    "      </conceptEntry>",
  ];
}

function termLines({ text, status }: TermForm): readonly string[] {
  const note =
    status === undefined
      ? []
      : [
          `            ${startTag("termNote", { type: "administrativeStatus" })}${ADMINISTRATIVE_STATUS[status]}</termNote>`,
        ];
  return ["          <termSec>", `            <term>${escapeText(text)}</term>`, ...note, "          </termSec>"];
}

/** The id where it is an XML name without a colon; one that begins with a digit gets `_` before it. */
function uniqueId(id: string, index: number, taken: Set<string>): string {
  const named = /^[0-9]/.test(id) ? `_${id}` : id;
  const fits = /^[\p{L}_][\p{L}\p{Nd}._-]*$/u.test(named) && named.isWellFormed() && !taken.has(named);
  let own = fits ? named : `entry-${index + 1}`;
  while (taken.has(own)) own += "-";
  taken.add(own);
  return own;
}

function checked({ id }: TermEntry, lines: readonly string[]): readonly string[] {
  const character = illegalCharacter(lines.join("\n"));
  if (character !== undefined) throw new Problem("E_TBX_CHARACTER", { id, character });
  return lines;
}
