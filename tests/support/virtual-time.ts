export interface VirtualTime {
  /** Milliseconds. */
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Lets time pass until `work` is done. */
  run(work: Promise<unknown>): Promise<void>;
}

/** A clock that sleepers move: the earliest sleeper is woken when nothing else is to be done. */
export function virtualTime(): VirtualTime {
  let time = 0;
  const sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    if (signal?.aborted) reject(signal.reason);
    const sleeper = { at: time + ms, wake: resolve };
    sleepers.push(sleeper);
    signal?.addEventListener("abort", () => {
      const at = sleepers.indexOf(sleeper);
      if (at >= 0) sleepers.splice(at, 1);
      reject(signal.reason);
    });
    return promise;
  };
  const run = async (work: Promise<unknown>): Promise<void> => {
    let over = false;
    const settle = (): void => {
      over = true;
    };
    work.then(settle, settle);
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (over) return;
      sleepers.sort((a, b) => a.at - b.at);
      const next = sleepers.shift();
      if (next === undefined) throw new Error("everybody waits for ever");
      time = next.at;
      next.wake();
    }
  };
  return { now: () => time, sleep, run };
}
