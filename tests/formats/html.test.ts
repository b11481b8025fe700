import { describe, expect, test } from "vitest";
import type { Frame, Run } from "../../src/core/model.ts";
import { sourceText } from "../../src/core/runs.ts";
import { formatFor } from "../../src/formats/index.ts";
import { editOf, runsOf, translated } from "./documents.ts";
import { parseHtmlText, renderedHtml, unitsIn, withTarget } from "./html-documents.ts";

const text = (words: string): Run => ({ kind: "text", text: words });

test("files that end in .html or .htm are HTML", () => {
  expect(formatFor("news/Kandas.HTML").name).toBe("html");
  expect(formatFor("news/kandas.htm").name).toBe("html");
});

test("every block of text is a unit of its kind, under the headings above it", () => {
  const article = parseHtmlText(
    "<h1>Kandas</h1><p>They came.<h2>The law</h2><ul><li>One<li><p>Two</ul><blockquote><p>Said</blockquote>" +
      "<table><caption>Numbers</caption><tr><th>Year<td>1992</table><figure><figcaption>Pickets</figcaption></figure>" +
      "<dl><dt>Kandas<dd>A person</dl><nav><a href=/>Home</a></nav><h2>Today</h2><div>Loose <p>and bound",
  );
  expect(
    article.units.map(({ kind, headings }, index) => `${kind} ${runsText(index)} < ${headings.join(" > ")}`),
  ).toEqual([
    "heading Kandas < ",
    "paragraph They came. < Kandas",
    "heading The law < Kandas",
    "list-item One < Kandas > The law",
    "list-item Two < Kandas > The law",
    "quotation Said < Kandas > The law",
    "caption Numbers < Kandas > The law",
    "table-cell Year < Kandas > The law",
    "table-cell 1992 < Kandas > The law",
    "caption Pickets < Kandas > The law",
    "list-item Kandas < Kandas > The law",
    "list-item A person < Kandas > The law",
    "furniture Home < Kandas > The law",
    "heading Today < Kandas",
    "paragraph Loose < Kandas > Today",
    "paragraph and bound < Kandas > Today",
  ]);

  function runsText(index: number): string {
    return sourceText(runsOf(article.units[index]!));
  }
});

test("titles, descriptions and attributes that people see are units; others are not", () => {
  expect(
    unitsIn(
      "<title>Kandas &amp; law</title><meta name=description content='A story. Of return.'>" +
        "<meta property=og:title content=Return><meta name=twitter:description content=Short>" +
        "<meta property=og:image content=a.jpg><link title=feed><p title=hint>See <img alt=Pickets title=Photo src=a>" +
        '<a aria-label="More news" class=more>more</a></p><input placeholder="Your name" value=x><div alt=no></div>',
    ),
  ).toEqual([
    "front-matter/title: Kandas & law",
    "front-matter/description: A story. Of return.",
    "front-matter/og:title: Return",
    "front-matter/twitter:description: Short",
    "attribute/title: hint",
    "paragraph: See {1/}{2}more{/2}",
    "attribute/alt: Pickets",
    "attribute/title: Photo",
    "attribute/aria-label: More news",
    "attribute/placeholder: Your name",
  ]);
});

test("the title and descriptions are the article's meta values", () => {
  const { meta } = parseHtmlText("<title>Kandas</title><meta name=description content='A story'><title>Second</title>");
  expect(meta).toEqual({ title: "Kandas", description: "A story" });
});

test("inline elements are codes with readable names", () => {
  const [unit] = parseHtmlText(
    "<p>A <b>b</b> <strong>c</strong> <i>d</i> <em>e</em> <a href=/>f</a> <span>g</span><br>h <img src=a> <!-- i --> j <code>k</code> l</p>",
  ).units;
  const names = runsOf(unit!).flatMap((run) => (run.kind === "code" ? [`${run.code.type} ${run.code.name}`] : []));
  expect([...new Set(names)]).toEqual([
    "open bold",
    "close bold",
    "open italic",
    "close italic",
    "open link",
    "close link",
    "open html:span",
    "close html:span",
    "standalone line-break",
    "standalone image",
    "standalone comment",
    "standalone code",
  ]);
});

