import { readAnswers } from "./answers.ts";
import { readArguments, USAGE, UsageError } from "./arguments.ts";
import { isRefusal } from "./faults.ts";
import { type Outcome, type SeenRequest, startRehearsal } from "./server.ts";

/** How requests ended, for the totals. */
interface Totals {
  requests: number;
  characters: number;
  /** By name. */
  readonly failed: Map<Outcome, number>;
}

const count = new Intl.NumberFormat("en-US");

/** How engines find the server: environment variables, and addresses for the config. No secret is needed. */
function directions({ url, grpcEndpoint }: { readonly url: string; readonly grpcEndpoint: string }): string {
  const engines = ["deepl", "azure", "openai/v1", "yandex", "libretranslate", "apertium"];
  const addresses = engines.map((path) => `    ${`${path.split("/")[0]}:`.padEnd(16)}{ url: ${url}/${path} }`);
  return [
    "Google, in the environment of the run:",
    `    export QAZYNA_GOOGLE_ENDPOINT=${grpcEndpoint}   # v3 over gRPC`,
    `    export QAZYNA_GOOGLE_REST=${url}   # v3 over REST`,
    `    export GOOGLE_CLOUD_TRANSLATE_ENDPOINT=${url}/language/translate/v2   # v2`,
    "The others, under engine: in translate.config.yaml, with any key:",
    ...addresses,
    "Ctrl-C ends it and prints the totals.",
    "",
  ].join("\n");
}

/** One line a request: never a header, where secrets are. */
function logLine(request: SeenRequest, outcome: Outcome): string {
  const { number, protocol, from, to, contents, characters } = request;
  const size = `texts ${count.format(contents.length)}, characters ${count.format(characters)}`;
  return `#${number} ${protocol} ${from || "?"} → ${to || "?"}: ${size}: ${outcome}`;
}

function totalLines({ requests, characters, failed }: Totals): string {
  const named = [...failed].map(([name, times]) => `${name} ${count.format(times)}`).join(", ");
  const refused = [...failed].reduce((sum, [name, times]) => (isRefused(name) ? sum + times : sum), 0);
  return [
    `Requests ${count.format(requests)}, refusals ${count.format(refused)}, characters answered ${count.format(characters)}`,
    named === "" ? "Nothing failed." : `Failed: ${named}`,
    "",
  ].join("\n");
}

function isRefused(outcome: Outcome): boolean {
  return outcome === "invalid" || (outcome !== "answered" && isRefusal(outcome));
}

async function main(args: readonly string[]): Promise<void> {
  const { help, port, answers: file, ...options } = readArguments(args);
  if (help) {
    process.stdout.write(USAGE);
    return;
  }
  const known = file === undefined ? undefined : readAnswers(file);
  const totals: Totals = { requests: 0, characters: 0, failed: new Map() };
  const server = await startRehearsal({
    ...options,
    port,
    ...(known === undefined ? {} : { answers: known.answers }),
    onOutcome: (request, outcome) => {
      totals.requests += 1;
      if (outcome === "answered") totals.characters += request.characters;
      else totals.failed.set(outcome, (totals.failed.get(outcome) ?? 0) + 1);
      process.stdout.write(`${logLine(request, outcome)}\n`);
    },
  });
  for (const origin of known?.origins ?? []) process.stdout.write(`Answers into ${origin}\n`);
  process.stdout.write(`All else is answered with marked pseudo-text: ⟦kk⟧ …\n${directions(server)}`);
  process.once("SIGINT", () => {
    process.stdout.write(`\n${totalLines(totals)}`);
    void server[Symbol.asyncDispose]();
  });
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\nnpm run rehearsal -- --help shows how it is used.\n`);
  process.exitCode = 2;
}
