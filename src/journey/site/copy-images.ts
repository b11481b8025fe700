import { readBytes } from "../../files/read.ts";
import type { SiteFolder } from "../../files/site-folder.ts";
import { fileSignature } from "../../files/stamps.ts";
import { IMAGES } from "../../outputs/site/page.ts";
import type { Project } from "../project.ts";

/**
 * Copies images into the site's folder, those that have changed.
 *
 * @param shown their paths in the articles' folder
 */
export function copyImages({ layout }: Project, folder: SiteFolder, shown: ReadonlySet<string>): void {
  for (const path of [...shown].sort()) {
    const file = `${IMAGES}/${path}`;
    const absolute = layout.absolute(layout.article(path));
    const signature = fileSignature(absolute);
    const key = `image ${path}`;
    const bytes =
      folder.get(key, signature, file) === undefined ? readBytes(absolute, layout.article(path)) : undefined;
    if (bytes === undefined) folder.want(file);
    else folder.put(file, bytes);
    folder.keep(key, signature, true);
  }
}
