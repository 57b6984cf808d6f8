// SPDX-License-Identifier: MIT
/** Rows of the quick search, without VS Code's types: what they say is tested without it. */
import { Answer, countOf, Hit, isItem, passagesOf, Passage } from './answer';
import { FacetRow, facetRows } from './groups';
import { iconOf, noteIcon } from './kind_icons';
import { folderOf, nameOf, oneLine, withoutIcons } from './text';

export interface RowText {
  label: string;
  description: string;
  detail?: string;
}

/** A note by its title, an item by its text; below it where it is. */
export function hitRow(hit: Hit): { text: RowText; passage: Passage } {
  const passage = passagesOf(hit)[0] ?? hit;
  const snippet = withoutIcons(oneLine(passage.snippet.text).trim());
  const title = withoutIcons(oneLine(hit.title));
  const icon = `$(${isItem(hit) ? iconOf(hit.kind, hit.status) : noteIcon(hit.type)})`;
  if (isItem(hit)) {
    // Below, because behind a long text nobody would see that a decision is superseded.
    const facts = [hit.status, hit.due ? `due ${hit.due}` : hit.date, hit.owner].filter(Boolean);
    const where = `${title} — ${withoutIcons(hit.path)}:${hit.line}`;
    const detail = [...facts.map((fact) => withoutIcons(fact as string)), where].join(' · ');
    return { text: { label: `${icon} ${snippet}`, description: '', detail }, passage };
  }
  const where = [folderOf(hit.path), hit.type].filter(Boolean).join(' · ');
  const heading = passage.breadcrumb[passage.breadcrumb.length - 1];
  const under = heading && heading !== hit.title && heading !== nameOf(hit.path) ? oneLine(heading) : '';
  const detail = snippet === title ? '' : [withoutIcons(under), snippet].filter(Boolean).join(' › ');
  return {
    text: {
      label: `${icon} ${title}`,
      description: withoutIcons(where),
      // Each row as high as the next one, or the list jumps.
      detail: detail || ' ',
    },
    passage,
  };
}

export interface FacetRows {
  facet: string;
  rows: { text: RowText; row: FacetRow }[];
}

/** Values of all facets with their counts, by facet. */
export function facetSections(answer: Answer | undefined): FacetRows[] {
  const sections: FacetRows[] = [];
  for (const [facet, counts] of Object.entries(answer?.facets ?? {})) {
    const rows = facetRows({ [facet]: counts }).map((row) => ({
      text: {
        label: `$(${row.selected ? 'check' : 'blank'}) ${withoutIcons(oneLine(row.value))}`,
        description: String(row.count),
      },
      row,
    }));
    if (rows.length > 0) sections.push({ facet, rows });
  }
  return sections;
}

/** Above the list: how much there is, what is chosen, what is wrong with the query. */
export function titleOf(answer: Answer | undefined, choices: string): string {
  if (!answer) return 'Inkling';
  const warning = answer.query.diagnostics[0]?.message;
  return [countOf(answer), choices, warning].filter(Boolean).join(' — ');
}
