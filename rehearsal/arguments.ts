import { parseArgs } from "node:util";
import type { SeenRequest } from "./desk.ts";
import { FAULTS, type Fault } from "./faults.ts";
import type { Quota, QuotaKind } from "./quotas.ts";

/** What the command line asks for. */
export interface Arguments {
  readonly help: boolean;
  /** Of HTTP; gRPC has the next one. 0 for two free ones. */
  readonly port: number;
  readonly quota?: Quota;
  /** Milliseconds. */
  readonly latencyMs?: readonly [least: number, most: number];
  /** A TSV or TMX file. */
  readonly answers?: string;
  fail(request: Pick<SeenRequest, "number">): Fault | undefined;
}

/** What `--help` prints. */
export const USAGE: string = `npm run rehearsal -- --quota 100000 --kind sliding --jitter 0-400 --fail throttle=50

A server on this machine that speaks the engines' protocols, so that a run can be rehearsed without keys and money.

  --quota CHARACTERS    let so many characters a minute pass; without it there is no limit
  --kind KIND           how they are counted: sliding (default), fixed or bucket
  --jitter MIN-MAX      answer after so many milliseconds, e.g. 80-400
  --fail FAULT=N        let every Nth request fail; may be given several times
                        faults: ${FAULTS.join(", ").replace(/(.{50}\S*) /g, "$1\n                        ")}
  --answers FILE        real translations: a TSV with columns en, kk, ru, or a TMX; what it lacks gets pseudo-text
  --port PORT           HTTP here and gRPC on the next port; by default two free ones
  --help                print this

docs/rehearsal.md says more.
`;

/** A command line that says what cannot be done; its message is for people. */
export class UsageError extends Error {}

/** Reads the command line; throws a `UsageError` that names the option. */
export function readArguments(args: readonly string[]): Arguments {
  const values = parsed(args);
  const { help = false, port, quota, kind, jitter, fail = [], answers } = values;
  if (kind !== undefined && !isKind(kind)) throw new UsageError(`--kind is sliding, fixed or bucket, not ${kind}.`);
  if (kind !== undefined && quota === undefined)
    throw new UsageError("--kind says how a --quota is counted: give one.");
  const faults = fail.map(readFault);
  return {
    help,
    port: port === undefined ? 0 : readNumber("--port", port, 65_534),
    ...(quota === undefined
      ? {}
      : { quota: { kind: kind ?? "sliding", characters: readNumber("--quota", quota, Number.MAX_SAFE_INTEGER) } }),
    ...(jitter === undefined ? {} : { latencyMs: readRange(jitter) }),
    ...(answers === undefined ? {} : { answers }),
    fail: ({ number }) => faults.find(({ every }) => number % every === 0)?.fault,
  };
}

interface Values {
  readonly help?: boolean | undefined;
  readonly port?: string | undefined;
  readonly quota?: string | undefined;
  readonly kind?: string | undefined;
  readonly jitter?: string | undefined;
  readonly answers?: string | undefined;
  readonly fail?: readonly string[] | undefined;
}

function parsed(args: readonly string[]): Values {
  const text = { type: "string" } as const;
  const options = {
    help: { type: "boolean" },
    port: text,
    quota: text,
    kind: text,
    jitter: text,
    answers: text,
    fail: { type: "string", multiple: true },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function isKind(kind: string): kind is QuotaKind {
  return kind === "sliding" || kind === "fixed" || kind === "bucket";
}

function readNumber(option: string, value: string, most: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > most) throw new UsageError(`${option} is a whole number from 1 to ${most}, not ${value}.`);
  return number;
}

function readRange(value: string): readonly [number, number] {
  const [, least, most] = /^(\d+)-(\d+)$/.exec(value) ?? [];
  if (least === undefined || most === undefined || Number(least) > Number(most)) {
    throw new UsageError(`--jitter is a range of milliseconds such as 0-400, not ${value}.`);
  }
  return [Number(least), Number(most)];
}

function readFault(value: string): { readonly fault: Fault; readonly every: number } {
  const [name, every = ""] = value.split("=");
  const fault = FAULTS.find((known) => known === name);
  if (fault === undefined) throw new UsageError(`--fail ${value}: the faults are ${FAULTS.join(", ")}.`);
  return { fault, every: readNumber(`--fail ${fault}=`, every, Number.MAX_SAFE_INTEGER) };
}
