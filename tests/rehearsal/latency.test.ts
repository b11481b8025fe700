import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { openDesk } from "../../rehearsal/desk.ts";

const ask = {
  protocol: "deepl" as const,
  contents: ["One."],
  from: "en",
  to: "kk",
  model: "",
  mimeType: "text/plain",
  headers: {},
  body: undefined,
  refusal: (fault: string) => fault,
};

/** When the quota counted a request and when it was answered, in milliseconds of a clock that the test moves. */
async function times(latencyMs: number | readonly [number, number], random: () => number): Promise<[number, number]> {
  vi.useFakeTimers({ now: 0 });
  try {
    let counted = -1;
    const now = (): number => {
      counted = Date.now();
      return counted;
    };
    const desk = openDesk({ latencyMs, random, now });
    const answered = desk.translate(ask).then(() => Date.now());
    await vi.runAllTimersAsync();
    return [counted, await answered];
  } finally {
    vi.useRealTimers();
  }
}

test("a fixed latency lies on the way back: requests are counted as they come", async () => {
  expect(await times(80, () => 0.5)).toEqual([0, 80]);
});

test("of a range, a part of the jitter lies on the way there, so that requests are counted later than sent", async () => {
  expect(await times([100, 300], () => 0.5)).toEqual([50, 200]);
});

test("an answer never comes before the least nor after the most, nor a request before it is sent", async () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  await fc.assert(
    fc.asyncProperty(chance, chance, async (first, second) => {
      const chances = [first, second];
      const [counted, answered] = await times([100, 400], () => chances.shift() ?? 0);
      expect(answered).toBeGreaterThanOrEqual(100);
      expect(answered).toBeLessThanOrEqual(400);
      expect(counted).toBeLessThanOrEqual(300);
      expect(counted).toBeLessThanOrEqual(answered);
    }),
  );
});
