import { describe, expect, test } from "vitest";
import type { Origin, Runs, State, Target } from "../../src/core/model.ts";
import { Problem } from "../../src/core/problem.ts";
import { codesOf, textRuns } from "../../src/core/runs.ts";
import type { ReturnedUnit } from "../../src/exchange/handover.ts";
import { formatBase, formatSent, parseSent } from "../../src/journey/sent.ts";
import { takeIn } from "../../src/journey/take-in.ts";

const AT = "2026-01-15T09:00:00Z";
const LATER = "2026-02-01T09:00:00Z";
const dana = { kind: "person", name: "dana" } as const;
const engine: Origin = { kind: "engine", engine: "google", model: "general/nmt", terms: [] };
const source = textRuns("Nobody comes out.");
const newSource = textRuns("Nobody comes out any more.");

const empty: Target = { id: "s1", source, state: "new" };
const draft: Target = { id: "s1", source, target: textRuns("Ешкім шықпайды."), state: "draft", origin: engine, at: AT };
const redraft: Target = { ...draft, target: textRuns("Ешкім шығып жатқан жоқ.") };
const edited: Target = {
  ...draft,
  target: textRuns("Ешкім де шықпайды."),
  state: "edited",
  origin: { kind: "person" },
  by: "aigerim",
  raw: textRuns("Ешкім шықпайды."),
};
const reviewed: Target = { ...edited, state: "reviewed" };
const stale: Target = { ...reviewed, stale: true };
const steppedBack: Target = {
  id: "s1",
  source: newSource,
  state: "new",
  previous: { source, target: textRuns("Ешкім шықпайды.") },
};

function returned(
  target: string | undefined,
  state: State,
  sent: Target | undefined,
  from: Runs = source,
): ReturnedUnit {
  return {
    id: "s1",
    source: from,
    ...(target === undefined ? {} : { target: textRuns(target) }),
    state,
    approved: state === "reviewed" || state === "final",
    ...(sent === undefined ? {} : { base: formatBase(sent) }),
    notes: [],
    line: 7,
    column: 5,
  };
}

/** What becomes of one unit where `current` stands and the article says `today`. */
function outcome(
  unit: ReturnedUnit,
  current: Target | undefined,
  { today = source, sent }: { readonly today?: Runs; readonly sent?: Target } = {},
) {
  const result = takeIn(
    [unit],
    {
      record: { segments: current === undefined ? [] : [current] },
      source: { segmentation: "1", segments: [{ id: "s1", kind: "paragraph", source: today }] },
      sent: sent === undefined ? new Map() : parseSent(formatSent([sent]), "sent.json"),
    },
    dana,
    LATER,
  );
  return { ...result.rows[0], superseded: result.superseded, target: result.record.segments[0] };
}

test("carriage returns that a tool has made line feeds are no change", () => {
  const windows: Target = { ...reviewed, target: textRuns("Ешкім де\r\nшықпайды.") };
  const unit = returned("Ешкім де\nшықпайды.", "reviewed", windows);
  expect(outcome(unit, windows)).toMatchObject({ outcome: "unchanged", target: windows });
});

describe("approval beside a state that says otherwise", () => {
  const approved = (unit: ReturnedUnit): ReturnedUnit => ({ ...unit, approved: true });

  test("counts where it is all that has changed: a draft as it was sent is reviewed", () => {
    const unit = approved(returned("Ешкім шықпайды.", "draft", draft));
    expect(outcome(unit, draft)).toMatchObject({ outcome: "accepted", target: { state: "reviewed" } });
  });

  test("counts for a text that has been changed", () => {
    const unit = approved(returned("Ешкім сыртқа шықпайды.", "draft", draft));
    expect(outcome(unit, draft)).toMatchObject({ outcome: "accepted", target: { state: "reviewed", by: "dana" } });
  });

  test("does not count where the state has been lowered since", () => {
    const unit = approved(returned("Ешкім де шықпайды.", "draft", edited));
    expect(outcome(unit, edited)).toMatchObject({ outcome: "unchanged", target: edited });
  });

  test("does not count where nobody knows what was sent", () => {
    const unit = approved(returned("Ешкім шықпайды.", "draft", undefined));
    expect(outcome(unit, draft)).toMatchObject({ outcome: "unchanged", target: draft });
  });
});

