import type { InlineCode } from "../../core/model.ts";
import { FOREIGN, RAW, VOID } from "./elements.ts";
import type { Role } from "./pairs.ts";

/** Names of codes that are no single tag of a pair. */
const WHOLE = new Set(["code", "comment", "image", "line-break", "math", "protected"]);

/** What a code's markup is by itself: a tag without a partner opens or closes, and stands alone only here. */
export function roleOf({ type, name, data }: Pick<InlineCode, "type" | "name" | "data">): Role {
  const element = /^<\/?([^\s/>]+)/.exec(data)?.[1]?.toLowerCase() ?? "";
  if (type !== "standalone") return { role: type, element };
  const isEnd = data.startsWith("</");
  const isWhole = !isEnd && (RAW.has(element) || FOREIGN.has(element));
  if (isWhole || WHOLE.has(name) || VOID.has(element) || element === "") return { role: "standalone", element };
  return { role: isEnd ? "close" : "open", element };
}
