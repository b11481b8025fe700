import type { ElementTable } from "./model.ts";

const DATATYPES =
  "asp|c|cdf|cfm|cpp|csharp|cstring|csv|database|documentfooter|documentheader|filedialog|form|html|htmlbody|ini|interleaf|javaclass|javapropertyresourcebundle|javalistresourcebundle|javascript|jscript|layout|lisp|margin|menufile|messagefile|mif|mimetype|mo|msglib|pagefooter|pageheader|parameters|pascal|php|plaintext|po|report|resources|resx|rtf|sgml|sgmldtd|svg|vbscript|warning|winres|xhtml|xml|xmldtd|xsl|xul|x-";
const RESTYPES =
  "auto3state|autocheckbox|autoradiobutton|bedit|bitmap|button|caption|cell|checkbox|checkboxmenuitem|checkedlistbox|colorchooser|combobox|comboboxexitem|comboboxitem|component|contextmenu|ctext|cursor|datetimepicker|defpushbutton|dialog|dlginit|edit|file|filechooser|fn|font|footer|frame|grid|groupbox|header|heading|hedit|hscrollbar|icon|iedit|keywords|label|linklabel|list|listbox|listitem|ltext|menu|menubar|menuitem|menuseparator|message|monthcalendar|numericupdown|panel|popupmenu|pushbox|pushbutton|radio|radiobuttonmenuitem|rcdata|row|rtext|scrollpane|separator|shortcut|spinner|splitter|state3|statusbar|string|tabcontrol|table|textbox|togglebutton|toolbar|tooltip|trackbar|tree|uri|userbutton|usercontrol|var|versioninfo|vscrollbar|window|x-";
const STATES =
  "final|needs-adaptation|needs-l10n|needs-review-adaptation|needs-review-l10n|needs-review-translation|needs-translation|new|signed-off|translated|x-";
const QUALIFIERS =
  "exact-match|fuzzy-match|id-match|leveraged-glossary|leveraged-inherited|leveraged-mt|leveraged-repository|leveraged-tm|mt-suggestion|rejected-grammar|rejected-inaccurate|rejected-length|rejected-spelling|tm-suggestion|x-";
const MTYPES =
  "abbrev|abbreviated-form|abbreviation|acronym|appellation|collocation|common-name|datetime|equation|expanded-form|formula|head-term|initialism|international-scientific-term|internationalism|logical-expression|materials-management-unit|name|near-synonym|part-number|phrase|phraseological-unit|protected|romanized-form|seg|set-phrase|short-form|sku|standard-text|symbol|synonym|synonymous-phrase|term|transcribed-form|transliterated-form|truncated-term|variant|x-";
const REFORMATS =
  "yes|no|coord|coord-x|coord-y|coord-cx|coord-cy|font|font-name|font-size|font-weight|css-style|style|ex-style|x-";

const INLINE = "#text (g|bpt|ept|ph|it|mrk|x|bx|ex)*";
const NATIVE = "#text sub*";
const CODE = "id! xid equiv-text";
const DELIMITER = "ctype:bold|italic|underlined|link|x-";
const PLACEHOLDER = "ctype:image|pb|lb|x-";
const LOOK = "coord:coordinates font css-style style:nmtoken exstyle:nmtoken";
const RESOURCE = `restype:${RESTYPES} resname`;
const EXTRA = `${RESOURCE} extradata extype help-id:nmtoken menu menu-option menu-name ${LOOK}`;
const SIZES =
  "size-unit:byte|char|col|cm|dlgunit|em|ex|glyph|in|mm|percent|pixel|point|row|x- maxwidth:nmtoken minwidth:nmtoken maxheight:nmtoken minheight:nmtoken maxbytes:nmtoken minbytes:nmtoken charclass";
const HANDLING = `translate:yes|no reformat:${REFORMATS}`;
const STATE = `state:${STATES} state-qualifier:${QUALIFIERS} phase-name:nmtoken`;
const SPACE = "xml:space:default|preserve";
const TS = { attributes: "ts" };

/**
 * XLIFF 1.2, section 2 and its appendix C: the strict schema; under `loose` what the transitional one allows beyond,
 * with `ts`, `tool`, `prop-group` and `prop` of older versions. Elements of other namespaces stand under `loose`
 * too, because the strict schema takes none whose own schema it does not know.
 */