describe("a text that came back as it was sent", () => {
  test.each<[string, State, Target]>([
    ["Ешкім шықпайды.", "draft", draft],
    ["Ешкім шықпайды.", "edited", draft],
    ["Ешкім де шықпайды.", "edited", edited],
    ["Ешкім де шықпайды.", "draft", reviewed],
    ["Ешкім де шықпайды.", "reviewed", reviewed],
  ])("%s as %s is nobody's work", (text, state, sent) => {
    expect(outcome(returned(text, state, sent), sent)).toMatchObject({ outcome: "unchanged", target: sent });
  });

  test.each<["reviewed" | "final", Target]>([
    ["reviewed", draft],
    ["final", draft],
    ["reviewed", edited],
    ["final", reviewed],
  ])("signed off as %s gets that state, and keeps where it comes from", (state, sent) => {
    const text = sent === draft ? "Ешкім шықпайды." : "Ешкім де шықпайды.";
    const result = outcome(returned(text, state, sent), sent);
    expect(result).toMatchObject({ outcome: "accepted", target: { state, reviewedBy: "dana", origin: sent.origin } });
    expect(outcome(returned(text, state, sent), result.target).outcome).toBe("unchanged");
  });

  test("is left alone where the record has moved on, signed off or not", () => {
    expect(outcome(returned("Ешкім шықпайды.", "edited", draft), redraft)).toMatchObject({ outcome: "unchanged" });
    expect(outcome(returned("Ешкім шықпайды.", "reviewed", draft), edited)).toMatchObject({
      outcome: "unchanged",
      target: edited,
    });
  });

  test("signed off beats what a machine has put in its place since", () => {
    expect(outcome(returned("Ешкім шықпайды.", "reviewed", draft), redraft)).toMatchObject({
      outcome: "accepted",
      target: { target: textRuns("Ешкім шықпайды."), state: "reviewed", by: "dana" },
    });
  });
});

describe("a text that was changed", () => {
  test.each<[State, State]>([
    ["new", "edited"],
    ["draft", "edited"],
    ["edited", "edited"],
    ["reviewed", "reviewed"],
    ["final", "final"],
  ])("and came back as %s is %s work of the person", (said, state) => {
    expect(outcome(returned("Одан ешкім шықпайды.", said, draft), draft)).toMatchObject({
      outcome: "accepted",
      target: { target: textRuns("Одан ешкім шықпайды."), state, by: "dana", at: LATER, raw: draft.target },
    });
  });

  test.each<[string, Target | undefined, Target]>([
    ["an empty one", empty, empty],
    ["the draft that was sent", draft, draft],
    ["a newer draft", draft, redraft],
    ["the human text that was sent", edited, edited],
    ["a draft, though nobody knows what was sent", undefined, draft],
  ])("takes the place of %s", (_what, sent, current) => {
    expect(outcome(returned("Одан ешкім шықпайды.", "edited", sent), current)).toMatchObject({ outcome: "accepted" });
  });

  test.each<[string, Target | undefined]>([
    ["by somebody else", draft],
    ["and nobody knows what was sent", undefined],
  ])("lies beside human work that was changed %s", (_what, sent) => {
    const result = outcome(returned("Одан ешкім шықпайды.", "final", sent), edited);
    expect(result).toMatchObject({ outcome: "conflict", problem: { code: "E_TARGET_CONFLICT" } });
    expect(result.target).toMatchObject({ ...edited, proposal: { target: textRuns("Одан ешкім шықпайды.") } });
  });

  test("a second conflict keeps the first one's text as a pair", () => {
    const first = outcome(returned("Одан ешкім шықпайды.", "edited", draft), edited);
    const second = outcome(returned("Ол жақтан ешкім шықпайды.", "edited", draft), first.target);
    expect(second.target?.proposal?.target).toEqual(textRuns("Ол жақтан ешкім шықпайды."));
    expect(second.superseded).toMatchObject([{ source, target: textRuns("Одан ешкім шықпайды."), state: "edited" }]);
  });

  test("never gets through a lock", () => {
    const locked: Target = { ...draft, locked: true };
    expect(outcome(returned("Одан ешкім шықпайды.", "edited", locked), locked)).toMatchObject({
      outcome: "conflict",
      problem: { code: "E_TARGET_LOCKED" },
      target: { ...locked, proposal: { target: textRuns("Одан ешкім шықпайды."), origin: { kind: "person" } } },
    });
  });
});

describe("a file whose bases a tool has dropped", () => {
  test("is compared with the last hand-over", () => {
    expect(outcome(returned("Ешкім шықпайды.", "edited", undefined), draft, { sent: draft })).toMatchObject({
      outcome: "unchanged",
    });
    expect(outcome(returned("Одан ешкім шықпайды.", "edited", undefined), edited, { sent: edited })).toMatchObject({
      outcome: "accepted",
    });
  });

  test("does not put the engine's text over the work that it has become", () => {
    expect(outcome(returned("Ешкім шықпайды.", "edited", undefined), edited, { sent: edited })).toMatchObject({
      outcome: "unchanged",
      target: edited,
    });
  });
});

