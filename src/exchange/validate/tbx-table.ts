import type { ElementTable } from "./model.ts";

const AUXILIARY = "(admin|adminGrp|descrip|descripGrp|note|ref|transacGrp|xref|other)*";
const LINKS = "(admin|adminGrp|note|ref|transacGrp|xref|other)*";
const NOTE = "#text (ec|foreign|hi|ph|sc)*";
const DATA = "id:nmtoken xml:lang:language target:nmtoken datatype";
const LANG = "id:nmtoken xml:lang:language";

/**
 * TBX (ISO 30042:2019), the core structure that every dialect shares; `other` is where a file of style DCT has elements
 * of its modules. Which data categories a dialect knows, and on which level, is not looked at.
 */
export const TBX_3: ElementTable = {
  tbx: { content: "tbxHeader, text", attributes: "xml:lang!:language id:nmtoken type! style!:dca|dct" },
  tbxHeader: { content: "fileDesc, encodingDesc?, revisionDesc?", attributes: LANG },
  fileDesc: { content: "(titleStmt|publicationStmt)*, sourceDesc+", attributes: "id:nmtoken" },
  titleStmt: { content: "title, note*", attributes: LANG },
  title: { content: "#text", attributes: LANG },
  publicationStmt: { content: "p+", attributes: "id:nmtoken" },
  sourceDesc: { content: "p+", attributes: LANG },
  encodingDesc: { content: "p+", attributes: "id:nmtoken" },
  revisionDesc: { content: "change+", attributes: LANG },
  change: { content: "p+", attributes: LANG },
  p: { content: NOTE, attributes: `${LANG} type` },
  text: { content: "body?, back?", attributes: "id:nmtoken" },
  body: { content: "conceptEntry+", attributes: "id:nmtoken" },
  back: { content: "refObjectSec*", attributes: "id:nmtoken" },
  refObjectSec: { content: "refObject+", attributes: "id:nmtoken type!" },
  refObject: { content: "(itemSet|itemGrp|item)+", attributes: "id:nmtoken" },
  itemSet: { content: "(itemGrp|item)+", attributes: "id:nmtoken type" },
  itemGrp: { content: `item, ${LINKS}`, attributes: "id:nmtoken" },
  item: { content: NOTE, attributes: "id:nmtoken type" },
  conceptEntry: { content: `${AUXILIARY}, langSec+`, attributes: "id!:nmtoken" },
  langSec: { content: `${AUXILIARY}, termSec+`, attributes: "xml:lang!:language id:nmtoken" },
  termSec: { content: `term, (termNote|termNoteGrp|other)*, ${AUXILIARY}`, attributes: "id:nmtoken" },
  term: { content: "#text hi*", attributes: "id:nmtoken" },
  termNote: { content: NOTE, attributes: `${DATA} type!` },
  termNoteGrp: { content: `(termNote|other), ${LINKS}`, attributes: "id:nmtoken" },
  admin: { content: NOTE, attributes: `${DATA} type!` },
  adminGrp: { content: "(admin|other), (adminNote|note|ref|xref|other)*", attributes: "id:nmtoken" },
  adminNote: { content: "#text", attributes: `${DATA} type!` },
  descrip: { content: NOTE, attributes: `${DATA} type!` },
  descripGrp: {
    content: "(descrip|other), (admin|adminGrp|descripNote|note|ref|transacGrp|xref|other)*",
    attributes: "id:nmtoken",
  },
  descripNote: { content: "#text", attributes: `${DATA} type!` },
  transacGrp: { content: "(transac|other), (date|note|ref|transacNote|xref|other)*", attributes: "id:nmtoken" },
  transac: { content: "#text", attributes: `${DATA} type!` },
  transacNote: { content: "#text", attributes: `${DATA} type!` },
  date: { content: "#text", attributes: "id:nmtoken" },
  note: { content: NOTE, attributes: LANG },
  ref: { content: "#text", attributes: `${DATA} type!` },
  xref: { content: "#text", attributes: "id:nmtoken target!:uri type!" },
  foreign: { content: NOTE, attributes: LANG },
  hi: {
    content: "#text",
    attributes:
      "target:nmtoken type:entailedTerm|hotkey|italics|bold|superscript|subscript|math xml:lang:language id:nmtoken",
  },
  ph: { attributes: "type id:nmtoken equiv disp target" },
  sc: {
    attributes: "id!:nmtoken isolated:yes|no disp equiv type:fmt|ui|quote|link|image|other subtype target",
  },
  ec: {
    attributes:
      "startRef:nmtoken isolated:yes|no disp equiv id:nmtoken type:fmt|ui|quote|link|image|other subtype target",
  },
};
