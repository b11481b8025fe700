import type { ElementTable } from "./model.ts";

const MADE = "creationdate creationid changedate changeid o-tmf o-encoding";
const USED = "usagecount lastusagedate creationtool creationtoolversion datatype";
const SEGTYPES = "block|paragraph|sentence|phrase";
const INLINE = "#text (bpt|ept|ph|it|hi|ut)*";

/** TMX 1.4b, by its document type definition `tmx14.dtd`. */
export const TMX_14: ElementTable = {
  tmx: { content: "header, body", attributes: "version!:1.4" },
  header: {
    content: "(note|prop|ude)*",
    attributes: `creationtool! creationtoolversion! segtype!:${SEGTYPES} o-tmf! adminlang! srclang! datatype! ${MADE}`,
  },
  body: { content: "tu*" },
  note: { content: "#text", attributes: "o-encoding xml:lang lang" },
  ude: { content: "map+", attributes: "name! base" },
  map: { attributes: "unicode! code ent subst" },
  prop: { content: "#text", attributes: "type! xml:lang o-encoding lang" },
  tu: { content: "(note|prop)*, tuv+", attributes: `tuid ${MADE} ${USED} segtype:${SEGTYPES} srclang` },
  tuv: { content: "(note|prop)*, seg", attributes: `xml:lang! ${MADE} ${USED} lang` },
  seg: { content: INLINE },
  bpt: { content: "#text sub*", attributes: "i! x type" },
  ept: { content: "#text sub*", attributes: "i!" },
  sub: { content: INLINE, attributes: "datatype type" },
  it: { content: "#text sub*", attributes: "pos!:begin|end x type" },
  ph: { content: "#text sub*", attributes: "x assoc type" },
  hi: { content: INLINE, attributes: "x type" },
  ut: { content: "#text sub*", attributes: "x" },
};