describe("a source that has changed, in a file whose bases a tool has dropped", () => {
  test("a draft of the old one that only came back is nobody's work", () => {
    const unit = returned("Ешкім шықпайды.", "edited", undefined);
    expect(outcome(unit, steppedBack, { today: newSource })).toMatchObject({
      outcome: "unchanged",
      target: steppedBack,
    });
    expect(outcome({ ...unit, state: "reviewed" }, steppedBack, { today: newSource })).toMatchObject({
      outcome: "stale",
    });
  });
});

describe("a source that has changed", () => {
  test("work on the old one is kept as stale", () => {
    const result = outcome(returned("Одан ешкім шықпайды.", "edited", draft), steppedBack, { today: newSource });
    expect(result).toMatchObject({ outcome: "stale", target: { source, target: textRuns("Одан ешкім шықпайды.") } });
  });

  test("so is a sign-off of the draft that stood then", () => {
    const result = outcome(returned("Ешкім шықпайды.", "reviewed", draft), steppedBack, { today: newSource });
    expect(result).toMatchObject({ outcome: "stale", target: { source, state: "reviewed", by: "dana" } });
  });

  test("stale work that was brought up to today's text is no longer stale, and its old pair is kept", () => {
    const result = outcome(returned("Енді ешкім шықпайды.", "edited", stale, newSource), stale, { today: newSource });
    expect(result).toMatchObject({ outcome: "accepted", target: { source: newSource, by: "dana" } });
    expect(result.target).not.toHaveProperty("stale");
    expect(result.superseded).toMatchObject([{ source, target: reviewed.target, state: "reviewed" }]);
  });

  test("stale work that is signed off as it is is no longer stale", () => {
    const result = outcome(returned("Ешкім де шықпайды.", "reviewed", stale, newSource), stale, { today: newSource });
    expect(result).toMatchObject({
      outcome: "accepted",
      target: { source: newSource, state: "reviewed", reviewedBy: "dana" },
    });
    expect(result.target).not.toHaveProperty("stale");
  });

  test("stale work that only came back stays stale", () => {
    expect(
      outcome(returned("Ешкім де шықпайды.", "draft", stale, newSource), stale, { today: newSource }),
    ).toMatchObject({ outcome: "unchanged", target: stale });
  });
});

describe("a record that has lost the segment", () => {
  test.each<[State, "edited" | "reviewed"]>([
    ["edited", "edited"],
    ["reviewed", "reviewed"],
  ])("gets human work back that the file has as %s", (state, kept) => {
    const sent = { ...edited, state };
    expect(outcome(returned("Ешкім де шықпайды.", state, sent), undefined)).toMatchObject({
      outcome: "accepted",
      target: { target: edited.target, state: kept },
    });
  });

  test("does not take a machine's draft for human work", () => {
    expect(outcome(returned("Ешкім шықпайды.", "draft", draft), undefined)).toMatchObject({
      outcome: "unchanged",
      target: undefined,
    });
  });
});

describe("a unit that no segment has", () => {
  const gone = (unit: ReturnedUnit): ReturnedUnit => ({ ...unit, id: "s2", source: textRuns("It was removed.") });

  test.each<[string, ReturnedUnit]>([
    ["an untouched draft", returned("Ешкім шықпайды.", "edited", draft)],
    ["untouched human work, which the memory has", returned("Ешкім де шықпайды.", "reviewed", reviewed)],
    ["nothing", returned(undefined, "new", empty)],
  ])("loses nothing with %s", (_what, unit) => {
    expect(outcome(gone(unit), draft)).toMatchObject({ id: "s2", outcome: "unchanged" });
  });

  test.each<[string, ReturnedUnit]>([
    ["an edit", returned("Одан ешкім шықпайды.", "edited", draft)],
    ["a sign-off", returned("Ешкім шықпайды.", "reviewed", draft)],
    ["a text of which nobody knows what was sent", returned("Ешкім шықпайды.", "edited", undefined)],
  ])("is named for %s", (_what, unit) => {
    expect(outcome(gone(unit), draft)).toMatchObject({ id: "s2", outcome: "unknown" });
  });

  test("is known by its source where only one segment has it", () => {
    const unit = { ...returned("Одан ешкім шықпайды.", "edited", draft), id: "unit-17" };
    expect(outcome(unit, draft)).toMatchObject({ id: "s1", outcome: "accepted" });
  });
});

