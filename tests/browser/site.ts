import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { filesBelow } from "../../src/files/tree.ts";
import { sampleProject, type TemporaryProject } from "../support/project.ts";
import { serve } from "./serve.ts";

/**
 * The sample site and the fixture site in a real browser (Debian's Chromium; another one by the environment variable
 * CHROMIUM): `npm run test:browser`. Screenshots go to `coverage/screenshots/`, which git ignores.
 */
const HOME = join(import.meta.dirname, "..", "..");
const SHOTS = join(HOME, "coverage", "screenshots");
const AXE = readFileSync(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const VIEWS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: { width: 1100, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1100, height: 900 }, colorScheme: "dark" },
  narrow: { viewport: { width: 320, height: 640 }, colorScheme: "light" },
};

const failures: string[] = [];
let passed = 0;

function check(is: boolean, what: string): void {
  if (is) passed += 1;
  else failures.push(what);
}

/** The sites to look at: the sample, and the fixture with passages of every state. */
function build(project: TemporaryProject): void {
  const command = join(HOME, "bin", "translate.js");
  const { status, stderr } = spawnSync(process.execPath, [command, "build"], { cwd: project.root, encoding: "utf8" });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  // Others' files in the site's folder stay: so the page for editors is looked at with the rest.
  const preview = spawnSync(process.execPath, [command, "build", "--preview", "--out", "site/preview.html"], {
    cwd: project.root,
    encoding: "utf8",
  });
  if (preview.status !== 0) throw new Error(`exit ${preview.status}: ${preview.stderr}`);
}

/** axe, in the page's own world; its results are read field by field. */
async function violations(page: Page): Promise<readonly string[]> {
  // A page's policy lets no script in; the debugger's protocol does.
  await page.evaluate(AXE);
  return await page.evaluate(`axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }).then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html }) => html.slice(0, 120)).join(" | ")))`);
}

async function look(browser: Browser, url: string, paths: readonly string[], site: string): Promise<void> {
  for (const [view, options] of Object.entries(VIEWS)) {
    await using context = await browser.newContext(options);
    const page = await context.newPage();
    let where = "";
    page.on("console", (message) => check(message.type() !== "error", `${where}: console: ${message.text()}`));
    page.on("pageerror", (error) => check(false, `${where}: ${error.message}`));
    page.on("request", (request) => check(request.url().startsWith(url), `${where} asks for ${request.url()}`));
    for (const path of paths) {
      where = `${site}/${path} (${view})`;
      const response = await page.goto(url + path);
      check(response?.status() === 200, `${where}: status ${response?.status()}`);
      for (const violation of await violations(page)) check(false, `${where}: ${violation}`);
      const overflow = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      const bare = /\b(?:site|notice|preview|package)\.[a-z]\w*/u.exec(await page.innerText("body"));
      check(bare === null, `${where}: shows the key ${bare?.[0]}`);
      check(overflow === 0, `${where}: ${overflow}px too wide`);
      await page.screenshot({
        path: join(SHOTS, site, view, `${path.replaceAll("/", "_")}.png`),
        fullPage: view !== "narrow",
      });
    }
  }
}

/** The switcher keeps the article, a paragraph's link the paragraph; both by the keyboard alone. */
async function walk(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${url}kk/kin-across-the-border.html`);
  await page.keyboard.press("Tab");
  check((await page.evaluate("document.activeElement.className")) === "skip", "the first stop is the skip link");
  await page.keyboard.press("Enter");
  check(page.url().endsWith("#text"), "the skip link leads to the text");
  await page.focus('nav a[hreflang="ru"]');
  const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
  check(outline !== "none", "focus is visible");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/ru/kin-across-the-border.html");
  const link = page.locator('.same a[hreflang="kk"]').nth(3);
  const anchor = (await link.getAttribute("href"))?.split("#")[1] ?? "";
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/kk/kin-across-the-border.html#${anchor}`);
  check(await page.locator(`[id="${anchor}"]`).isVisible(), `the paragraph ${anchor} is there`);
  const small = await page.evaluate(
    "[...document.querySelectorAll('nav a, .same a, .ref, .back')].filter((a) => a.getBoundingClientRect().width < 24 || a.getBoundingClientRect().height < 24).map((a) => a.outerHTML)",
  );
  check(Array.isArray(small) && small.length === 0, `targets under 24 px: ${JSON.stringify(small).slice(0, 300)}`);
}