export const XLIFF_12: ElementTable = {
  xliff: {
    content: "file+",
    attributes: "version!:1.2|1.1|1.0 xml:lang:xsLanguage",
    open: "loose",
    loose: { content: "(other*, file)+", attributes: "ts" },
  },
  file: {
    content: "header?, body",
    attributes: `original! source-language!:xsLanguage datatype!:${DATATYPES} tool-id date:dateTime ${SPACE} category target-language:xsLanguage product-name product-version build-num`,
    open: "loose",
    loose: { attributes: "tool ts" },
  },
  header: {
    content: "skl?, phase-group?, (glossary|reference|count-group|note|tool)*",
    loose: { content: "skl?, phase-group?, (glossary|reference|count-group|note|tool|prop-group)*, other*" },
  },
  skl: { content: "internal-file|external-file" },
  glossary: { content: "internal-file|external-file" },
  reference: { content: "internal-file|external-file" },
  "internal-file": { content: "#text", attributes: "form crc:nmtoken" },
  "external-file": { attributes: "href! crc:nmtoken uid:nmtoken" },
  note: {
    content: "#text",
    attributes: "xml:lang:xsLanguage priority:priority from annotates:source|target|general",
  },
  "phase-group": { content: "phase+" },
  phase: {
    content: "note*",
    attributes:
      "phase-name! process-name! company-name tool-id date:dateTime job-id contact-name contact-email contact-phone",
    loose: { attributes: "tool" },
  },
  "count-group": { content: "count*", attributes: "name!" },
  count: {
    content: "#text",
    attributes: `count-type:num-usages|repetition|total|${RESTYPES}|${DATATYPES}|${STATES}|${QUALIFIERS} phase-name unit:word|page|trans-unit|bin-unit|glyph|item|instance|character|line|sentence|paragraph|segment|placeable|x-`,
  },
  "context-group": { content: "context+", attributes: "name crc:nmtoken purpose:purposes" },
  context: {
    content: "#text",
    attributes:
      "context-type!:database|element|elementtitle|linenumber|numparams|paramnotes|record|recordtitle|sourcefile|x- match-mandatory:yes|no crc:nmtoken",
  },
  tool: {
    content: "#text",
    attributes: "tool-id! tool-name! tool-version tool-company",
    open: "loose",
    loose: { content: "any" },
  },
  "prop-group": { content: "prop+", attributes: "name" },
  prop: { content: "#text", attributes: "prop-type! xml:lang:xsLanguage" },
  body: { content: "(group|trans-unit|bin-unit)*" },
  group: {
    content: "context-group*, count-group*, note*, (group|trans-unit|bin-unit)*",
    attributes: `id datatype:${DATATYPES} ${SPACE} ${EXTRA} ${HANDLING} ${SIZES} merged-trans:yes|no`,
    open: "loose",
    loose: {
      content: "context-group*, count-group*, prop-group*, note*, other*, (group|trans-unit|bin-unit)*",
      attributes: "ts",
    },
  },
  "trans-unit": {
    content: "source, seg-source?, target?, (context-group|count-group|note|alt-trans)*",
    attributes: `id! approved:yes|no ${HANDLING} ${SPACE} datatype:${DATATYPES} phase-name ${EXTRA} ${SIZES} merged-trans:yes|no`,
    open: "loose",
    loose: {
      content: "source, seg-source?, target?, (context-group|count-group|prop-group|note|alt-trans)*, other*",
      attributes: "ts",
    },
  },
  source: { content: INLINE, attributes: "xml:lang:xsLanguage", open: "loose", loose: TS },
  "seg-source": { content: INLINE, attributes: "xml:lang:xsLanguage", open: "loose", loose: TS },
  target: {
    content: INLINE,
    attributes: `${STATE} xml:lang:xsLanguage resname ${LOOK} equiv-trans:yes|no`,
    open: "loose",
    loose: { attributes: `ts restype:${RESTYPES}` },
  },
  "alt-trans": {
    content: "source?, seg-source?, target, context-group*, note*",
    attributes: `match-quality tool-id crc:nmtoken xml:lang:xsLanguage origin datatype:${DATATYPES} ${SPACE} ${EXTRA} mid:nmtoken phase-name:nmtoken alttranstype:proposal|previous-version|rejected|reference|accepted|x-`,
    open: "loose",
    loose: {
      content: "source?, seg-source?, target+, context-group*, prop-group*, note*, other*",
      attributes: "ts tool",
    },
  },
  "bin-unit": {
    content: "bin-source, bin-target?, (context-group|count-group|note|trans-unit)*",
    attributes: `id! mime-type!:mimeType approved:yes|no ${HANDLING} ${RESOURCE} phase-name`,
    open: "loose",
    loose: {
      content: "bin-source, bin-target?, (context-group|count-group|prop-group|note|trans-unit)*, other*",
      attributes: "ts",
    },
  },
  "bin-source": { content: "internal-file|external-file", open: "loose", loose: TS },
  "bin-target": {
    content: "internal-file|external-file",
    attributes: `mime-type:mimeType ${STATE} ${RESOURCE}`,
    open: "loose",
    loose: TS,
  },
  g: { content: INLINE, attributes: `${CODE} ${DELIMITER} clone:yes|no`, open: "loose", loose: TS },
  x: { attributes: `${CODE} ${PLACEHOLDER} clone:yes|no`, open: "loose", loose: TS },
  bx: { attributes: `${CODE} rid:nmtoken ${DELIMITER} clone:yes|no`, open: "loose", loose: TS },
  ex: { attributes: `${CODE} rid:nmtoken`, open: "loose", loose: TS },
  ph: {
    content: NATIVE,
    attributes: `${CODE} ${PLACEHOLDER} crc assoc:preceding|following|both`,
    open: "loose",
    loose: TS,
  },
  bpt: { content: NATIVE, attributes: `${CODE} rid:nmtoken ${DELIMITER} crc`, open: "loose", loose: TS },
  ept: { content: NATIVE, attributes: `${CODE} rid:nmtoken crc`, open: "loose", loose: TS },
  it: { content: NATIVE, attributes: `${CODE} pos!:open|close rid:nmtoken ${DELIMITER} crc`, open: "loose", loose: TS },
  sub: { content: INLINE, attributes: `datatype:${DATATYPES} ${DELIMITER} xid` },
  mrk: { content: INLINE, attributes: `mtype!:${MTYPES} mid:nmtoken comment`, open: "loose", loose: TS },
};
