import { entry, type RuleCase, tbx, tmx, unit12, xliff12 } from "./documents.ts";

const TERM = '<termSec id="t1"><term>kandas</term></termSec>';
const PAIR = "<source>Yes</source><target>Иә</target>";
const TUV = '<tuv xml:lang="en"><seg>Yes</seg></tuv>';
const SEGMENTED =
  '<source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk></seg-source>';

/** XML, XLIFF 1.2, TMX and TBX. */
export const OTHER_CASES: readonly RuleCase[] = [
  { rule: "XML-WELL-FORMED", valid: unit12(PAIR), invalid: unit12("<source>R&D</source>") },
  {
    rule: "XML-DOCTYPE",
    valid: `<!DOCTYPE tmx SYSTEM "tmx14.dtd">${entry("Yes", "Иә")}`,
    invalid: `<!DOCTYPE xliff [<!ENTITY a "b">]>${unit12(PAIR)}`,
  },
  {
    rule: "XML-DEPTH",
    valid: unit12(`<source>${nested(200)}</source>`),
    invalid: unit12(`<source>${nested(300)}</source>`),
  },
  { rule: "XML-TOKEN", valid: unit12(PAIR), invalid: unit12(`<source>${"қ".repeat(17_000_000)}</source>`) },
  {
    rule: "XML-PREFIX",
    valid: unit12('<source xml:lang="en">Yes</source>'),
    invalid: unit12('<source xlm:lang="en">Yes</source>'),
    also: ["X12-TRANSITIONAL"],
  },

  {
    rule: "X12-ELEMENT",
    valid: unit12("<source><g id='1'>Yes</g></source>"),
    invalid: unit12("<source><b id='1'>Yes</b></source>"),
    also: ["X12-CONTENT"],
  },
  {
    rule: "X12-CONTENT",
    valid: unit12(PAIR),
    invalid: unit12("<target>Иә</target><source>Yes</source>"),
  },
  { rule: "X12-INCOMPLETE", valid: unit12(PAIR), invalid: unit12("") },
  { rule: "X12-TEXT", valid: unit12(`\n${PAIR}`), invalid: unit12(`Yes ${PAIR}`) },
  {
    rule: "X12-ATTRIBUTE",
    valid: unit12(`${PAIR}<note from="qa">A</note>`),
    invalid: unit12(`${PAIR}<note by="qa">A</note>`),
  },
  { rule: "X12-REQUIRED", valid: unit12("<source><x id='1'/></source>"), invalid: unit12("<source><x/></source>") },
  {
    rule: "X12-VALUE",
    valid: unit12('<source>Yes</source><target state="x-checked">Иә</target>'),
    invalid: unit12('<source>Yes</source><target state="checked">Иә</target>'),
  },
  {
    rule: "X12-TRANSITIONAL",
    valid: unit12(`${PAIR}<note>A</note>`),
    invalid: unit12(`${PAIR}<prop-group><prop prop-type="desk">economy</prop></prop-group>`),
  },
  {
    rule: "X12-GROUP-ID",
    valid: xliff12('<group id="1"/><group id="2"/>'),
    invalid: xliff12('<group id="1"/><group id="1"/>'),
  },
  {
    rule: "X12-UNIT-ID",
    valid: xliff12(`<trans-unit id="1">${PAIR}</trans-unit><trans-unit id="2">${PAIR}</trans-unit>`),
    invalid: xliff12(`<trans-unit id="1">${PAIR}</trans-unit><trans-unit id="1">${PAIR}</trans-unit>`),
  },
  {
    rule: "X12-UNIT-REF",
    valid: unit12("<source><x id='1' xid='t1'/></source>"),
    invalid: unit12("<source><x id='1' xid='t2'/></source>"),
  },
  {
    rule: "X12-TOOL-ID",
    valid: unit12(PAIR, '<tool tool-id="1" tool-name="A"/><tool tool-id="2" tool-name="B"/>'),
    invalid: unit12(PAIR, '<tool tool-id="1" tool-name="A"/><tool tool-id="1" tool-name="B"/>'),
  },
  {
    rule: "X12-TOOL-REF",
    valid: unit12(`${PAIR}<alt-trans tool-id="1"><target>Иә</target></alt-trans>`, '<tool tool-id="1" tool-name="A"/>'),
    invalid: unit12(
      `${PAIR}<alt-trans tool-id="2"><target>Иә</target></alt-trans>`,
      '<tool tool-id="1" tool-name="A"/>',
    ),
  },
  {
    rule: "X12-PHASE-NAME",
    valid: unit12(PAIR, phases("a", "b")),
    invalid: unit12(PAIR, phases("a", "a")),
  },
  {
    rule: "X12-PHASE-REF",
    valid: unit12('<source>Yes</source><target phase-name="a">Иә</target>', phases("a")),
    invalid: unit12('<source>Yes</source><target phase-name="b">Иә</target>', phases("a")),
  },
  {
    rule: "X12-NAME",
    valid: unit12(`${PAIR}<count-group name="a"/><count-group name="b"/>`),
    invalid: unit12(`${PAIR}<count-group name="a"/><count-group name="a"/>`),
  },
  {
    rule: "X12-UID",
    valid: unit12(PAIR, external("1", "2")),
    invalid: unit12(PAIR, external("1", "1")),
  },
  {
    rule: "X12-RID",
    valid: unit12('<source><bx id="1" rid="1"/>Yes<ex id="2" rid="1"/></source>'),
    invalid: unit12('<source><bx id="1" rid="1"/>Yes<ex id="2" rid="2"/></source>'),
  },
  {
    rule: "X12-MID",
    valid: unit12(`${SEGMENTED}<target><mrk mtype="seg" mid="2">Б.</mrk></target>`),
    invalid: unit12(`${SEGMENTED}<target><mrk mtype="seg" mid="3">Б.</mrk></target>`),
  },
  {
    rule: "X12-LANG",
    valid: unit12('<source xml:lang="EN">Yes</source>'),
    invalid: unit12('<source xml:lang="ru">Yes</source>'),
  },

  { rule: "TMX-ELEMENT", valid: entry("Yes", "Иә"), invalid: entry("<b>Yes</b>", "Иә"), also: ["TMX-CONTENT"] },
  { rule: "TMX-CONTENT", valid: tmx(`<tu><note>A</note>${TUV}</tu>`), invalid: tmx(`<tu>${TUV}<note>A</note></tu>`) },
  { rule: "TMX-INCOMPLETE", valid: tmx(`<tu>${TUV}</tu>`), invalid: tmx('<tu><tuv xml:lang="en"/></tu>') },
  { rule: "TMX-TEXT", valid: tmx(`<tu>\n${TUV}</tu>`), invalid: tmx(`<tu>Yes${TUV}</tu>`) },
  { rule: "TMX-ATTRIBUTE", valid: tmx(`<tu tuid="1">${TUV}</tu>`), invalid: tmx(`<tu id="1">${TUV}</tu>`) },
  {
    rule: "TMX-REQUIRED",
    valid: tmx(`<tu><prop type="x">A</prop>${TUV}</tu>`),
    invalid: tmx(`<tu><prop>A</prop>${TUV}</tu>`),
  },
  {
    rule: "TMX-VALUE",
    valid: tmx(`<tu segtype="phrase">${TUV}</tu>`),
    invalid: tmx(`<tu segtype="word">${TUV}</tu>`),
  },
  {
    rule: "TMX-DATE",
    valid: tmx(`<tu creationdate="20260131T120000Z">${TUV}</tu>`),
    invalid: tmx(`<tu creationdate="2026-01-31">${TUV}</tu>`),
  },
  {
    rule: "TMX-PAIR",
    valid: entry('<bpt i="1"><sub><bpt i="1"/>A<ept i="1"/></sub></bpt>Yes<ept i="1">**</ept>', "Иә"),
    invalid: entry('<bpt i="1">**</bpt>Yes<ept i="2">**</ept>', "Иә"),
  },
  {
    rule: "TMX-LANG",
    valid: tmx(`<tu>${TUV}</tu>`),
    invalid: tmx(`<tu>${TUV}<tuv xml:lang="k"><seg>Иә</seg></tuv></tu>`),
  },
  {
    rule: "TMX-SOURCE",
    valid: tmx(`<tu>${TUV}</tu>`),
    invalid: tmx('<tu><tuv xml:lang="kk"><seg>Иә</seg></tuv></tu>'),
  },

  {
    rule: "TBX-ELEMENT",
    valid: tbx(TERM),
    invalid: tbx("<termSec><term>kandas<b/></term></termSec>"),
    also: ["TBX-CONTENT"],
  },
  { rule: "TBX-CONTENT", valid: tbx(TERM), invalid: tbx(`${TERM}<note>A</note>`) },
  { rule: "TBX-INCOMPLETE", valid: tbx(TERM), invalid: tbx("<termSec/>") },
  { rule: "TBX-TEXT", valid: tbx(`\n${TERM}`), invalid: tbx(`kandas ${TERM}`) },
  { rule: "TBX-ATTRIBUTE", valid: tbx(TERM), invalid: tbx('<termSec lang="en"><term>kandas</term></termSec>') },
  {
    rule: "TBX-REQUIRED",
    valid: tbx(TERM),
    invalid: tbx("<termSec><term>kandas</term><termNote>noun</termNote></termSec>"),
  },
  { rule: "TBX-VALUE", valid: tbx(TERM), invalid: tbx('<termSec id="t 1"><term>kandas</term></termSec>') },
  { rule: "TBX-ID", valid: tbx(TERM), invalid: tbx('<termSec id="c1"><term>kandas</term></termSec>') },
  {
    rule: "TBX-TARGET",
    valid: tbx(TERM, '<ref type="crossReference" target="t1">kandas</ref>'),
    invalid: tbx(TERM, '<ref type="crossReference" target="t2">kandas</ref>'),
  },
];

function nested(depth: number): string {
  return `${'<g id="1">'.repeat(depth)}Yes${"</g>".repeat(depth)}`;
}

function phases(...names: readonly string[]): string {
  return `<phase-group>${names.map((name) => `<phase phase-name="${name}" process-name="translation"/>`).join("")}</phase-group>`;
}

function external(...uids: readonly string[]): string {
  return uids.map((uid) => `<reference><external-file href="a.html" uid="${uid}"/></reference>`).join("");
}
