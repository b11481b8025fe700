import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Change, changeTarget, isHuman, stateRank } from "../../src/core/change.ts";
import type { Origin, Runs, Target } from "../../src/core/model.ts";
import { plainText, textRuns } from "../../src/core/runs.ts";

const AT = "2026-01-15T09:00:00Z";
const machine = { kind: "machine" } as const;
const aigerim = { kind: "person", name: "aigerim" } as const;
const engine: Origin = { kind: "engine", engine: "google", model: "general/nmt", terms: [] };
const source = textRuns("The centre opened in 2008.");
const fresh: Target = { id: "s1", source, state: "new" };

function fill(text: string, from: Runs = source, origin: Origin = engine): Change {
  return { kind: "fill", source: from, target: textRuns(text), origin };
}

function edit(text: string, from: Runs = source): Change {
  return { kind: "edit", source: from, target: textRuns(text), state: "edited" };
}

const drafted = changeTarget(fresh, undefined, fill("Орталық 2008 жылы ашылды."), machine, AT);
const edited = changeTarget(drafted, undefined, edit("Орталық 2008 жылы ашылған."), aigerim, AT);

test("who translates an older source keeps what the machine had said of it, so that it is known when it comes back", () => {
  const moved = changeTarget(
    drafted,
    undefined,
    { kind: "source", source: textRuns("The centre opened in 2009.") },
    machine,
    AT,
  );
  const late = changeTarget(moved, undefined, edit("Орталық 2008 жылы ашылған."), aigerim, AT);
  expect(late).toMatchObject({ source, raw: textRuns("Орталық 2008 жылы ашылды.") });
});

describe("what machines may do", () => {
  test("an answer without its codes is kept beside a new segment, and touches nobody's target", () => {
    const raw = textRuns("Орталық 2008 жылы ашылды.");
    const change: Change = { kind: "unplaced", source, raw, origin: engine };
    expect(changeTarget(fresh, undefined, change, machine, AT)).toEqual({ ...fresh, origin: engine, raw });
    for (const standing of [drafted, edited, { ...edited, stale: true } as const, { ...fresh, locked: true } as const])
      expect(changeTarget(standing, undefined, change, machine, AT)).toBe(standing);
  });

  test("a new target is filled as a draft that knows its origin", () => {
    expect(drafted).toMatchObject({ state: "draft", origin: engine, at: AT });
  });

  test("a person's target is left alone", () => {
    expect(changeTarget(edited, undefined, fill("Басқа мәтін."), machine, AT)).toBe(edited);
  });

  test("when the source changes, a person's target becomes stale and keeps its text", () => {
    const stale = changeTarget(
      edited,
      undefined,
      { kind: "source", source: textRuns("The centre opened in 2009.") },
      machine,
      AT,
    );
    expect(stale).toEqual({ ...edited, stale: true });
  });

  test("beside a stale target a machine leaves a proposal", () => {
    const now = textRuns("The centre opened in 2009.");
    const stale = changeTarget(edited, undefined, { kind: "source", source: now }, machine, AT);
    const proposed = changeTarget(stale, undefined, fill("Орталық 2009 жылы ашылды.", now), machine, AT);
    expect(proposed.target).toEqual(edited.target);
    expect(proposed.proposal).toMatchObject({ source: now, target: textRuns("Орталық 2009 жылы ашылды.") });
  });

  test("when the source goes back to what a stale target translates, it is fresh again and its proposal goes", () => {
    const now = textRuns("The centre opened in 2009.");
    const stale = changeTarget(edited, undefined, { kind: "source", source: now }, machine, AT);
    const proposed = changeTarget(stale, undefined, fill("Орталық 2009 жылы ашылды.", now), machine, AT);
    expect(changeTarget(proposed, undefined, { kind: "source", source }, machine, AT)).toEqual(edited);
  });

  test("a draft whose source changes steps back to new and is kept as the previous pair", () => {
    const now = textRuns("The centre opened in 2009.");
    const back = changeTarget(drafted, undefined, { kind: "source", source: now }, machine, AT);
    expect(back).toEqual({ id: "s1", source: now, state: "new", previous: { source, target: drafted.target } });
  });

  test("what a person rejected does not come back", () => {
    const rejected = changeTarget(drafted, undefined, { kind: "reject" }, aigerim, AT);
    expect(rejected).toMatchObject({ state: "new", rejected: drafted.target });
    expect(changeTarget(rejected, undefined, fill("Орталық 2008 жылы ашылды."), machine, AT)).toBe(rejected);
    expect(changeTarget(rejected, undefined, fill("Орталық 2008 жылы ашылған еді."), machine, AT).state).toBe("draft");
  });

  test("the same fill again changes nothing, so that its time stands", () => {
    expect(changeTarget(drafted, undefined, fill("Орталық 2008 жылы ашылды."), machine, "2027-01-01T00:00:00Z")).toBe(
      drafted,
    );
  });
});