/** A stale sentence leads to its original and back without a script. */
async function readNote(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(`${url}kk/2026/kandas.html`);
  await page.focus(".ref");
  await page.keyboard.press("Enter");
  check(
    await page.locator(":target").getByText("A Kandas is an ethnic Kazakh").isVisible(),
    "the note has the original",
  );
  await page.focus(".back");
  await page.keyboard.press("Enter");
  check((await page.evaluate("document.querySelector(':target')?.className")) === "ref", "and leads back");
}

async function walkFixture(browser: Browser, url: string): Promise<void> {
  await readNote(browser, url);
  await readScripts(browser, url);
}

/** A page in another script: the direction it is read in, its notice, and the way there and back. */
async function readScripts(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  for (const [lang, dir, notice] of [
    ["kk-Arab", "rtl", "باعدارلاما كوشىرگەن"],
    ["kk-Latn", "ltr", "bağdarlama köşırgen"],
  ] as const) {
    await page.goto(`${url}kk/2026/kandas.html`);
    await page.click(`nav a[hreflang="${lang}"]`);
    await page.waitForURL(`**/${lang}/2026/kandas.html`);
    const direction = await page.evaluate("getComputedStyle(document.querySelector('h1')).direction");
    check(direction === dir, `${lang} is read ${dir}`);
    check((await page.innerText(".notice")).includes(notice), `${lang} says that a program wrote it`);
    const fallback = await page.evaluate("getComputedStyle(document.querySelector('p .src')).direction");
    check(fallback === "ltr", `English in ${lang} is read from left to right`);
    const link = page.locator('.same a[hreflang="kk"]').first();
    const anchor = (await link.getAttribute("href"))?.split("#")[1] ?? "";
    await link.click();
    await page.waitForURL(`**/kk/2026/kandas.html#${anchor}`);
    check(await page.locator(`[id="${anchor}"]`).isVisible(), `the paragraph ${anchor} of ${lang} is there in kk`);
    await page.goto(`${url}kk/page.html`);
    check((await page.locator(`[hreflang="${lang}"]`).count()) === 0, `nothing leads to what ${lang} has not`);
  }
}

async function validate(root: string, paths: readonly string[]): Promise<void> {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard"],
    rules: { "long-title": "off", "no-trailing-whitespace": "off", "valid-id": ["error", { relaxed: true }] },
  });
  for (const path of paths) {
    const { results } = await validator.validateString(readFileSync(join(root, path), "utf8"));
    const messages = results.flatMap(({ messages: own }) => own);
    check(
      messages.length === 0,
      `${path}: ${messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId} ${message}`).join("; ")}`,
    );
  }
}

function fixtureProject(): TemporaryProject {
  const project = sampleProject();
  for (const name of ["articles", "segments", "translate.config.yaml"]) project.remove(name);
  cpSync(join(HOME, "tests", "fixtures", "site"), project.root, { recursive: true });
  // The golden site has Kazakh in Arabic script; here it is in Latin, too.
  project.write(
    "translate.config.yaml",
    project.read("translate.config.yaml").replace("[kk-Arab]", "[kk-Arab, kk-Latn]"),
  );
  return project;
}

rmSync(SHOTS, { recursive: true, force: true });
mkdirSync(SHOTS, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
try {
  for (const [name, project, walkIt] of [
    ["sample", sampleProject(), walk],
    ["fixture", fixtureProject(), walkFixture],
  ] as const) {
    using made = project;
    build(made);
    const root = made.path("site");
    const paths = filesBelow(root).filter((path) => path.endsWith(".html"));
    await using served = await serve(root);
    await validate(root, paths);
    await look(browser, served.url, paths, name);
    await walkIt(browser, served.url);
  }
} finally {
  await browser.close();
}
for (const failure of failures) console.error(failure);
console.log(`${passed} passed, ${failures.length} failed`);
if (failures.length > 0) process.exitCode = 1;
