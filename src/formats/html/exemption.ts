import { sameLanguage } from "../../core/locale.ts";
import type { LanguageTag } from "../../core/model.ts";
import type { Block } from "./outline.ts";
import { type Attribute, attributeOf } from "./tag.ts";

type Flags = Pick<Block, "isExempt" | "isOtherLanguage">;

/**
 * What an element's attributes `translate` and `lang` say of its text; what they leave open holds as outside it.
 *
 * @param lang the article's language; a part in another one stays as it is
 */
export function exemptionOf(
  text: string,
  element: { readonly name: string; readonly attributes: readonly Attribute[] },
  outer: Flags,
  lang: LanguageTag,
): Flags {
  if (element.attributes.length === 0) return { isExempt: outer.isExempt, isOtherLanguage: outer.isOtherLanguage };
  const translate = valueTextOf(text, element, "translate")?.toLowerCase();
  const own = valueTextOf(text, element, "lang") ?? valueTextOf(text, element, "xml:lang");
  // What the root says is the config's matter: many pages get it wrong.
  const isStated = own !== undefined && own !== "" && element.name !== "html";
  return {
    isExempt: translate === "no" || (outer.isExempt && translate !== "yes" && translate !== ""),
    isOtherLanguage: isStated ? !sameLanguage(own, lang) : outer.isOtherLanguage,
  };
}

/** An attribute's value as it stands, without outer white space; undefined where the tag does not have it. */
export function valueTextOf(
  text: string,
  tag: { readonly attributes: readonly Attribute[] },
  name: string,
): string | undefined {
  const attribute = attributeOf(tag, name);
  return attribute === undefined ? undefined : text.slice(attribute.valueStart, attribute.valueEnd).trim();
}
