/**
 * How texts are written into strings of a JSON text: as it writes its own.
 *
 * Where it has no character beyond ASCII but escapes for some, they are escaped; so is `/` where it always is.
 */
export function stringWriter(json: string): (text: string) => string {
  const nonAscii = /\\u(?!00[0-7])([0-9a-fA-F]{4})/.exec(json)?.[1];
  const escapesNonAscii = nonAscii !== undefined && !/[^\0-\x7f\uFEFF]/.test(json);
  const isUpper = nonAscii !== undefined && /[A-F]/.test(nonAscii);
  const escapesSlash = /\\\//.test(json) && !/(?<!\\)\//.test(json);
  return (text) => {
    let written = JSON.stringify(text).slice(1, -1);
    if (escapesNonAscii) written = written.replace(/[^\0-\x7f]/g, (character) => escapeOf(character, isUpper));
    return escapesSlash ? written.replaceAll("/", "\\/") : written;
  };
}

function escapeOf(character: string, isUpper: boolean): string {
  const digits = character.charCodeAt(0).toString(16).padStart(4, "0");
  return `\\u${isUpper ? digits.toUpperCase() : digits}`;
}
