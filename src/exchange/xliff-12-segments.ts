import type { XmlElement } from "./xml-reader.ts";

/** Segments marked in one content, by `mid` in their order; true where one holds text or a code. */
export type SegmentMarks = ReadonlyMap<string, boolean>;

/** Takes one content piece by piece, as `InlineContent` does, and finds its `mrk mtype="seg"`. */
export interface SegmentFinder {
  open(element: XmlElement | undefined): void;
  close(): void;
  text(text: string): void;
  result(): SegmentMarks;
}

/** A finder of the segments in one content. Takes memory for the segments' names only. */
export function segmentFinder(): SegmentFinder {
  const marks = new Map<string, boolean>();
  const open: (string | undefined)[] = [];
  const fill = (): void => {
    for (const mid of open) if (mid !== undefined) marks.set(mid, true);
  };
  return {
    open: (element) => {
      const isSegment = element?.name === "mrk" && element.attributes["mtype"] === "seg";
      const mid = isSegment ? (element.attributes["mid"] ?? "") : undefined;
      if (mid !== undefined) marks.set(mid, marks.get(mid) ?? false);
      else if (element?.name !== "mrk") fill();
      open.push(mid);
    },
    close: () => open.pop(),
    text: (text) => {
      if (open.length > 0 && text.trim() !== "") fill();
    },
    result: () => marks,
  };
}
