import { expect, test } from "vitest";
import { segmentOf } from "../../../src/outputs/site/annotate.ts";
import { element, writeHtml } from "../../../src/outputs/site/html-tree.ts";
import { settleLinks } from "../../../src/outputs/site/images.ts";
import { chromeFor } from "../../../src/outputs/site/language.ts";
import type { SegmentStanding } from "../../../src/outputs/site/model.ts";

/** A Russian page's image whose text has this standing. */
function imageWith(standing: SegmentStanding, src = "gate.png"): string {
  const image = element("img", { src, alt: "Ворота", [segmentOf("alt")]: "0" });
  const root = element("div", {}, [image]);
  settleLinks(root, {
    chrome: chromeFor("ru"),
    langOf: () => (standing.kind === "fallback" ? "en" : undefined),
    standingOf: (segment) => (segment === 0 ? standing : undefined),
    localImage: (address) => (address === "gate.png" ? "../images/gate.png" : undefined),
    link: (address) => address,
  });
  return writeHtml(root.children);
}

test.each([
  [{ kind: "shown", standing: "machine", stale: false }, 'alt="[машинный перевод] Ворота"'],
  [{ kind: "shown", standing: "machine", stale: true }, 'alt="[машинный перевод, оригинал изменился] Ворота"'],
  [{ kind: "shown", standing: "edited", stale: true }, 'alt="[оригинал изменился] Ворота"'],
  [{ kind: "shown", standing: "reviewed", stale: false }, 'alt="Ворота"'],
  [{ kind: "fallback" }, 'alt="Ворота" lang="en"'],
] as const)("an image's text says what it is: %j", (standing, expected) => {
  expect(imageWith(standing)).toContain(expected);
});

test("so does the text that stands for an image of another host", () => {
  const shown = imageWith({ kind: "shown", standing: "machine", stale: false }, "https://example.org/gate.png");
  expect(shown).toContain("[машинный перевод] Ворота");
});
