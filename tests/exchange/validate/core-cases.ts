import { inFile, inUnit, type RuleCase, segment, xliff2 } from "./documents.ts";

const UNIT = '<unit id="u1"><segment><source>Kandas return home.</source></segment></unit>';
const NOTES = '<notes><note id="n1">A term.</note></notes>';
const DATA = '<originalData><data id="d1">**</data></originalData>';
const FIXED = 'canCopy="no" canDelete="no"';
const SEGMENT = "<segment><source>Kandas return home.</source></segment>";

/** Structure and core constraints of XLIFF 2.1. */
export const CORE_CASES: readonly RuleCase[] = [
  {
    rule: "X2-ELEMENT",
    valid: inUnit(SEGMENT, '<val:validation><val:rule isPresent="қандас"/></val:validation>'),
    invalid: inUnit(SEGMENT, "<val:checks/>"),
  },
  {
    rule: "X2-CONTENT",
    valid: inUnit(SEGMENT, NOTES),
    invalid: inUnit(`${SEGMENT}${NOTES}`),
  },
  { rule: "X2-INCOMPLETE", valid: inFile(UNIT), invalid: inFile("") },
  { rule: "X2-TEXT", valid: inUnit(`\n ${SEGMENT}\n`), invalid: inUnit(`Kandas ${SEGMENT}`) },
  {
    rule: "X2-ATTRIBUTE",
    valid: inFile(`<unit id="u1" my:desk="economy">${SEGMENT}</unit>`),
    invalid: inUnit('<segment my:desk="economy"><source>Kandas return home.</source></segment>'),
  },
  { rule: "X2-REQUIRED", valid: segment('One<ph id="1"/>'), invalid: segment("One<ph/>") },
  { rule: "X2-VALUE", valid: segment('One<ph id="1"/>'), invalid: segment('One<ph id="/1"/>') },
  {
    rule: "X2-VERSION",
    valid: xliff2(`<file id="f1">${UNIT}</file>`),
    invalid: xliff2(`<file id="f1">${UNIT}</file>`, 'version="2.2" srcLang="en"'),
  },
  {
    rule: "X2-FILE-ID",
    valid: xliff2(`<file id="f1">${UNIT}</file><file id="f2">${UNIT}</file>`),
    invalid: xliff2(`<file id="f1">${UNIT}</file><file id="f1">${UNIT}</file>`),
  },
  {
    rule: "X2-GROUP-ID",
    valid: inFile('<group id="g1"><group id="g2"/></group>'),
    invalid: inFile('<group id="g1"><group id="g1"/></group>'),
  },
  {
    rule: "X2-UNIT-ID",
    valid: inFile(`<group id="u1">${UNIT}</group>`),
    invalid: inFile(`<group id="g1">${UNIT}</group>${UNIT}`),
  },
  {
    rule: "X2-NOTE-ID",
    valid: inFile(`${NOTES}<unit id="u1">${NOTES}${SEGMENT}</unit>`),
    invalid: inUnit(SEGMENT, '<notes><note id="n1">A</note><note id="n1">B</note></notes>'),
  },
  {
    rule: "X2-DATA-ID",
    valid: inUnit(SEGMENT, DATA),
    invalid: inUnit(SEGMENT, '<originalData><data id="d1">*</data><data id="d1">_</data></originalData>'),
  },
  {
    rule: "X2-ID",
    valid: segment('<ph id="1"/><pc id="2">Kandas</pc>', '<ph id="1"/><pc id="2">Қандас</pc>'),
    invalid: segment('<ph id="1"/><pc id="1">Kandas</pc>'),
  },
  {
    rule: "X2-TARGET-ID",
    valid: segment('<pc id="1">Kandas</pc>', '<sc id="1"/>Қандас<ec startRef="1"/><ph id="2"/>'),
    invalid: segment('<pc id="1">Kandas</pc>', '<ph id="1"/>Қандас'),
  },
  {
    rule: "X2-EXTENSION-ID",
    valid: inUnit(SEGMENT, '<my:desk id="1"/><my:desk id="2"/>'),
    invalid: inUnit(SEGMENT, '<my:desk id="1"/><my:desk xml:id="1"/>'),
  },
  {
    rule: "X2-TRGLANG",
    valid: segment("Yes", "Иә"),
    invalid: segment("Yes", "Иә").replace(' trgLang="kk"', ""),
  },
  {
    rule: "X2-XML-LANG",
    valid: inFile(
      '<unit id="u1" xml:lang="en"><segment><source>Yes</source><target xml:lang="KK">Иә</target></segment></unit>',
    ),
    invalid: inFile('<unit id="u1" xml:lang="ru"><segment><source>Yes</source></segment></unit>'),
  },
  {
    rule: "X2-XML-SPACE",
    valid: inFile(
      '<unit id="u1" xml:space="preserve"><segment><source xml:space="preserve">Yes </source><target>Иә </target></segment></unit>',
    ),
    invalid: inUnit('<segment><source xml:space="preserve">Yes </source><target>Иә </target></segment>'),
  },
  {
    rule: "X2-SKELETON",
    valid: inFile(`<skeleton href="kandas.skl"/>${UNIT}`),
    invalid: inFile(`<skeleton href="kandas.skl">---</skeleton>${UNIT}`),
  },
  {
    rule: "X2-UNIT-EMPTY",
    valid: inUnit(`<ignorable><source> </source></ignorable>${SEGMENT}`),
    invalid: inUnit("<ignorable><source> </source></ignorable>"),
  },
  {
    rule: "X2-STATE",
    valid: inUnit('<segment state="reviewed"><source>Yes</source><target>Иә</target></segment>'),
    invalid: inUnit('<segment state="reviewed"><source>Yes</source></segment>'),
  },
  {
    rule: "X2-SUBSTATE",
    valid: inUnit('<segment state="initial" subState="qz:mt"><source>Yes</source></segment>'),
    invalid: inUnit('<segment subState="qz:mt"><source>Yes</source></segment>'),
  },
  {
    rule: "X2-SUBTYPE",
    valid: segment('<pc id="1" type="fmt" subType="xlf:b">Yes</pc>'),
    invalid: segment('<pc id="1" subType="xlf:b">Yes</pc>'),
  },
  {
    rule: "X2-SUBTYPE-VALUE",
    valid: segment('<ph id="1" type="ui" subType="xlf:var"/>'),
    invalid: segment('<ph id="1" type="fmt" subType="xlf:var"/>'),
  },
  {
    rule: "X2-ORDER",
    valid: inUnit(
      '<segment><source>A</source><target order="2">Ә</target></segment><segment><source>B</source><target order="1">Б</target></segment>',
    ),
    invalid: inUnit(
      '<segment><source>A</source><target order="2">Ә</target></segment><segment><source>B</source><target>Б</target></segment>',
    ),
  },
  {
    rule: "X2-DATA-REF",
    valid: segment('<ph id="1" dataRef="d1"/>', undefined, DATA),
    invalid: segment('<ph id="1" dataRef="d2"/>', undefined, DATA),
  },
  {
    rule: "X2-COPY-OF",
    valid: segment('<ph id="1"/>Kandas', '<ph id="1"/>Қандас<ph id="2" copyOf="1"/>'),
    invalid: segment('<ph id="1"/>Kandas', '<ph id="1"/>Қандас<ph id="2" copyOf="3"/>'),
  },
  {
    rule: "X2-COPY-OF-DATA",
    valid: segment('<ph id="1" dataRef="d1"/>', '<ph id="1" dataRef="d1"/><ph id="2" dataRef="d1"/>', DATA),
    invalid: segment('<ph id="1" dataRef="d1"/>', '<ph id="1" dataRef="d1"/><ph id="2" copyOf="1"/>', DATA),
  },
  {
    rule: "X2-EC",
    valid: segment('Kandas<ec id="1" isolated="yes" dir="ltr"/>'),
    invalid: segment('Kandas<ec id="1"/>'),
  },
  {
    rule: "X2-SC-EC-PAIR",
    valid: segment('<sc id="1"/>Kandas<ec startRef="1"/><sc id="2" isolated="yes"/>'),
    invalid: segment('<ec startRef="1"/>Kandas<sc id="1"/>'),
  },
  {
    rule: "X2-SC-EC-HINT",
    valid: segment('<sc id="1" canDelete="no"/>Kandas<ec startRef="1" canDelete="no"/>'),
    invalid: segment('<sc id="1" canDelete="no"/>Kandas<ec startRef="1"/>'),
  },
  {
    rule: "X2-SM-EM-PAIR",
    valid: segment('<sm id="m1" type="term"/>Kandas<em startRef="m1"/>'),
    invalid: segment('<sm id="m1" type="term"/>Kandas'),
  },
  {
    rule: "X2-REORDER-HINT",
    valid: segment(`<ph id="1" canReorder="firstNo" ${FIXED}/>`),
    invalid: segment('<ph id="1" canReorder="firstNo" canCopy="no"/>'),
  },
  {
    rule: "X2-REORDER-FIRST",
    valid: segment(`<ph id="1" canReorder="firstNo" ${FIXED}/><ph id="2" canReorder="no" ${FIXED}/>`),
    invalid: segment(`<ph id="1"/><ph id="2" canReorder="no" ${FIXED}/>`),
  },
  {
    rule: "X2-REORDER-CHANGED",
    valid: segment(
      `<pc id="1" canReorder="firstNo" ${FIXED}>Kandas<ph id="2" canReorder="no" ${FIXED}/></pc>`,
      `Бұл <pc id="1" canReorder="firstNo" ${FIXED}>қандас<ph id="2" canReorder="no" ${FIXED}/></pc>`,
    ),
    invalid: segment(
      `<pc id="1" canReorder="firstNo" ${FIXED}>Kandas<ph id="2" canReorder="no" ${FIXED}/></pc>`,
      `<pc id="1" canReorder="firstNo" ${FIXED}>Қандас</pc><ph id="2" canReorder="no" ${FIXED}/>`,
    ),
  },
  {
    rule: "X2-DELETED",
    valid: segment(
      '<pc id="1" canDelete="no">Kandas</pc>',
      '<sc id="1" canDelete="no"/>Қандас<ec startRef="1" canDelete="no"/>',
    ),
    invalid: segment('<ph id="1" canDelete="no"/>Kandas', "Қандас"),
  },
  {
    rule: "X2-SUBFLOW",
    valid: inFile(`<unit id="u0"><segment><source><ph id="1" subFlows="u1"/></source></segment></unit>${UNIT}`),
    invalid: inFile(`<unit id="u0"><segment><source><ph id="1" subFlows="u1 u2"/></source></segment></unit>${UNIT}`),
  },
  {
    rule: "X2-COMMENT",
    valid: segment('<mrk id="m1" type="comment" value="Check this.">Kandas</mrk>'),
    invalid: segment('<mrk id="m1" type="comment">Kandas</mrk>'),
  },
  {
    rule: "X2-NOTE-REF",
    valid: segment('<mrk id="m1" type="comment" ref="#f=f1/u=u1/n=n1">Kandas</mrk>', undefined, NOTES),
    invalid: segment('<mrk id="m1" type="comment" ref="#f=f1/n=n1">Kandas</mrk>', undefined, NOTES),
  },
  {
    rule: "X2-MARK-TRANSLATE",
    valid: segment('<mrk id="m1" translate="no">Kandas</mrk>'),
    invalid: segment('<mrk id="m1">Kandas</mrk>'),
  },
  {
    rule: "X2-PAIRED",
    valid: segment('<pc id="1" equivStart="" equivEnd="">Kandas</pc>'),
    invalid: segment('<pc id="1" equivStart="">Kandas</pc>'),
  },
  { rule: "X2-CP", valid: segment('<cp hex="001B"/>'), invalid: segment('<cp hex="00A0"/>') },
  {
    rule: "X2-FRAGMENT",
    valid: segment('<mrk id="m1" type="my:term" ref="#/f=f1/u=u1/gls=g1">Kandas</mrk>'),
    invalid: segment('<mrk id="m1" type="my:term" ref="#/u=u1/f=f1/gls=g1">Kandas</mrk>'),
  },
];