describe("a sentence that is only like a segment's", () => {
  const like = textRuns("Nobody ever comes out.");
  const near = { ...returned("Ешкім ешқашан шықпайды.", "edited", undefined, like), near: true } as const;

  test.each<[string, Target]>([
    ["an empty target", empty],
    ["a draft", draft],
    ["human work", edited],
    ["locked work", { ...edited, locked: true }],
  ])("lies beside %s as a person's proposal, and only once", (_what, current) => {
    const first = outcome(near, current);
    expect(first).toMatchObject({ outcome: "proposed", problem: { code: "E_UNIT_NEAR" } });
    expect(first.target).toEqual({
      ...current,
      proposal: { source: like, target: textRuns("Ешкім ешқашан шықпайды."), origin: { kind: "person" }, at: LATER },
    });
    expect(outcome(near, first.target)).toMatchObject({ outcome: "unchanged", target: first.target });
  });

  test("keeps what another person proposed there as a pair", () => {
    const first = outcome(near, draft);
    const second = outcome({ ...near, target: textRuns("Ешкім еш уақытта шықпайды.") }, first.target);
    expect(second.target?.proposal?.target).toEqual(textRuns("Ешкім еш уақытта шықпайды."));
    expect(second.superseded).toMatchObject([{ source: like, target: textRuns("Ешкім ешқашан шықпайды.") }]);
  });

  test("is nobody's work where the text came back as it was sent", () => {
    const unit = { ...returned("Ешкім шықпайды.", "edited", draft, like), near: true } as const;
    expect(outcome(unit, draft)).toMatchObject({ outcome: "unchanged", target: draft });
  });
});

describe("a memory that dates its entries", () => {
  test.each([
    ["before", "2026-01-10T00:00:00Z", "conflict"],
    ["after", "2026-01-20T00:00:00Z", "accepted"],
  ])("%s the target's last change is told by that what is late", (_when, at, become) => {
    const unit = { ...returned("Одан ешкім шықпайды.", "edited", undefined), at };
    expect(outcome(unit, edited, { sent: edited })).toMatchObject({ outcome: become });
  });
});

describe("damage and hostility", () => {
  const link = (data: string): Runs => [
    { kind: "code", code: { id: "1", type: "open", name: "link", data: "[" } },
    { kind: "text", text: "Decree" },
    { kind: "code", code: { id: "1", type: "close", name: "link", data } },
  ];

  test("a unit with a problem of its own changes nothing", () => {
    const unit = { ...returned("Одан.", "edited", draft), problem: new Problem("E_XLIFF_DUPLICATE", { id: "s1" }) };
    expect(outcome(unit, draft)).toMatchObject({ outcome: "damaged", target: draft });
  });

  test("an empty target is no work", () => {
    expect(outcome({ ...returned("", "edited", draft), target: [] }, draft)).toMatchObject({
      outcome: "unchanged",
      target: draft,
    });
  });

  test.each([
    ["Nobody comes out.", "damaged"],
    ["in Almaty", "damaged"],
    ["Tengri News", "accepted"],
    ["https://example.org/a", "accepted"],
    ["kandas", "accepted"],
    ["2 124", "accepted"],
  ])("a copy of the source %s is %s", (text, expected) => {
    const from = textRuns(text);
    const blank: Target = { id: "s1", source: from, state: "new" };
    expect(outcome(returned(text, "edited", blank, from), blank, { today: from }).outcome).toBe(expected);
  });

  test("a target that lost its codes is damaged", () => {
    const linked: Target = { id: "s1", source: link("](/a)"), state: "new" };
    const unit = { ...returned("Жарлық", "edited", linked), source: link("](/a)") };
    expect(outcome(unit, linked, { today: link("](/a)") })).toMatchObject({
      outcome: "damaged",
      problem: { code: "E_UNIT_CODES" },
    });
  });

  test.each([
    ["the same text", ""],
    ["another text", " of 2021"],
  ])("markup that only the file has never enters the record, with %s", (_what, more) => {
    const linked: Target = { id: "s1", source: link("](/a)"), state: "new" };
    const evil: Runs = [...link('](/a)"><script src=//evil.example></script>'), ...textRuns(more)];
    const unit: ReturnedUnit = {
      ...returned("Жарлық", "edited", linked),
      source: evil,
      target: [...textRuns("Қараңыз: "), ...evil],
    };
    const { target } = outcome(unit, linked, { today: link("](/a)") });
    const data = [...codesOf(target?.source ?? []), ...codesOf(target?.target ?? [])].map((code) => code.data);
    expect(new Set(data)).toEqual(new Set(more === "" ? ["[", "](/a)"] : ["[", ""]));
  });

  test("what a translator notes is kept, and only once", () => {
    const unit = { ...returned("Ешкім шықпайды.", "draft", draft), notes: ["Is this the gate or the door?"] };
    const first = outcome(unit, draft);
    expect(first).toMatchObject({
      outcome: "accepted",
      target: { ...draft, notes: ["Is this the gate or the door?"] },
    });
    expect(outcome(unit, first.target)).toMatchObject({ outcome: "unchanged", target: first.target });
  });
});
