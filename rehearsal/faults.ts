/** How a service refuses: each protocol says it in its own code and words. */
const REFUSALS = [
  "throttle",
  "daily",
  "billing",
  "unavailable",
  "internal",
  "bad-request",
  "invalid-language",
  "invalid-model",
  "unauthenticated",
  "permission",
  "forbidden-rate",
] as const;
/** How an answer can be wrong: one translation too few, spaces, 1 MB for each text. */
const ANSWERS = ["wrong-count", "blank", "huge"] as const;
/** How a connection can fail: no answer, closed half-way, trickled, a page in HTML with status 200. */
const CONNECTIONS = ["hang", "drop", "slow", "not-json"] as const;

export type RefusalFault = (typeof REFUSALS)[number];
export type AnswerFault = (typeof ANSWERS)[number];
export type ConnectionFault = (typeof CONNECTIONS)[number];
/** Each way in which the server can fail on request. */
export type Fault = RefusalFault | AnswerFault | ConnectionFault;

/** Every fault, for tables of tests and the command line. */
export const FAULTS: readonly Fault[] = [...REFUSALS, ...ANSWERS, ...CONNECTIONS];

/** Whether the service itself refuses, rather than answers badly. */
export function isRefusal(fault: Fault): fault is RefusalFault {
  const refusals: readonly string[] = REFUSALS;
  return refusals.includes(fault);
}

/** Whether the connection fails, rather than the service. */
export function isConnectionFault(fault: Fault): fault is ConnectionFault {
  const connections: readonly string[] = CONNECTIONS;
  return connections.includes(fault);
}