test("white space runs read as one space, references as what they stand for", () => {
  expect(unitsIn("<p>Fish\r\n\t &amp;  chips&nbsp;&#x2014;&mdash &notit; &foo; &rcaron; &#150; AT&T &lt;</p>")).toEqual(
    ["paragraph: Fish & chips\u00A0\u2014&mdash ¬it; &foo; ř – AT&T <"],
  );
  expect(unitsIn("<img alt='a &copy=1 &amp; &copy; b'>")).toEqual(["attribute/alt: a &copy=1 & © b"]);
});

describe("what is protected stays in the skeleton or in one code:", () => {
  test.each([
    ["scripts and styles", "<script>'<p>no</p>'</script><style>p{}</style><p>Yes</p>", ["paragraph: Yes"]],
    ["a script in a script", "<script><!-- <script> </script> <p>no</p> --></script><p>Yes", ["paragraph: Yes"]],
    ["preformatted text", "<pre>no <b>no</b></pre>Yes", ["paragraph: Yes"]],
    ["code in a sentence", "<p>Call <code>no <b>no</b></code> now", ["paragraph: Call {1/} now"]],
    ["vector graphics", "<p>See <svg><title>no</title><text>no</text></svg> now", ["paragraph: See {1/} now"]],
    ["graphics that a paragraph breaks off", "<p>See <svg><text>no<p>Yes</svg>", ["paragraph: See", "paragraph: Yes"]],
    ["a formula", "<p>So <math><mi>x</mi></math> grows", ["paragraph: So {1/} grows"]],
    ["translate=no on a block", "<div translate=no><p>No</p><img alt=no></div>Yes", ["paragraph: Yes"]],
    [
      "translate=no inline",
      "<p>By <span translate=no>no <span>no</span> no</span> today",
      ["paragraph: By {1/} today"],
    ],
    ["translate=yes inside", "<div translate=no>No<p translate=yes>Yes</p>No</div>", ["paragraph: Yes"]],
    ["another language", "<p lang=kk>Жоқ</p><p>A <i lang=ru>нет</i> too", ["paragraph: A {1/} too"]],
    ["an element that never ends", "<p>Yes <code>no</p><p>Yes, too", ["paragraph: Yes", "paragraph: Yes, too"]],
  ])("%s", (_name, source, expected) => {
    expect(unitsIn(source)).toEqual(expected);
  });

  test("the article's own language, in any region, and the root's language protect nothing", () => {
    expect(unitsIn("<html lang=ru><p lang=en-GB>Yes <i lang=en>yes</i>")).toEqual(["paragraph: Yes {1}yes{/1}"]);
  });
});

describe("tags are read as browsers read them:", () => {
  test.each([
    [
      "quotation marks and angle brackets in values",
      `<p title='a > "b"'>Yes`,
      [`attribute/title: a > "b"`, "paragraph: Yes"],
    ],
    ["values without quotation marks", "<img alt=a/b>Yes", ["attribute/alt: a/b", "paragraph: {1/}Yes"].toReversed()],
    ["the first of two attributes", "<p title=one title=two>Yes", ["attribute/title: one", "paragraph: Yes"]],
    [
      "comments of odd shapes",
      "<!-->A<!--->B<!-- --!>C</ x>D<?x>E<![CDATA[x>F",
      ["paragraph: A{1/}B{2/}C{3/}D{4/}E{5/}F"],
    ],
    ["angle brackets that are none", "1 < 2 <3 <> a<", ["paragraph: 1 < 2 <3 <> a<"]],
    ["a tag that the file's end cuts short", "Yes <b class='no", ["paragraph: Yes"]],
    ["pairs that cross", "<p>a <b>b <i>c</b> d</i> e", ["paragraph: a {1}b {2/}c{/1} d{3/} e"]],
    [
      "cells and items without end tags",
      "<table><tr><td>a<td>b<tr><td>c</table><ul><li>d<ul><li>e</ul><li>f",
      ["table-cell: a", "table-cell: b", "table-cell: c", "list-item: d", "list-item: e", "list-item: f"],
    ],
  ])("%s", (_name, source, expected) => {
    expect(unitsIn(source)).toEqual(expected);
  });
});

