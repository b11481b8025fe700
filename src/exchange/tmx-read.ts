import type { LanguageTag, TranslationUnit } from "../core/model.ts";
import { type Place, Problem } from "../core/problem.ts";
import { segContent } from "./tmx-seg.ts";
import { type TuParts, unitsOf, type Variant } from "./tmx-unit.ts";
import { readXml, type XmlElement, type XmlHandlers } from "./xml-reader.ts";

/** What TMX files usually begin with; it is never fetched. OmegaT writes `tmx11.dtd`. */
const DOCTYPE = /^\s*tmx\s+SYSTEM\s+(?:"tmx1[1-4]\.dtd"|'tmx1[1-4]\.dtd')\s*$/;

/** What a TMX file gives for one pair of languages. */
export interface TmxContent {
  readonly units: readonly TranslationUnit[];
  /** Entries that are damaged, each with its place; and one for all entries that lack the pair of languages. */
  readonly skipped: readonly Problem[];
}

/**
 * The entries of a TMX 1.x file from `sourceLang` to `lang`, in the file's order.
 *
 * Languages match by language and script, so that `kk-KZ` serves `kk`. Entries say more where the file does:
 *
 * - `tuid` → `id`; `changeid`, else `creationid` → `by`; their dates → `at`, of the target first, then of the entry;
 * - `prop` of type `prev` and `next`, OmegaT's neighbouring source texts, or our `x-previous-key` and `x-next-key`
 *   → `previousKey`, `nextKey`; an empty one means that there is no neighbour;
 * - `prop` of type `x-state` and `x-origin` → state and origin. Without them a unit is `edited`, because people wrote
 *   most memories, and its origin `memory`, because nothing proves it.
 *
 * Broken XML is thrown as a Problem with its place, and so is any document type but the plain one of TMX.
 */
export function readTmx(
  xml: string,
  path: string,
  options: { readonly sourceLang: LanguageTag; readonly lang: LanguageTag },
): TmxContent {
  const units: TranslationUnit[] = [];
  const skipped: Problem[] = [];
  const others = { count: 0, languages: new Set<string>(), place: { path } as Place };
  const keep = (parts: TuParts): void => {
    const found = unitsOf(parts, options);
    if (found.kind === "damaged") skipped.push(found.problem);
    else if (found.kind === "units") units.push(...found.units);
    else {
      if (others.count === 0) others.place = parts.place;
      others.count++;
      for (const { lang } of parts.variants) others.languages.add(lang);
    }
  };
  readXml(xml, path, tmxHandlers(keep), DOCTYPE);
  if (others.count > 0) {
    const languages = [...others.languages].sort().slice(0, 20).join(", ");
    skipped.push(new Problem("E_TMX_LANGUAGES", { count: others.count, languages, ...options }, others.place));
  }
  return { units, skipped };
}

/** An open element: what its text and its end do. Elements inside a `seg` are its content's own. */
interface Open {
  readonly text?: (text: string) => void;
  readonly end?: () => void;
}

function tmxHandlers(keep: (parts: TuParts) => void): XmlHandlers {
  const path: Open[] = [];
  const at: Position = { tu: undefined, tuv: undefined, seg: undefined };
  return {
    open: (element) => {
      if (path.length === 0 && element.name !== "tmx")
        throw new Problem("E_XML_ROOT", { root: element.name, expected: "tmx" }, element.place);
      path.push(openElement(at, element, keep));
    },
    close: () => path.pop()?.end?.(),
    text: (text) => path.at(-1)?.text?.(text),
  };
}

interface Position {
  tu: TuParts | undefined;
  tuv: Variant | undefined;
  seg: ReturnType<typeof segContent> | undefined;
}

function openElement(at: Position, element: XmlElement, keep: (parts: TuParts) => void): Open {
  const { seg, tu, tuv } = at;
  if (seg !== undefined) {
    seg.open(element);
    return { text: seg.text, end: seg.close };
  }
  switch (element.name) {
    case "tu":
      return openTu(at, element, keep);
    case "tuv":
      if (tu !== undefined) return openTuv(at, tu, element);
      break;
    case "seg":
      if (tuv !== undefined) return openSeg(at, tuv);
      break;
    case "prop":
      if (tu !== undefined) return openProp((tuv ?? tu).props, element);
      break;
  }
  return {};
}

function openTu(at: Position, element: XmlElement, keep: (parts: TuParts) => void): Open {
  const tu: TuParts = { attributes: element.attributes, place: element.place, props: new Map(), variants: [] };
  at.tu = tu;
  return {
    end: () => {
      at.tu = undefined;
      keep(tu);
    },
  };
}

function openTuv(at: Position, tu: TuParts, element: XmlElement): Open {
  const { attributes, place } = element;
  const tuv: Variant = {
    lang: attributes["xml:lang"] ?? attributes["lang"] ?? "",
    attributes,
    place,
    props: new Map(),
    pieces: [],
  };
  tu.variants.push(tuv);
  at.tuv = tuv;
  return {
    end: () => {
      at.tuv = undefined;
    },
  };
}

function openSeg(at: Position, tuv: Variant): Open {
  const seg = segContent();
  at.seg = seg;
  return {
    text: seg.text,
    end: () => {
      at.seg = undefined;
      tuv.pieces = seg.pieces();
    },
  };
}

function openProp(props: Map<string, string>, element: XmlElement): Open {
  let value = "";
  return {
    text: (text) => {
      value += text;
    },
    end: () => {
      props.set(element.attributes["type"] ?? "", value);
    },
  };
}
