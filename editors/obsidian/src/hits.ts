// SPDX-License-Identifier: MIT
/** Hits as `inkling search --format jsonl` prints them: docs/output-format.md. */

export interface Passage {
  /** From 0, in UTF-16 units, as Obsidian's editor counts. */
  range: { start: { line: number; character: number } };
  breadcrumb: string[];
  snippet: { text: string; highlights: [number, number][] };
}

export interface Hit extends Passage {
  path: string;
  title: string;
  kind: string;
  line: number;
  passages?: Passage[];
}

/** A piece of text, and whether it is a match. */
export interface Piece {
  text: string;
  match: boolean;
}

/** A line that is no hit gives nothing: a later version may print others. */
export function parseHit(line: string): Hit | undefined {
  try {
    const hit = JSON.parse(line) as Partial<Hit>;
    const whole = typeof hit.path === 'string' && typeof hit.title === 'string' && hit.range && hit.snippet;
    return whole ? (hit as Hit) : undefined;
  } catch {
    return undefined;
  }
}

/** The best place of a hit. */
export function bestPassage(hit: Hit): Passage {
  return hit.passages?.[0] ?? hit;
}

/** Whether a hit is a part of a note: then its own text says more than the title. */
export function isItem(hit: Hit): boolean {
  return !['note', 'section', 'text'].includes(hit.kind);
}

/** The text of a snippet on one line, cut where matches, given in bytes of UTF-8, begin and end. */
export function pieces(snippet: Passage['snippet']): Piece[] {
  const bytes = new TextEncoder().encode(snippet.text);
  const out: Piece[] = [];
  let at = 0;
  const add = (end: number, match: boolean) => {
    const text = new TextDecoder().decode(bytes.subarray(at, end)).replace(/\s/g, ' ');
    if (text !== '') out.push({ text, match });
    at = Math.max(at, end);
  };
  for (const [begin, end] of snippet.highlights) {
    add(begin, false);
    add(end, true);
  }
  add(bytes.length, false);
  return out;
}
