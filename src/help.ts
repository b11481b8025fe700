/** The text of `translate --help`. Stands alone, so that printing it loads nothing else. */
export const help = `Example:
  translate --lang kk              everything that can be done for Kazakh, safe to repeat

Usage:
  translate --lang kk[,ru] [paths…] [options]
  translate <command> [arguments] [options]     the command comes first

The main job splits the articles into sentences, takes what the memory knows, sends the rest to the
engine, checks it, and writes segments/, xliff/ and locales/. Paths name articles or folders of them.
Commands take all languages of the project where --lang is not given.

Options of the main job:
  --dry-run          say what would be sent, in exact characters, and what it would cost; send and write nothing
  --frozen           for CI: send and write nothing, fail (exit 6) if anything would change
  --engine NAME      auto (default), none, pseudo, google, openai, deepl, azure, yandex, libretranslate,
                     apertium, local; for all languages
  --max-chars N      send at most N characters; stops before exceeding it (exit 5)
  --max-cost N       spend at most N US dollars; likewise
  --hold-uncertain   leave to a person what a run that died had sent and perhaps paid for
  --progress KIND    auto (default), jsonl (one JSON object a line on standard error), none
  --concurrency N    requests at a time
  --prune            remove the files of articles that are gone

Commands:
  init [FOLDER]      set a project up here (--demo: with articles, glossary and memories to try it on)
  status             what stands in each language, and the next step
  check [PATH…]      check every translation (--fail-on error|warning|info, --format text|json|sarif|github,
                     --fix [--all], --gate publish)
  export [PATH…]     write the hand-over files for translators (--to FOLDER copies them there,
                     --format xliff12|xliff20|xliff21 in that format)
  export --for TOOL  pack them into one ZIP: omegat, omegat3, generic, trados, memoq, lokalise, phrase
                     (--split 500w, --to NAME, --format, --names)
  import FILE…       take returned work in: XLIFF, ZIP, folder, OmegaT project, TMX, XLSX, CSV
                     (--dry-run shows the table only; --by NAME, --trust-state)
  validate FILE…     say where XLIFF, TMX and TBX files break their standard (exit 3 where one does)
  explain ID…        why a segment's target is what it is; segments or whole articles
  approve ID…        a person's decisions, on segments or whole articles (--lang, --by NAME; --only-here,
                     --everywhere: whether it stands for the repetitions of its sentence)
  reject ID…           likewise (--repairs: the engine's own words stand again)
  lock ID…             likewise
  unlock ID…           likewise
  waive CHECK[.RULE] ID… --reason TEXT   accept a finding (--remove takes it back)
  undo               take the last import, decision or change of the memory back
  analyze [PATH…]    the match grid that translators are paid by (--rates FILE, --per-article, --no-internal,
                     --xml FILE|-, --csv FILE|-)
  memory import FILE…  take TMX, JSONL and CSV in (--conflicts newest|keep|both|ask, --state, --by, --dry-run,
                     --skip-damaged)
  memory export      what the memory knows (--to FILE.tmx|FILE.jsonl|-, --state, --from NAME)
  memory search WORD…  concordance of sources and targets (--side, --exact, --limit; '"a phrase"')
  memory lookup TEXT…  the nearest units (--threshold, --top, --stdin-jsonl)
  memory stats|clean|log|undo [N]  what it holds; what is wrong with it (--fix, --only RULES); what changed it
  segment FILE…      show how files are cut into sentences (--stdin-jsonl: texts from a stream, one JSON
                     object a line; --export-srx FILE|-: the rules for other tools, as SRX)
  align OLD OLD_KK   pair the sentences of an old article and its translation, for the memory
                       (--lang kk, --source en, --out FILE.tmx, --min-score 0–1)
  build              pages for readers in site/ (--out FOLDER, --lang, --base-url URL); --preview: source and
                     translation side by side in one file
  report --cost      what was paid (--by month|run|engine|lang)
  report --ledger    all that was asked, as JSON lines (--since, --engine, --state)
  glossary apply     bring a changed glossary into record and memory, as one change (--dry-run, --accept ID,
                     --accept-all, --reject ID, --since FILE|REV)
  glossary add SOURCE --kk TERM --ru TERM   likewise import FILE, export, check (--forms ID), extract, and
                     sync: the engine's own glossary
  terms --lang kk|ru --stdin-jsonl   does a form belong to a term; --inflect: what is the form
  doctor             check Node, config, glossary, disk and each engine (--offline: sends nothing)

Everywhere:
  --json             one JSON object on standard output
  --quiet            no progress and no notes
  --debug            stack traces
  --ui-lang LANG     speak en, kk or ru; else as LC_ALL, LC_MESSAGES or LANG says. --json is always in English
  --help, --version

Exit codes: 0 done, 1 failed, 2 usage or config, 3 check failed, 4 partly done (run again), 5 budget reached,
6 not up to date (--frozen), 70 a bug of ours, 78 Node too old, 130/143 interrupted.
`;
