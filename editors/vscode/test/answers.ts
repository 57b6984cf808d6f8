// SPDX-License-Identifier: MIT
/** Answers as the server gives them, with as little as a test needs. */
import type { Answer, Facet, FacetValue, Hit, Passage } from '../src/answer';

export function passage(text: string, line: number, more: Partial<Passage> = {}): Passage {
  const start = { line: line - 1, character: 0 };
  const end = { line: line - 1, character: text.length };
  return { kind: 'text', line, range: { start, end }, breadcrumb: [], snippet: { text, highlights: [] }, ...more };
}

export function hit(path: string, title: string, more: Partial<Hit> = {}): Hit {
  const own = passage(title, 1, { kind: 'note' });
  return { ...own, rank: 1, path, uri: `file:///v/${encodeURI(path)}`, title, ...more };
}

export function facet(values: FacetValue[]): Facet {
  return { other: 0, cut: 0, values };
}

export function value(name: string, count: number, children?: FacetValue[], selected = false): FacetValue {
  return { value: name, count, selected, ...(children ? { children } : {}) };
}

export function answer(hits: Hit[], more: Partial<Answer> = {}): Answer {
  return {
    query: { text: '', parsed: '', diagnostics: [] },
    index: { path: '/i', vault: '/v', notes: 9, items: 9 },
    total: { value: hits.length, relation: 'eq' },
    hits,
    ...more,
  };
}
