import { createContext, Script } from "node:vm";
import type { Deadline } from "../segmentation/srx/index.ts";

/** Time that work may take however short its text is, in milliseconds. */
const GRACE_MS = 1000;
/** Slowest that user rules may be on longer texts, in UTF-16 units a millisecond; built-in ones are a thousand times faster. */
const LEAST_UNITS_PER_MS = 20;
/** What a single call may take at most, in milliseconds. */
const MOST_MS = 1000;
/** What a call may take once the account is empty, in milliseconds: enough for what is quick. */
const LEAST_MS = 100;

const TIMEOUT = "ERR_SCRIPT_EXECUTION_TIMEOUT";

/**
 * A way to run work that may never end: the work's result, or undefined where it took longer than its text allows.
 *
 * Time is kept on one account for all calls, so that many slow texts are stopped as one is. A regular expression can be
 * interrupted from nowhere but the machine itself; a script with a time limit does that.
 */
export function deadline(): Deadline {
  const context: { work?: () => object } = {};
  const script = new Script("work()");
  createContext(context);
  let leftMs = GRACE_MS;
  return (work, units) => {
    leftMs += units / LEAST_UNITS_PER_MS;
    const began = performance.now();
    context.work = work;
    try {
      const timeout = Math.ceil(Math.min(Math.max(leftMs, LEAST_MS), MOST_MS));
      // The script does nothing but call `work`, so that its value is of the type that `work` gives.
      return script.runInContext(context, { timeout }) as ReturnType<typeof work>;
    } catch (error) {
      // An error of the script's own realm, so not an instance of our Error.
      if (typeof error === "object" && error !== null && "code" in error && error.code === TIMEOUT) return undefined;
      throw error;
    } finally {
      leftMs -= performance.now() - began;
      delete context.work;
    }
  };
}
