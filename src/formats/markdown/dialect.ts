/** Markdown as articles are written in it, or MDX, in which tags and braces are JSX and there are no comments. */
export type Dialect = "markdown" | "mdx";

/** The dialect of a file, by the ending of its name. */
export function dialectOf(path: string): Dialect {
  return path.toLowerCase().endsWith(".mdx") ? "mdx" : "markdown";
}
