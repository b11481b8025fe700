import type { Project } from "../journey/project.ts";
import { type Ledger, openLedger } from "../queue/ledger.ts";

/** Does something with the project's ledger, and closes it whatever comes of it. */
export async function withLedger<T>(project: Project, work: (ledger: Ledger) => Promise<T>): Promise<T> {
  const ledger = await openLedger(project.layout.absolute(project.layout.own("ledger.db")));
  try {
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}
