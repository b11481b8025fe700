import type { ElementTable } from "./model.ts";

const INLINE = "#text (cp|ph|pc|sc|ec|mrk|sm|em)*";
const HINTS = "canCopy:yes|no canDelete:yes|no canReorder:yes|firstNo|no copyOf:nmtoken";
const KIND = "subType:userDefined type:fmt|ui|quote|link|image|other";
const CODE = `${HINTS} disp equiv dataRef:nmtoken subFlows:nmtokens ${KIND}`;
const PAIRED = `${HINTS} canOverlap:yes|no dir:ltr|rtl|auto`;
const MARK = "id!:nmtoken translate:yes|no type:generic|comment|term|@userDefined ref:uri value";
const SCOPE =
  "id!:nmtoken canResegment:yes|no translate:yes|no srcDir:ltr|rtl|auto trgDir:ltr|rtl|auto xml:space:default|preserve";

/** The core of XLIFF 2.0 and 2.1: sections 4.2.2 (structural elements) and 4.2.3 (inline elements) of both. */
export const XLIFF_2_CORE: ElementTable = {
  xliff: {
    content: "file+",
    attributes: "version! srcLang!:language trgLang:language xml:space:default|preserve",
    open: "all",
  },
  file: { content: "skeleton?, other*, notes?, (unit|group)+", attributes: `${SCOPE} original`, open: "all" },
  skeleton: { content: "#text other*", attributes: "href" },
  group: { content: "other*, notes?, (unit|group)*", attributes: `${SCOPE} name type:userDefined`, open: "all" },
  unit: {
    content: "other*, notes?, originalData?, (segment|ignorable)+",
    attributes: `${SCOPE} name type:userDefined`,
    open: "all",
  },
  segment: {
    content: "source, target?",
    attributes: "id:nmtoken canResegment:yes|no state:initial|translated|reviewed|final subState",
  },
  ignorable: { content: "source, target?", attributes: "id:nmtoken" },
  notes: { content: "note+" },
  note: {
    content: "#text",
    attributes: "id:nmtoken appliesTo:source|target category priority:priority",
    open: "all",
  },
  originalData: { content: "data+" },
  data: { content: "#text cp*", attributes: "id!:nmtoken dir:ltr|rtl|auto xml:space:preserve" },
  source: { content: INLINE, attributes: "xml:lang:language xml:space:default|preserve" },
  target: { content: INLINE, attributes: "xml:lang:language xml:space:default|preserve order:positive" },
  cp: { attributes: "hex!:hex" },
  ph: { attributes: `id!:nmtoken ${CODE}`, open: "codes" },
  pc: {
    content: INLINE,
    attributes: `id!:nmtoken ${PAIRED} ${KIND} dispEnd dispStart equivEnd equivStart dataRefEnd:nmtoken dataRefStart:nmtoken subFlowsEnd:nmtokens subFlowsStart:nmtokens`,
    open: "codes",
  },
  sc: { attributes: `id!:nmtoken isolated:yes|no ${CODE} ${PAIRED}`, open: "codes" },
  ec: { attributes: `id:nmtoken isolated:yes|no startRef:nmtoken ${CODE} ${PAIRED}`, open: "codes" },
  mrk: { content: INLINE, attributes: MARK, open: "marks" },
  sm: { attributes: MARK, open: "marks" },
  em: { attributes: "startRef!:nmtoken" },
};

/** What XLIFF 2.2 Part 1 (Core) says otherwise. */
export const XLIFF_22_CORE: ElementTable = {
  xliff: {
    content: "notes?, mda:metadata?, file+",
    attributes: "version! srcLang!:language trgLang:language xml:space:default|preserve",
    open: "all",
  },
  note: {
    content: "#text",
    attributes: "id:nmtoken appliesTo:source|target category priority:priority ref:uri",
    open: "all",
  },
  "res:resourceItem": {
    content: "notes?, res:source?, res:target?, res:reference*",
    attributes: "mimeType id:nmtoken context:yes|no",
    open: "all",
  },
};
