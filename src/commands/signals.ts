/** Whether the person wants the run to end. */
export interface Signals extends Disposable {
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** 130 after Ctrl-C, 143 after SIGTERM. */
  readonly received: number | undefined;
}

const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** One signal can arrive twice: `timeout` and init systems send it to the group and to its leader, which passes it on. */
const ECHO_MS = 300;

/** Watches for Ctrl-C and SIGTERM. The first one asks the run to end in order; a later one leaves at once, as by default. */
export function watchSignals(onFirst: () => void): Signals {
  const controller = new AbortController();
  let received: number | undefined;
  const stop = (signal: keyof typeof EXIT_CODES): void => {
    if (received !== undefined) return;
    received = EXIT_CODES[signal];
    setTimeout(unwatch, ECHO_MS).unref();
    onFirst();
    controller.abort(new Error(signal));
  };
  const unwatch = (): void => {
    process.removeListener("SIGINT", stop);
    process.removeListener("SIGTERM", stop);
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    signal: controller.signal,
    get received() {
      return received;
    },
    [Symbol.dispose]: unwatch,
  };
}
