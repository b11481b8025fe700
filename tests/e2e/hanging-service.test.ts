import { expect, test } from "vitest";
import { startRehearsal } from "../../rehearsal/server.ts";
import { temporaryProject } from "../support/project.ts";

/** What a person would not wait for any more. */
const HANG_GUARD_MS = 20_000;

test.for([
  ["REST", "{ project: newsroom, transport: rest }"],
  ["v2", "{ project: newsroom, api: v2 }"],
])("Ctrl-C ends a run over %s although the service never answers", { timeout: 60_000 }, async ([, google]) => {
  await using server = await startRehearsal({ fail: () => "hang" });
  using project = temporaryProject({
    "translate.config.yaml": `targets: [kk]\nengine:\n  name: google\n  google: ${google}\n`,
    "articles/bill.md": "The bill passed.\n",
  });
  const env = { QAZYNA_GOOGLE_REST: server.url, GOOGLE_TRANSLATE_API_KEY: "rehearsal" };
  const running = project.start(["--lang", "kk"], env);
  await expect.poll(() => server.requests.length, { timeout: HANG_GUARD_MS }).toBe(1);
  running.kill("SIGINT");
  const guard = setTimeout(() => running.kill("SIGKILL"), HANG_GUARD_MS);
  expect(await running.ended).toMatchObject({ code: 130, signal: null });
  clearTimeout(guard);
});

test("a run that has to wait for minutes says so, and Ctrl-C ends the wait", { timeout: 60_000 }, async () => {
  await using server = await startRehearsal({ fail: () => "throttle" }); // Yandex's quota of an hour: ten minutes
  using project = temporaryProject({
    "translate.config.yaml": `targets: [kk]\nengine:\n  name: yandex\n  yandex: { url: "${server.url}/yandex" }\n`,
    "articles/bill.md": "The bill passed.\n",
  });
  const running = project.start(["--lang", "kk"], { YANDEX_API_KEY: "rehearsal" });
  await expect.poll(() => server.requests.length, { timeout: HANG_GUARD_MS }).toBe(1);
  const guard = setTimeout(() => running.kill("SIGKILL"), HANG_GUARD_MS);
  setTimeout(() => running.kill("SIGINT"), 1_500);
  const ran = await running.ended;
  clearTimeout(guard);
  expect(ran).toMatchObject({ code: 130, signal: null });
  expect(ran.stderr).toContain("yandex asks to be left alone: nothing is sent to it for 10 min 0 s.");
});
