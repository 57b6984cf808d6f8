// SPDX-License-Identifier: MIT
/** Hits by note, facets by row: what lists and trees show. */
import { Facet, FacetValue, Hit, Passage, passagesOf } from './answer';

export interface NoteGroup {
  path: string;
  uri: string;
  title: string;
  type: string | undefined;
  passages: Passage[];
}

/** Notes in the order of their best hits; of each its passages from top to bottom, none twice. */
export function groupByNote(hits: Hit[]): NoteGroup[] {
  const groups = new Map<string, NoteGroup>();
  for (const hit of hits) {
    let group = groups.get(hit.path);
    if (!group) {
      group = { path: hit.path, uri: hit.uri, title: hit.title, type: hit.type, passages: [] };
      groups.set(hit.path, group);
    }
    for (const passage of passagesOf(hit)) {
      const { line, character } = passage.range.start;
      const known = group.passages.some(
        ({ range }) => range.start.line === line && range.start.character === character,
      );
      if (!known) group.passages.push(passage);
    }
  }
  for (const group of groups.values()) {
    // The title is above them already.
    const telling = group.passages.filter(({ snippet }) => snippet.text !== group.title);
    if (telling.length > 0) group.passages = telling;
    group.passages.sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
  }
  return [...groups.values()];
}

/** A value of a facet in a flat list. */
export interface FacetRow {
  facet: string;
  value: string;
  count: number;
  selected: boolean;
}

/** All values, each above its children; those that are chosen first. */
export function facetRows(facets: Record<string, Facet>): FacetRow[] {
  const rows: FacetRow[] = [];
  const add = (facet: string, values: FacetValue[]) => {
    for (const { value, count, selected, children } of values) {
      rows.push({ facet, value, count, selected });
      add(facet, children ?? []);
    }
  };
  for (const [name, facet] of Object.entries(facets)) add(name, facet.values);
  return [...rows.filter((row) => row.selected), ...rows.filter((row) => !row.selected)];
}

/** Whether a value below this one is chosen: then it must not stay folded away. */
export function hidesChosen(value: FacetValue): boolean {
  return (value.children ?? []).some((child) => child.selected || hidesChosen(child));
}

/** The last part of a value that is below another one: `water` of `sector/water`. */
export function shortValue(value: string, parent: string | undefined): string {
  return parent !== undefined && value.startsWith(parent + '/') ? value.slice(parent.length + 1) : value;
}
