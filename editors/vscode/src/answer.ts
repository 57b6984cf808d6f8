// SPDX-License-Identifier: MIT
/** What the server answers to a search: `inkling.search/1`, as docs/output-format.md describes it. */

export interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

export interface Snippet {
  text: string;
  /** Begin and end of each match, in bytes of UTF-8. */
  highlights: [number, number][];
}

export interface Passage {
  kind: string;
  /** From 1. */
  line: number;
  /** From 0, in UTF-16 units. */
  range: Range;
  breadcrumb: string[];
  snippet: Snippet;
  date?: string;
  date_source?: string;
  due?: string;
  status?: string;
  owner?: string;
  people?: { name: string }[];
}

export interface Hit extends Passage {
  rank: number;
  path: string;
  uri: string;
  title: string;
  type?: string;
  passages?: Passage[];
}

export interface FacetValue {
  value: string;
  count: number;
  selected: boolean;
  children?: FacetValue[];
}

export interface Facet {
  other: number;
  cut: number;
  values: FacetValue[];
}

export interface Answer {
  query: { text: string; parsed: string; diagnostics: { message: string; severity: string }[] };
  index: { path: string; vault: string; notes: number; items: number };
  total: { value: number; relation: 'eq' | 'gte' };
  hits: Hit[];
  facets?: Record<string, Facet>;
  suggestions?: { text: string; why: string }[];
}

/** Places of a hit: its best passages, else its own. */
export function passagesOf(hit: Hit): Passage[] {
  return hit.passages && hit.passages.length > 0 ? hit.passages : [hit];
}

/** `6 notes`, `1 item`: what was counted is notes unless every hit is an item. */
export function countOf(answer: Answer): string {
  const items = answer.hits.length > 0 && answer.hits.every((hit) => !isWhole(hit.kind));
  const { value, relation } = answer.total;
  const noun = (items ? 'item' : 'note') + (value === 1 ? '' : 's');
  return `${relation === 'gte' ? 'at least ' : ''}${value} ${noun}`;
}

/** Whether a hit of this kind is a note, not a part of one. */
function isWhole(kind: string): boolean {
  return kind === 'note' || kind === 'section' || kind === 'text';
}

/** Whether a hit is an item: then its own text says more than the title of its note. */
export function isItem(hit: Hit): boolean {
  return !isWhole(hit.kind);
}