test("what encloses a whole block or stands empty at its edge stays outside the unit", () => {
  expect(unitsIn("<p> <a id=x></a><b><i>Few people stop.</i></b><br><!-- sic --></p>")).toEqual([
    "paragraph: Few people stop.",
  ]);
});

test("a target is written where the text stood, its codes from the source", () => {
  const source = "<p>\n  See <a href=/d title='A law'>the decree</a> <img src=a.jpg alt=Pickets>.\n</p>\r\n";
  const article = parseHtmlText(source);
  const edits = translated(article, (words) => words.replace(/\p{L}+/gu, "сөз"));
  expect(renderedHtml(article, edits)).toBe(
    `<p>\n  сөз <a href=/d title='сөз сөз'>сөз сөз</a> <img src=a.jpg alt="сөз">.\n</p>\r\n`,
  );
});

test("an attribute is translated while the sentence round its tag stays, and where its tag has moved", () => {
  const source = "<p>See <img alt=Pickets> and <b>stop</b>.</p>";
  const article = parseHtmlText(source);
  const alt = editOf(1, article.units[1]!, [text("Пикет")]);
  expect(renderedHtml(article, [alt])).toBe('<p>See <img alt="Пикет"> and <b>stop</b>.</p>');
  const [see, image, and, open, stop, close] = runsOf(article.units[0]!);
  const moved = editOf(0, article.units[0]!, [open!, text("тоқта"), close!, text(" да "), image!]);
  expect([see, and, stop].length).toBe(3);
  expect(renderedHtml(article, [moved, alt])).toBe('<p><b>тоқта</b> да <img alt="Пикет"></p>');
});

test("a no-break space is written as the article writes its own", () => {
  const target = text("5\u00A0мамыр");
  expect(withTarget("<p>5&#160;May", "paragraph", target)).toBe("<p>5&#160;мамыр");
  expect(withTarget("<p>5\u00A0May", "paragraph", target)).toBe("<p>5\u00A0мамыр");
  expect(withTarget("<p>5 May", "paragraph", target)).toBe("<p>5&nbsp;мамыр");
});

test("only what would be read as markup is escaped", () => {
  expect(withTarget("<p>Few", "paragraph", text('1 < 2 & 3 > 2, AT&T "a" &lt;'))).toBe(
    '<p>1 &lt; 2 & 3 > 2, AT&amp;T "a" &amp;lt;',
  );
});

describe("no text of a target becomes markup:", () => {
  const ATTACK = `</title><script>alert(1)</script>--> "onmouseover=alert(1) 'onfocus=alert(1) javascript:alert(1)`;
  test.each([
    ["paragraph", "<p>Few people</p>"],
    ["front-matter", "<title>Few people</title>"],
    ["front-matter", '<meta name="description" content="Few people">'],
    ["attribute", '<img alt="Few people">'],
    ["attribute", "<img alt='Few people'>"],
    ["attribute", "<img alt=Few>"],
    ["attribute", "<p>See <a href='/' title=Few>this</a></p>"],
  ])("%s of %s", (kind, source) => {
    const again = parseHtmlText(withTarget(source, kind, text(ATTACK)));
    const unit = again.units.find((one) => one.kind === kind);
    expect(runsOf(unit!)).toEqual([text(ATTACK)]);
    expect(again.text).not.toMatch(/<script/);
    expect(again.units.length).toBe(parseHtmlText(source).units.length);
  });

  test("a code that the source does not have is refused, at the edges too", () => {
    const code = { id: "9", type: "standalone", name: "comment", data: "<!--><script>alert(1)</script>" } as const;
    expect(() => withTarget("<p>Few people</p>", "paragraph", text("Аз адам"), { kind: "code", code })).toThrowError(
      expect.objectContaining({ code: "E_RENDER_MISMATCH", place: { path: "kandas.html", line: 1, column: 4 } }),
    );
  });

  test("a pair that lost an end is refused with its place", () => {
    const article = parseHtmlText("<p>One</p>\n<p>Few <b>people</b> stop</p>");
    const runs = runsOf(article.units[1]!).filter((run) => run.kind === "text" || run.code.type === "open");
    expect(() => renderedHtml(article, [editOf(1, article.units[1]!, runs)])).toThrowError(
      expect.objectContaining({ code: "E_RENDER_MISMATCH", place: { path: "kandas.html", line: 2, column: 4 } }),
    );
  });
});

