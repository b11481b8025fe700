import { type ContentModel, contentModel } from "./content-model.ts";

/** What a standard says of one element, as tables are written. */
export interface ElementRow {
  /** See `contentModel`. Absent: it is empty. */
  readonly content?: string;
  /** Names, each with `!` where it is required and `:type` where its value is not free; see `valueType`. */
  readonly attributes?: string;
  /** Which attributes of other namespaces it takes; none where absent. */
  readonly open?: Openness;
  /** What only the transitional schema of XLIFF 1.2 allows: it instead of `content`, and these attributes as well. */
  readonly loose?: { readonly content?: string; readonly attributes?: string };
}

/**
 * Attributes of other namespaces: `all`; `codes`, only those of modules that describe inline codes; `marks`, all but
 * those of the XML namespace; `loose`, none that the strict schema knows, all by the transitional one.
 */
export type Openness = "all" | "codes" | "marks" | "loose";

export type ElementTable = Readonly<Record<string, ElementRow>>;

/** A row ready for use. */
export interface ElementModel {
  readonly content: ContentModel;
  readonly looseContent: ContentModel;
  /** The types by name; `string` where the value is free. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly looseAttributes: ReadonlyMap<string, string>;
  readonly required: readonly string[];
  readonly open: Openness | undefined;
}

/** The rows of `tables` ready for use, by element; later tables win. */
export function elementModels(...tables: readonly ElementTable[]): ReadonlyMap<string, ElementModel> {
  return new Map(tables.flatMap((table) => Object.entries(table).map(([tag, row]) => [tag, modelOf(row)])));
}

function modelOf({ content = "", attributes = "", open, loose = {} }: ElementRow): ElementModel {
  const declared = attributes.split(/\s+/).filter((entry) => entry !== "");
  return {
    content: contentModel(content),
    looseContent: contentModel(loose.content ?? content),
    attributes: attributeTypes(attributes),
    looseAttributes: attributeTypes(loose.attributes ?? ""),
    required: declared.filter((entry) => entry.includes("!")).map((entry) => entry.slice(0, entry.indexOf("!"))),
    open,
  };
}

/** `id!:nmtoken xml:lang:language` as types by name. Names of modules and of XML have a colon too, in a known prefix. */
export function attributeTypes(source: string): ReadonlyMap<string, string> {
  const entries = source.match(/\S+/g) ?? [];
  return new Map(
    entries.map((entry): [string, string] => {
      const [, name = "", , type = "string"] = /^((?:xml:)?[\w-]+)(!?)(?::(.+))?$/.exec(entry) ?? [];
      return [name, type];
    }),
  );
}