describe("what people may do", () => {
  test("an edit makes a draft a person's work and keeps what the engine said", () => {
    expect(edited).toMatchObject({ state: "edited", by: "aigerim", origin: { kind: "person" }, raw: drafted.target });
  });

  test("approving and rejecting move the state on and back", () => {
    const reviewed = changeTarget(edited, undefined, { kind: "approve", source }, aigerim, AT);
    expect(reviewed.state).toBe("reviewed");
    expect(changeTarget(reviewed, undefined, { kind: "reject" }, aigerim, AT)).toMatchObject({
      state: "draft",
      target: edited.target,
      origin: { kind: "person" },
    });
  });

  test("an approval may hold for one place only, and for all again, without touching the text or its time", () => {
    const here = changeTarget(edited, undefined, { kind: "approve", source, onlyHere: true }, aigerim, "later");
    expect(here).toEqual({ ...edited, state: "reviewed", reviewedBy: "aigerim", onlyHere: true });
    expect(changeTarget(here, undefined, { kind: "approve", source }, aigerim, "later")).toBe(here);
    expect(changeTarget(here, undefined, { kind: "approve", source, onlyHere: true }, aigerim, "later")).toBe(here);
    const everywhere = changeTarget(here, undefined, { kind: "approve", source, onlyHere: false }, aigerim, "later");
    expect(everywhere).toEqual({ ...edited, state: "reviewed", reviewedBy: "aigerim" });
  });

  test("final work stays final when it is made an exception", () => {
    const final = { ...edited, state: "final", reviewedBy: "dana" } as const;
    expect(changeTarget(final, undefined, { kind: "approve", source, onlyHere: true }, aigerim, AT)).toEqual({
      ...final,
      onlyHere: true,
    });
  });

  test("an exception stays one when it is edited or its source changes, and ends with a rejection", () => {
    const here = changeTarget(edited, undefined, { kind: "approve", source, onlyHere: true }, aigerim, AT);
    expect(changeTarget(here, undefined, edit("Орталық ашылды."), aigerim, AT).onlyHere).toBe(true);
    const now = textRuns("The centre opened in 2009.");
    const stale = changeTarget(here, undefined, { kind: "source", source: now }, machine, AT);
    expect(stale).toMatchObject({ stale: true, onlyHere: true });
    expect(changeTarget(here, undefined, { kind: "reject" }, aigerim, AT).onlyHere).toBeUndefined();
  });

  test("a draft that is withdrawn may come back, a rejected one may not; a person's work is not withdrawn", () => {
    const gone = changeTarget(drafted, undefined, { kind: "withdraw" }, aigerim, AT);
    expect(gone).toEqual(fresh);
    expect(changeTarget(gone, undefined, fill("Орталық 2008 жылы ашылды."), machine, AT)).toEqual(drafted);
    expect(changeTarget(edited, undefined, { kind: "withdraw" }, aigerim, AT)).toBe(edited);
  });

  test("a locked target refuses edits until it is unlocked", () => {
    const locked = changeTarget(edited, undefined, { kind: "lock" }, aigerim, AT);
    expect(() => changeTarget(locked, undefined, edit("Басқа мәтін."), aigerim, AT)).toThrow("E_TARGET_LOCKED");
    expect(changeTarget(locked, undefined, { kind: "unlock" }, aigerim, AT)).toEqual(edited);
  });

  test("pseudo-text can never be approved", () => {
    const pseudo = changeTarget(fresh, undefined, fill("[Ţħé çéñţŕé]", source, { kind: "pseudo" }), machine, AT);
    expect(() => changeTarget(pseudo, undefined, { kind: "approve", source }, aigerim, AT)).toThrow("E_TARGET_PSEUDO");
  });

  test("an edit of something else than what the person saw is a conflict", () => {
    expect(() => changeTarget(edited, drafted, edit("Үшінші мәтін."), aigerim, AT)).toThrow("E_TARGET_CONFLICT");
  });
});

