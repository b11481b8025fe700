import type { Runs } from "../core/model.ts";
import type { Place, Problem } from "../core/problem.ts";
import type { UnitCodes } from "./xliff-2-inline-read.ts";
import type { XmlElement } from "./xml-reader.ts";

/** A `segment` or `ignorable` while it is read. */
export interface Part {
  readonly isSegment: boolean;
  readonly id: string;
  readonly state: string | undefined;
  readonly subState: string | undefined;
  readonly place: Place;
  source: Runs | undefined;
  target: Runs | undefined;
  /** Where its target stands among the unit's, from 1; as in the source where the file says nothing. */
  order: number;
  readonly comments: string[];
  problem: Problem | undefined;
}

/** A note as the file has it. */
export interface Note2 {
  readonly id: string;
  readonly category: string;
  readonly ref: string;
  readonly text: string;
}

/** A `unit` while it is read. */
export interface Unit2Parts {
  readonly id: string;
  readonly place: Place;
  readonly parts: Part[];
  readonly notes: Note2[];
  /** The `originalData`, filled before the first segment. */
  readonly data: Map<string, string>;
  readonly sources: UnitCodes;
  readonly targets: UnitCodes;
  /** What we told ourselves of each segment that was sent, in order: the base, and the hash of the source. */
  readonly sent: Map<string, { base?: string; source?: string }>;
  problem: Problem | undefined;
}

/** An empty unit that begins. */
export function startUnit2(element: XmlElement): Unit2Parts {
  const data = new Map<string, string>();
  return {
    id: element.attributes["id"] ?? "",
    place: element.place,
    parts: [],
    notes: [],
    data,
    sources: { data, openings: new Map() },
    targets: { data, openings: new Map() },
    sent: new Map(),
    problem: undefined,
  };
}

/** A part of `unit` that begins. */
export function startPart(unit: Unit2Parts, { name, attributes: said, place }: XmlElement): Part {
  const part: Part = {
    isSegment: name === "segment",
    id: said["id"] ?? "",
    state: said["state"],
    subState: said["subState"],
    place,
    source: undefined,
    target: undefined,
    order: unit.parts.length + 1,
    comments: [],
    problem: undefined,
  };
  unit.parts.push(part);
  return part;
}
