import type { Prop } from "../core/model.ts";
import type { XmlElement } from "./xml-reader.ts";
import { emptyTag, escapeText, startTag } from "./xml-writer.ts";

/** The attributes of TMX 1.4b's `header`, in the order in which they are written. */
const ATTRIBUTES = [
  "creationtool",
  "creationtoolversion",
  "segtype",
  "o-tmf",
  "adminlang",
  "srclang",
  "datatype",
  "o-encoding",
  "creationdate",
  "creationid",
  "changedate",
  "changeid",
] as const;

/** A character of a user-defined encoding: TMX's `map`. */
interface TmxMap {
  readonly unicode: string;
  readonly code?: string;
  readonly ent?: string;
  readonly subst?: string;
}

/** A user-defined encoding: TMX's `ude`. */
interface TmxEncoding {
  readonly name: string;
  readonly base?: string;
  readonly maps: readonly TmxMap[];
}

/**
 * What a TMX file says of itself, in TMX's own words and as it stands there. `srclang` may be `*all*`: any language of
 * an entry can be its source.
 */
export type TmxHeader = { readonly [name in (typeof ATTRIBUTES)[number]]?: string } & {
  readonly notes: readonly string[];
  readonly props: readonly Prop[];
  readonly encodings: readonly TmxEncoding[];
};

/** A header while it is read. */
export interface TmxHeaderParts {
  readonly attributes: XmlElement["attributes"];
  readonly notes: string[];
  readonly props: Prop[];
  readonly encodings: (TmxEncoding & { readonly maps: TmxMap[] })[];
}

/** One of which nothing has been read. */
export function emptyHeader(): TmxHeaderParts {
  return { attributes: {}, notes: [], props: [], encodings: [] };
}

/** Starts a `ude`. */
export function beginEncoding(parts: TmxHeaderParts, { attributes }: XmlElement): void {
  parts.encodings.push({ name: attributes["name"] ?? "", ...present({ base: attributes["base"] }), maps: [] });
}

/** Takes a `map` of the `ude` that was started last. */
export function addMap(parts: TmxHeaderParts, { attributes }: XmlElement): void {
  const { unicode = "", code, ent, subst } = attributes;
  parts.encodings.at(-1)?.maps.push({ unicode, ...present({ code, ent, subst }) });
}

/** The header that was read. */
export function headerOf({ attributes, notes, props, encodings }: TmxHeaderParts): TmxHeader {
  const named = Object.fromEntries(ATTRIBUTES.map((name) => [name, attributes[name]]));
  return { ...present(named), notes, props, encodings };
}

/** A header as lines of a file; what TMX asks for and `header` lacks is filled in from `standing`. */
export function headerLines(header: TmxHeader, standing: Partial<TmxHeader>): readonly string[] {
  const attributes = Object.fromEntries(ATTRIBUTES.map((name) => [name, header[name] ?? standing[name]]));
  const content = [
    ...header.notes.map((note) => `    ${noteXml(note)}`),
    ...header.props.map((prop) => `    ${propXml(prop)}`),
    ...header.encodings.flatMap(encodingLines),
  ];
  if (content.length === 0) return [`  ${emptyTag("header", attributes)}`];
  return [`  ${startTag("header", attributes)}`, ...content, "  </header>"];
}

function encodingLines({ name, base, maps }: TmxEncoding): readonly string[] {
  return [
    `    ${startTag("ude", { name, base })}`,
    ...maps.map((map) => `      ${emptyTag("map", { ...map })}`),
    "    </ude>",
  ];
}

/** A `note`, of a header or an entry. */
export function noteXml(note: string): string {
  return `<note>${escapeText(note)}</note>`;
}

/** A `prop`, of a header or an entry. */
export function propXml({ type, value }: Prop): string {
  return `${startTag("prop", { type })}${escapeText(value)}</prop>`;
}

function present(values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
