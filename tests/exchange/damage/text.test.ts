/** Damage to texts and states. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ReturnedProject, returnedProjects, translated, WORK } from "../../support/returned.ts";

let projects: Awaited<ReturnType<typeof returnedProjects>>;
beforeAll(async () => {
  projects = await returnedProjects();
});
afterAll(() => projects[Symbol.dispose]());

const POLICE = "The police watch 25\u00A0km away.";

/** The origins and states of all targets. */
function drafts(one: ReturnedProject): readonly string[] {
  return one.entries().map(({ state, origin }) => `${state} ${origin?.kind}`);
}

test("wrong state: unchanged machine text marked translated is nobody's work", async () => {
  using one = projects.fresh();
  const back = await one.bringBack(one.sent.replace(/<target [^>]*>/g, '<target state="translated">'));
  expect(back).toMatchObject({ code: 0, counts: { unchanged: 4 } });
  expect(drafts(one)).toEqual(Array(4).fill("draft engine"));
});

test.each(["done", "x-klar", "FINAL", ""])('wrong state: "%s" that nobody knows does not approve', async (state) => {
  using one = projects.fresh();
  const back = await one.bringBack(translated(one.sent, "They hold photographs.", WORK, state));
  expect(back).toMatchObject({ code: 0, counts: { accepted: 1 } });
  expect(drafts(one)[1]).toBe("edited person");
});

test("approved that contradicts a needs-… state that the tool has set does not approve", async () => {
  using one = projects.fresh();
  const contradictory = one.sent.replaceAll('approved="no"', 'approved="yes"');
  await one.bringBack(contradictory.replaceAll('state="needs-review-translation"', 'state="needs-translation"'));
  expect(drafts(one)).toEqual(Array(4).fill("draft engine"));
});

test("changed source: the work is kept as stale, never as a translation of today's sentence", async () => {
  using one = projects.fresh();
  const back = await one.bringBack(one.worked.replace("They hold photographs.", "They hold two photographs."));
  expect(back.counts).toMatchObject({ accepted: 0, stale: 1 });
  expect(one.entries()[1]).toMatchObject({ target: WORK, source: "They hold two photographs.", stale: true });
});

test("empty target: what stood before stays", async () => {
  using one = projects.fresh();
  const before = one.entries()[3];
  await one.bringBack(translated(one.worked, "Nobody comes out.", ""));
  expect([one.entries()[1]?.target, one.entries()[3]]).toEqual([WORK, before]);
});

test.each([" ", "\u00A0\u00A0", "\n\t "])("white-space-only target %j is refused and named", async (space) => {
  using one = projects.fresh();
  const before = one.entries()[3];
  const back = await one.bringBack(translated(one.worked, "Nobody comes out.", space));
  expect(back).toMatchObject({ code: 4, counts: { accepted: 1, damaged: 1 }, problems: ["E_UNIT_BLANK"] });
  expect(one.entries()[3]).toEqual(before);
});

test("target = source is refused and named, unless somebody signs it off", async () => {
  using one = projects.fresh();
  const copied = translated(one.worked, "Nobody comes out.", "Nobody comes out.");
  const back = await one.bringBack(copied);
  expect(back).toMatchObject({ code: 4, counts: { accepted: 1, damaged: 1 }, problems: ["E_UNIT_SOURCE"] });
  expect(drafts(one)[3]).toBe("draft engine");
  const signed = await one.bringBack(translated(one.worked, "Nobody comes out.", "Nobody comes out.", "signed-off"));
  expect(signed).toMatchObject({ code: 0, counts: { accepted: 1 } });
  expect(drafts(one)[3]).toBe("reviewed person");
});

test("a source copy that says it needs translation is no translation", async () => {
  using one = projects.fresh();
  const back = await one.bringBack(
    translated(one.worked, "Nobody comes out.", "Nobody comes out.", "needs-translation"),
  );
  expect(back).toMatchObject({ code: 0, counts: { accepted: 1, unchanged: 3 } });
});

test("alt-trans only: a proposal is no target", async () => {
  using one = projects.fresh();
  const only = one.worked.replace(
    /<target[^>]*>⟦kk⟧ Nobody comes out\.<\/target>/,
    "<alt-trans><source>Nobody comes out.</source><target state='final'>Ешкім жоқ.</target></alt-trans>",
  );
  expect(await one.bringBack(only)).toMatchObject({ code: 0, counts: { accepted: 1, unchanged: 3 } });
  expect(one.record()).not.toContain("Ешкім жоқ.");
});

