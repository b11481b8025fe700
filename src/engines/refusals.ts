import { EngineFailure, type FailureClass } from "../core/engine.ts";
import { Problem, type ProblemCode } from "../core/problem.ts";
import type { HttpReply } from "./http.ts";
import { withoutSecrets } from "./secrets.ts";

/** One kind of refusal and what it means. All that is given must hold; the first row of a table that does decides. */
export interface Refusal {
  /** An HTTP status, or the first and last of several. */
  readonly status: number | readonly [first: number, last: number];
  /** The service's own code in the body. */
  readonly code?: number;
  /** Of the service's message. */
  readonly words?: RegExp;
  readonly failure: FailureClass;
  readonly problem: ProblemCode;
}

/** What a service says in the body of a refusal. */
export interface Fault {
  readonly code?: number | undefined;
  readonly message?: string | undefined;
}

/** For what no service's own table names. */
const COMMON: readonly Refusal[] = [
  { status: 408, failure: "transient", problem: "E_ENGINE_UNREACHABLE" },
  { status: [413, 414], failure: "bad-request", problem: "E_ENGINE_BAD_REQUEST" },
  { status: 429, words: /per ?day|daily/i, failure: "daily", problem: "E_ENGINE_DAILY" },
  { status: 429, failure: "throttle", problem: "E_ENGINE_QUOTA" },
  { status: 402, failure: "daily", problem: "E_ENGINE_BILLING" },
  { status: [401, 403], failure: "auth", problem: "E_ENGINE_AUTH" },
  { status: [500, 599], failure: "transient", problem: "E_ENGINE_UNREACHABLE" },
];

/**
 * The failure that a refusal (a status of 400 and more) stands for, by the service's own table and then by what
 * statuses mean everywhere. What neither knows is the setup's fault: no other request would fare better.
 */
export function refusedRequest(
  engine: string,
  reply: HttpReply,
  { table, fault, secrets }: { table: readonly Refusal[]; fault: Fault; secrets: readonly string[] },
): EngineFailure {
  const row = [...table, ...COMMON].find((one) => holds(one, reply.status, fault));
  const words = fault.message === undefined || fault.message === "" ? reply.excerpt : fault.message;
  const detail = withoutSecrets(`${fault.code ?? reply.status} ${words}`, secrets);
  const problem = new Problem(row?.problem ?? "E_ENGINE_SETUP", { engine, detail });
  return new EngineFailure(row?.failure ?? "auth", problem, reply.retryAfterMs);
}

function holds({ status, code, words }: Refusal, given: number, fault: Fault): boolean {
  const [first, last] = typeof status === "number" ? [status, status] : status;
  if (given < first || given > last) return false;
  if (code !== undefined && code !== fault.code) return false;
  return words === undefined || words.test(fault.message ?? "");
}
