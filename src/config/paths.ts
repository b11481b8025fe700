/** Whether a path or glob, read from the project's folder on any system, cannot leave it or enter git's own folder. */
export function isInside(path: string): boolean {
  if (/^[/~]|^[a-z]:|[\\\p{Cc}]/iu.test(path)) return false;
  const parts = path.split("/").map((part) => part.trim().toLowerCase());
  if (parts.includes("..")) return false;
  const top = parts.find((part) => part !== "" && part !== ".");
  return top !== ".git" && top !== ".qazyna";
}

/** The path without `.` parts and empty ones; `.` for the folder it starts from. */
export function cleanPath(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  return parts.length === 0 ? "." : parts.join("/");
}
