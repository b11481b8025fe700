/** A type of attribute values: whether a value is of it. Linear in the value's length. */
export type ValueType = (value: string) => boolean;

const NAME_CHARACTERS =
  /^[-.0-9:A-Z_a-z\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C-\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]+$/u;

/** BCP 47 (RFC 5646, section 2.1), well-formed tags; extended language subtags and variants included. */
const LANGUAGE =
  /^(?:x(?:-[a-z0-9]{1,8})+|i-[a-z0-9]{2,8}|en-gb-oed|sgn-(?:be-fr|be-nl|ch-de)|(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?)$/i;

/** Longer than any language tag: RFC 5646 asks for 35 characters. */
const LONGEST_LANGUAGE = 200;

const DATE_TIME =
  /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;

/** Whether `value` is an XML `Nmtoken`, the characters that a name may have after its first. */
export function isNmtoken(value: string): boolean {
  return NAME_CHARACTERS.test(value);
}

/** Whether `value` is a well-formed language tag of BCP 47. */
export function isLanguage(value: string): boolean {
  return value.length <= LONGEST_LANGUAGE && LANGUAGE.test(value);
}

function matching(pattern: RegExp): ValueType {
  return (value) => pattern.test(value);
}

function decimal(least: number, most: number): ValueType {
  return (value) =>
    /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(value) && Number(value) >= least && Number(value) <= most;
}

const TYPES: Readonly<Record<string, ValueType>> = {
  nmtoken: (value) => isNmtoken(value.trim()),
  nmtokens: (value) => value.trim().split(/\s+/).every(isNmtoken),
  language: isLanguage,
  /** XLIFF 1.2's attributes, of which the schema asks less than BCP 47. */
  xsLanguage: matching(/^\s*[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*\s*$/),
  uri: (value) => !/[\s<>]/.test(value.trim()),
  hex: matching(/^(?:[0-9a-fA-F]{2})+$/),
  positive: matching(/^\s*\+?0*[1-9]\d*\s*$/),
  integer: matching(/^\s*[+-]?\d+\s*$/),
  priority: matching(/^\s*\+?0*(?:[1-9]|10)\s*$/),
  percent: decimal(0, 100),
  confidence: (value) => value.trim() !== "" && Number(value) >= 0 && Number(value) <= 1,
  userDefined: matching(/^[^\s:]+:[^\s:]+$/),
  dateTime: (value) => DATE_TIME.test(value.trim()),
  coordinates: matching(/^(?:-?\d+|#);(?:-?\d+|#);(?:-?\d+|#);(?:-?\d+|#)$/),
  /** What the contexts of XLIFF 1.2 are for, one or more. */
  purposes: matching(/^\s*(?:(?:information|location|match|x-\S+)(?:\s+|$))*$/),
  mimeType: matching(/^(?:text|multipart|message|application|image|audio|video|model)(?:\/.+)*$/),
};

const made = new Map<string, ValueType>();

/**
 * The type of this name. Others are made of the name: `yes|no` is one of the two words, `x-` at the end any word that
 * begins so (`bold|italic|x-`), and `@` before a name makes it that type (`generic|comment|@userDefined`).
 */
export function valueType(name: string): ValueType {
  const known = TYPES[name] ?? made.get(name);
  if (known !== undefined) return known;
  const words = name.split("|");
  const exact = new Set(words.filter((word) => word !== "x-" && !word.startsWith("@")));
  const types = words.flatMap((word) => (word.startsWith("@") ? (TYPES[word.slice(1)] ?? []) : []));
  const extensible = words.includes("x-");
  const type: ValueType = (value) =>
    exact.has(value) || types.some((holds) => holds(value)) || (extensible && /^x-\S+$/.test(value));
  made.set(name, type);
  return type;
}