test("entities escaped twice: text that stands is nobody's work, new text is refused and named", async () => {
  using one = projects.fresh();
  await one.bringBack(translated(one.worked, "Nobody comes out.", "Ешкім &amp; «ештеңе» &lt;жоқ>."));
  const before = one.entries();
  expect(before[3]?.target).toBe("Ешкім & «ештеңе» <жоқ>.");
  const again = translated(one.worked, "Nobody comes out.", "Ешкім &amp;amp; «ештеңе» &amp;lt;жоқ&amp;gt;.");
  expect(await one.bringBack(again)).toMatchObject({ code: 0, counts: { unchanged: 4 } });
  const other = translated(one.worked, "Nobody comes out.", "Ешкім &amp;amp; &amp;quot;жоқ&amp;quot;.");
  expect(await one.bringBack(other)).toMatchObject({ code: 4, counts: { damaged: 1 }, problems: ["E_UNIT_ESCAPED"] });
  expect(one.entries()).toEqual(before);
});

test("NFC and NFD: letters taken apart make no work, and a person's letters are kept", async () => {
  using one = projects.fresh();
  await one.bringBack(translated(one.sent, "Nobody comes out.", "Көйлекті ұйқы йод."));
  const before = one.entries();
  const apart = one.project.read("back.xlf").normalize("NFD");
  expect(apart).not.toBe(one.project.read("back.xlf"));
  const back = await one.bringBack(apart);
  expect(back).toMatchObject({ code: 0, counts: { unchanged: 4 } });
  expect(one.entries()).toEqual(before);
});

test("NBSP lost: a hard space that a tool made soft is nobody's work, one that a person set is", async () => {
  using one = projects.fresh();
  expect(one.sent).toContain("25\u00A0km");
  const target = new RegExp(`(<target[^>]*>.*)${POLICE}`);
  expect(one.sent).toMatch(target);
  expect(await one.bringBack(one.sent.replaceAll("\u00A0", " "))).toMatchObject({ counts: { unchanged: 4 } });
  expect(drafts(one)).toEqual(Array(4).fill("draft engine"));
  const set = one.sent.replace(/(<target[^>]*>⟦kk⟧ Nobody) comes/, "$1\u00A0comes");
  expect(await one.bringBack(set)).toMatchObject({ counts: { accepted: 1, unchanged: 3 } });
});

test("every character of a person's text arrives: Kazakh letters, emoji, marks, edges", async () => {
  using one = projects.fresh();
  const text = "  ӘәҒғҚқҢңӨөҰұҮүҺһІі 👩🏽‍🌾 e\u0301\u0323 25\u00A0км\u202F%\u200B ";
  await one.bringBack(translated(one.sent, "They hold photographs.", text));
  expect(one.entries()[1]?.target).toBe(text);
});

test("comments and processing instructions inside a target are no text", async () => {
  using one = projects.fresh();
  const [head, tail] = [WORK.slice(0, 10), WORK.slice(10)];
  const back = await one.bringBack(one.worked.replace(WORK, `${head}<!-- ? --><?tool x?>${tail}`));
  expect(back).toMatchObject({ code: 0, counts: { accepted: 1 } });
  expect(one.entries()[1]?.target).toBe(WORK);
});

test("CDATA is text", async () => {
  using one = projects.fresh();
  await one.bringBack(one.worked.replace(WORK, `<![CDATA[${WORK}]]>`));
  expect(one.entries()[1]?.target).toBe(WORK);
});

test("indentation that a tool puts round a text is no text, where xml:space does not keep it", async () => {
  using one = projects.fresh();
  const pretty = one.worked
    .replaceAll(' xml:space="preserve"', "")
    .replace(/<(target|source)( [^>]*)?>(.*)<\/\1>/g, "<$1$2>\n            $3\n          </$1>");
  expect(await one.bringBack(pretty)).toMatchObject({ code: 0, counts: { accepted: 1, unchanged: 3 } });
  expect(one.entries()[1]?.target).toBe(WORK);
});
