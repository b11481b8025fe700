import { inFile, inUnit, type RuleCase, segment } from "./documents.ts";

const SEGMENT = '<segment id="s1"><source>Kandas return home.</source></segment>';
const UNIT = `<unit id="u1">${SEGMENT}</unit>`;

function matches(...attributes: readonly string[]): string {
  const each = attributes.map(
    (own) => `<mtc:match ${own}><source>Kandas return.</source><target>Қандастар оралады.</target></mtc:match>`,
  );
  return inUnit(SEGMENT, `<mtc:matches>${each.join("")}</mtc:matches>`);
}

function glossary(...entries: readonly string[]): string {
  const each = entries.map((own) => `<gls:glossEntry ${own}</gls:glossEntry>`);
  return inUnit(SEGMENT, `<gls:glossary>${each.join("")}</gls:glossary>`);
}

const TERM = "<gls:term>kandas</gls:term>";
const RENDERED = `${TERM}<gls:translation>қандас</gls:translation>`;

function metadata(...ids: readonly string[]): string {
  const groups = ids.map((id) => `<mda:metaGroup id="${id}"><mda:meta type="desk">economy</mda:meta></mda:metaGroup>`);
  return inUnit(SEGMENT, `<mda:metadata id="m">${groups.join("")}</mda:metadata>`);
}

function resources(items: string): string {
  return inUnit(SEGMENT, `<res:resourceData>${items}</res:resourceData>`);
}

const PHOTO = 'mimeType="image/jpeg"><res:source href="a.jpg"/>';
const SIZES = '<slr:profiles generalProfile="xliff:codepoints" storageProfile="xliff:utf8"/>';
const SIZE_DATA = '<slr:data profile="xliff:codepoints"><my:size id="z1"/></slr:data>';

function rule(attributes: string): string {
  return inUnit(SEGMENT, `<val:validation><val:rule ${attributes}/></val:validation>`);
}

function tracked(revisions: string): string {
  const notes = '<notes><note id="n1" category="term">A</note><note id="n2">B</note></notes>';
  return inUnit(SEGMENT, `<ctr:changeTrack>${revisions}</ctr:changeTrack>${notes}`);
}

function revisions(attributes: string, ...properties: readonly string[]): string {
  const items = properties.map((property) => `<ctr:item property="${property}">old</ctr:item>`);
  return tracked(`<ctr:revisions ${attributes}><ctr:revision>${items.join("")}</ctr:revision></ctr:revisions>`);
}

function marked(attributes: string, before = ""): string {
  return segment(`<mrk id="m1" its:version="2.0" ${attributes}>Arizona</mrk>`, undefined, before);
}

const ISSUES =
  '<its:locQualityIssues xml:id="q1"><its:locQualityIssue locQualityIssueType="style"/></its:locQualityIssues>';