test("source text that stays is in elements where they can stand and nest, else behind brackets, but for titles", () => {
  const source = '<title>Few stop</title><p>He <b>left. She</b> stayed.</p><img alt="Few"><option>Daily</option>';
  const article = parseHtmlText(source);
  const { start, end } = article.units[1]!;
  const cut = source.indexOf(" She");
  const edits = article.units.flatMap((unit, index) =>
    index === 1
      ? [[start, cut] as const, [cut + 1, end] as const].map((span) => ({ unit: index, start: span[0], end: span[1] }))
      : [{ unit: index, start: unit.start, end: unit.end }],
  );
  const en = (words: string): string => `<span lang="en" data-translation="untranslated">${words}</span>`;
  expect(
    renderedHtml(
      article,
      edits.map((edit) => ({ ...edit, content: { kind: "fallback" as const } })),
    ),
  ).toBe(
    `<title>Few stop</title><p>${en("He")} <b>${en("left. She")}</b> ${en("stayed.")}</p>` +
      '<img alt="[en] Few"><option>[en] Daily</option>',
  );
});

describe("the frame", () => {
  const frame: Frame = {
    lang: "kk",
    sourceLang: "en",
    frontMatter: { translationState: "draft", title: 'a "b" <c>' },
    notice: "Машиналық <аударма> & т.б.",
  };
  const NOTICE =
    '<!-- qazyna:notice -->\n<aside class="qazyna-notice" lang="kk">Машиналық &lt;аударма> & т.б.</aside>\n<!-- /qazyna:notice -->\n';
  const framed = (source: string, given: Frame = frame): string => renderedHtml(parseHtmlText(source), [], given);

  test("sets the language, adds meta elements to the head, and puts the notice first in the body", () => {
    expect(framed("<!doctype html>\n<html class=a><head><title>Few</title></head>\n<body id=b><p>Few</p>")).toBe(
      '<!doctype html>\n<html lang="kk" class=a><head><title>Few</title>' +
        '<meta name="qazyna:translationState" content="draft">\n' +
        '<meta name="qazyna:title" content="a &quot;b&quot; &lt;c&gt;">\n</head>\n<body id=b>\n' +
        `${NOTICE}<p>Few</p>`,
    );
  });

  test("replaces what stands already", () => {
    const source =
      "<html xml:lang='en' lang=en dir=ltr><head><meta name=qazyna:title content=old></head><body>\n<p>Few";
    expect(framed(source, { ...frame, lang: "ar", frontMatter: { title: "new" } })).toMatch(
      /^<html xml:lang="ar" lang="ar" dir="rtl"><head><meta name="qazyna:title" content="new"><\/head><body>\n<!-- /,
    );
  });

  test("adds a direction only where it changes", () => {
    expect(framed("<html><p>Few", { lang: "kk-Arab", sourceLang: "en", frontMatter: {} })).toBe(
      '<html lang="kk-Arab" dir="rtl"><p>Few',
    );
    expect(framed("<html><p>Few", { lang: "ru", sourceLang: "en", frontMatter: {} })).toBe('<html lang="ru"><p>Few');
  });

  test("of a fragment is the notice at its start; of a document without body tag, the notice behind the head", () => {
    expect(framed("\uFEFF<p>Few</p>")).toBe(`\uFEFF${NOTICE}<p>Few</p>`);
    expect(framed("<!doctype html><title>Few</title>\n<p>Few</p>")).toBe(
      `<!doctype html><title>Few</title>\n${NOTICE}<p>Few</p>`,
    );
  });

  test("uses YAML front matter where the file has it", () => {
    const source = "---\ntitle: Few people\nlayout: post\n---\n<p>Few</p>\n";
    expect(unitsIn(source)).toEqual(["front-matter/title: Few people", "paragraph: Few"]);
    expect(framed(source, { ...frame, frontMatter: { lang: "kk" } })).toBe(
      `---\ntitle: Few people\nlayout: post\nlang: kk\n---\n${NOTICE}<p>Few</p>\n`,
    );
  });

  test("brings no unit of its own", () => {
    expect(parseHtmlText(framed("<head></head><body><p>Few")).units.length).toBe(1);
  });
});
