/** Opens the ledger named first, looks into it and closes it: `node tests/queue/open-process.ts .qazyna/ledger.db`. */
import { openLedger } from "../../src/queue/ledger.ts";

const ledger = openLedger(process.argv[2] ?? "");
await ledger.answers([]);
await ledger.close();