/** Constraints of the modules of XLIFF 2.x. */
export const MODULE_CASES: readonly RuleCase[] = [
  {
    rule: "X2-MODULE-PLACE",
    valid: inFile(`<mda:metadata><mda:metaGroup><mda:meta type="a"/></mda:metaGroup></mda:metadata>${UNIT}`),
    invalid: inFile(`<gls:glossary><gls:glossEntry>${RENDERED}</gls:glossEntry></gls:glossary>${UNIT}`),
  },
  {
    rule: "X2-MODULE-TWICE",
    valid: inUnit(SEGMENT, `<slr:data profile="a"/><res:resourceData/>`),
    invalid: inUnit(SEGMENT, "<res:resourceData/><res:resourceData/>"),
  },
  {
    rule: "X2-MTC-ID",
    valid: matches('id="1" ref="#s1"', 'id="2" ref="#s1"'),
    invalid: matches('id="1" ref="#s1"', 'id="1" ref="#s1"'),
  },
  { rule: "X2-MTC-REF", valid: matches('ref="#f=f1/u=u1/s1"'), invalid: matches('ref="s1"') },
  {
    rule: "X2-MTC-LANG",
    valid: matches('ref="#s1"'),
    invalid: matches('ref="#s1" xml:lang="en"'),
  },
  {
    rule: "X2-MTC-MARK",
    valid: segment('<mrk id="m1" type="mtc:match">Kandas</mrk>'),
    invalid: segment('<mrk id="m1" type="mtc:match" ref="#s1">Kandas</mrk>'),
  },
  {
    rule: "X2-GLS-ID",
    valid: glossary(`id="1">${RENDERED}`, `id="2">${RENDERED}`),
    invalid: glossary(`id="1">${RENDERED}`, `id="1">${RENDERED}`),
  },
  { rule: "X2-GLS-ENTRY", valid: glossary(`>${RENDERED}`), invalid: glossary(`>${TERM}`) },
  { rule: "X2-GLS-REF", valid: glossary(`ref="#s1">${RENDERED}`), invalid: glossary(`ref="#s2">${RENDERED}`) },
  { rule: "X2-GLS-REF-SYNTAX", valid: glossary(`ref="#s1">${RENDERED}`), invalid: glossary(`ref="s1">${RENDERED}`) },
  {
    rule: "X2-FS-EC",
    valid: segment('<sc id="1" fs:fs="b"/>Kandas<ec startRef="1"/>'),
    invalid: segment('<sc id="1" fs:fs="b"/>Kandas<ec startRef="1" fs:fs="b"/>'),
  },
  {
    rule: "X2-FS-SUBFS",
    valid: segment('<ph id="1" fs:fs="img" fs:subFs="src,a.png"/>'),
    invalid: segment('<ph id="1" fs:subFs="src,a.png"/>'),
  },
  { rule: "X2-MDA-ID", valid: metadata("a", "b"), invalid: metadata("a", "a") },
  {
    rule: "X2-RES-ID",
    valid: resources(
      `<res:resourceItem id="1" ${PHOTO}</res:resourceItem><res:resourceItem id="2" ${PHOTO}</res:resourceItem>`,
    ),
    invalid: resources(
      `<res:resourceItem id="1" ${PHOTO}</res:resourceItem><res:resourceItem id="1" ${PHOTO}</res:resourceItem>`,
    ),
  },
  {
    rule: "X2-RES-HREF",
    valid: resources("<res:resourceItem><res:source><my:photo/></res:source></res:resourceItem>"),
    invalid: resources('<res:resourceItem><res:source href="a.jpg"><my:photo/></res:source></res:resourceItem>'),
  },
  {
    rule: "X2-RES-LANG",
    valid: resources(
      '<res:resourceItem mimeType="image/jpeg"><res:source href="a.jpg" xml:lang="EN"/></res:resourceItem>',
    ),
    invalid: resources(
      '<res:resourceItem mimeType="image/jpeg"><res:source href="a.jpg" xml:lang="ru"/></res:resourceItem>',
    ),
  },
  {
    rule: "X2-RES-TARGET-LANG",
    valid: resources(
      '<res:resourceItem mimeType="image/jpeg"><res:target href="a.jpg" xml:lang="kk"/></res:resourceItem>',
    ),
    invalid: resources(
      '<res:resourceItem mimeType="image/jpeg"><res:target href="a.jpg" xml:lang="ru"/></res:resourceItem>',
    ),
  },
  {
    rule: "X2-RES-MIME",
    valid: resources(`<res:resourceItem ${PHOTO}</res:resourceItem>`),
    invalid: resources('<res:resourceItem><res:source href="a.jpg"/></res:resourceItem>'),
  },
  {
    rule: "X2-RES-EMPTY",
    valid: resources('<res:resourceItem><res:reference href="a.jpg"/></res:resourceItem>'),
    invalid: resources("<res:resourceItem/>"),
  },
  {
    rule: "X2-RES-REF",
    valid: resources(`<res:resourceItemRef ref="1"/><res:resourceItem id="1" ${PHOTO}</res:resourceItem>`),
    invalid: resources('<res:resourceItemRef ref="1"/>'),
  },
  {
    rule: "X2-SLR-VALUE",
    valid: inFile(`${SIZES}<unit id="u1" slr:sizeRestriction="5,*" slr:storageRestriction="255">${SEGMENT}</unit>`),
    invalid: inFile(`${SIZES}<unit id="u1" slr:sizeRestriction="short">${SEGMENT}</unit>`),
  },
  {
    rule: "X2-SLR-EC",
    valid: segment('Kandas<ec id="1" isolated="yes" slr:sizeInfo="0"/>'),
    invalid: segment('<sc id="1"/>Kandas<ec startRef="1" slr:sizeInfo="0"/>'),
  },
  {
    rule: "X2-SLR-BOTH",
    valid: inFile(`${SIZE_DATA}<unit id="u1" slr:sizeInfoRef="z1">${SEGMENT}</unit>`),
    invalid: inFile(`${SIZE_DATA}<unit id="u1" slr:sizeInfoRef="z1" slr:sizeInfo="3">${SEGMENT}</unit>`),
  },
  {
    rule: "X2-SLR-REF",
    valid: inFile(`${SIZE_DATA}<unit id="u1" slr:sizeInfoRef="z1">${SEGMENT}</unit>`),
    invalid: inFile(`${SIZE_DATA}<unit id="u1" slr:sizeInfoRef="z2">${SEGMENT}</unit>`),
  },
  { rule: "X2-VAL-RULE", valid: rule('my:style="plain"'), invalid: rule('startsWith="K" endsWith="."') },
  { rule: "X2-VAL-OCCURS", valid: rule('isPresent="қандас" occurs="1"'), invalid: rule('startsWith="қ" occurs="1"') },
  {
    rule: "X2-VAL-SOURCE",
    valid: rule('endsWith=":" existsInSource="yes"'),
    invalid: rule('isNotPresent="x" existsInSource="yes"'),
  },
  {
    rule: "X2-VAL-DISABLED",
    valid: rule('isPresent="x" disabled="yes"'),
    invalid: inFile(`<val:validation><val:rule isPresent="x" disabled="yes"/></val:validation>${UNIT}`),
  },
  {
    rule: "X2-CTR-REF",
    valid: revisions('appliesTo="note" ref="n1"', "content"),
    invalid: revisions('appliesTo="note"', "content"),
  },
  {
    rule: "X2-CTR-PROPERTY",
    valid: revisions('appliesTo="note" ref="n1"', "category"),
    invalid: revisions('appliesTo="note" ref="n2"', "category"),
  },
  {
    rule: "X2-CTR-TWICE",
    valid: revisions('appliesTo="note" ref="n1"', "content", "category"),
    invalid: revisions('appliesTo="note" ref="n1"', "content", "content"),
  },
  { rule: "X2-ITS-ID", valid: inUnit(SEGMENT, ISSUES), invalid: inUnit(SEGMENT, `${ISSUES}${ISSUES}`) },
  {
    rule: "X2-ITS-VERSION",
    valid: marked('its:taClassRef="https://example.org/place"'),
    invalid: segment('<mrk id="m1" its:taClassRef="https://example.org/place">Arizona</mrk>'),
  },
  {
    rule: "X2-ITS-TYPE",
    valid: marked('type="its:generic" itsm:domains="news"'),
    invalid: marked('type="my:term" itsm:domains="news"'),
  },
  {
    rule: "X2-ITS-QUALITY",
    valid: marked('its:locQualityIssuesRef="#its=q1"', ISSUES),
    invalid: marked('its:locQualityIssuesRef="#its=q1" its:locQualityIssueComment="Stiff."', ISSUES),
  },
  {
    rule: "X2-ITS-TEXT",
    valid: marked('its:taSource="list" its:taIdent="1"'),
    invalid: marked('its:taSource="list"'),
  },
  {
    rule: "X2-ITS-PROVENANCE",
    valid: marked(
      'its:provenanceRecordsRef="#its=p1"',
      '<its:provenanceRecords xml:id="p1"><its:provenanceRecord org="Newsroom"/></its:provenanceRecords>',
    ),
    invalid: marked(
      'its:provenanceRecordsRef="#its=p1" its:org="Newsroom"',
      '<its:provenanceRecords xml:id="p1"><its:provenanceRecord org="Newsroom"/></its:provenanceRecords>',
    ),
  },
  {
    rule: "X2-ITS-REF",
    valid: marked('its:locQualityIssuesRef="#its=q1"', ISSUES),
    invalid: marked('its:locQualityIssuesRef="#its=q2"', ISSUES),
  },
  {
    rule: "X2-ITS-ANNOTATOR",
    valid: marked('its:mtConfidence="0.7" its:annotatorsRef="mt-confidence|engine"'),
    invalid: marked('its:mtConfidence="0.7" its:annotatorsRef="machine|engine"'),
  },
];