const runs = fc.constantFrom("Бір.", "Екі.", "Үш.", "Төрт.").map(textRuns);
const sources = fc.constantFrom("One.", "Two.", "Three.").map(textRuns);
const machineChange: fc.Arbitrary<Change> = fc.oneof(
  sources.map((text): Change => ({ kind: "source", source: text })),
  fc.tuple(sources, runs).map(([text, target]): Change => ({ kind: "fill", source: text, target, origin: engine })),
);

test("law 1: no sequence of machine changes alters a text that a person made, or its state", () => {
  fc.assert(
    fc.property(
      runs,
      fc.array(machineChange, { maxLength: 20 }),
      fc.constantFrom("edited", "reviewed", "final"),
      (target, changes, state) => {
        const human = changeTarget(fresh, undefined, { kind: "edit", source, target, state }, aigerim, AT);
        const after = changes.reduce((current, change) => changeTarget(current, undefined, change, machine, AT), human);
        expect(plainText(after.target ?? [])).toBe(plainText(target));
        expect([after.state, after.source]).toEqual([state, human.source]);
      },
    ),
  );
});

test("law 5: machines never bring a target past draft, nor move a state backwards while its source stands", () => {
  fc.assert(
    fc.property(fc.array(machineChange, { maxLength: 20 }), (changes) => {
      let current = fresh;
      for (const change of changes) {
        const next = changeTarget(current, undefined, change, machine, AT);
        if (change.kind === "fill") expect(stateRank(next.state)).toBeGreaterThanOrEqual(stateRank(current.state));
        expect(isHuman(next)).toBe(false);
        current = next;
      }
    }),
  );
});

test("a machine that fills a target leaves a person's proposal beside it", () => {
  const proposal = { source, target: textRuns("Ол 2008 жылы ашылды."), origin: { kind: "person" }, at: AT } as const;
  const filled = changeTarget({ ...fresh, proposal }, undefined, fill("Орталық 2008 жылы ашылды."), machine, AT);
  expect(filled).toMatchObject({ state: "draft", proposal });
});

describe("a person's proposal beside human work", () => {
  const proposal = { source, target: textRuns("Ол 2008 жылы ашылды."), origin: { kind: "person" }, at: AT } as const;
  const disputed: Target = { ...edited, proposal };
  const now = textRuns("The centre opened in 2009.");
  const stale = changeTarget(disputed, undefined, { kind: "source", source: now }, machine, AT);

  test("law 1: no machine puts its own in its place", () => {
    expect(changeTarget(stale, undefined, fill("Орталық 2009 жылы ашылды.", now), machine, AT)).toBe(stale);
  });

  test("law 1: it stays when the source comes back", () => {
    expect(changeTarget(stale, undefined, { kind: "source", source }, machine, AT)).toEqual(disputed);
  });

  test("a person's decision settles it", () => {
    expect(changeTarget(stale, undefined, { kind: "approve", source: now }, aigerim, AT)).not.toHaveProperty(
      "proposal",
    );
  });
});

test("final is reached by approval, and reviewed work is not approved twice", () => {
  const reviewed = changeTarget(edited, undefined, { kind: "approve", source }, aigerim, AT);
  const final = changeTarget(reviewed, undefined, { kind: "approve", source, state: "final" }, aigerim, AT);
  expect([reviewed.state, final.state]).toEqual(["reviewed", "final"]);
  expect(changeTarget(final, undefined, { kind: "approve", source }, aigerim, AT)).toBe(final);
});

test("a joined sentence that gets a text of its own is joined no more", () => {
  const joined: Target = { id: "s1", source, target: [], state: "edited", joined: true, origin: { kind: "person" } };
  expect(changeTarget(joined, undefined, edit("Ол ашылды."), aigerim, AT)).not.toHaveProperty("joined");
});

test("a note is added by a person only, and stays when a machine's target steps back", () => {
  const note: Change = { kind: "note", notes: ["Which gate?"] };
  const noted = changeTarget(drafted, undefined, note, aigerim, AT);
  expect(() => changeTarget(drafted, undefined, note, machine, AT)).toThrow();
  const moved = changeTarget(noted, undefined, { kind: "source", source: textRuns("It closed.") }, machine, AT);
  expect(moved.notes).toEqual(["Which gate?"]);
});
