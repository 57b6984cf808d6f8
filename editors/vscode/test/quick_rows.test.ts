// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facetSections, hitRow, titleOf } from '../src/quick_rows';
import { answer, facet, hit, passage, value } from './answers';

test('shows a note by its title, with its best passage below', () => {
  const best = passage('Close the sluice\nat dusk', 14, { breadcrumb: ['Rule', 'Decisions'] });
  const row = hitRow(hit('meetings/Rule.md', 'Rule', { type: 'meeting', passages: [best, passage('Rule', 1)] }));
  assert.deepEqual(row.text, {
    label: '$(calendar) Rule',
    description: 'meetings · meeting',
    detail: 'Decisions › Close the sluice at dusk',
  });
  assert.equal(row.passage.line, 14);
});

test('shows an item by its text, with its note below', () => {
  const item = hit('plan.md', 'Plan', {
    ...passage('Call Ana', 7, { kind: 'task', status: 'open', due: '2026-12-01', owner: 'Dov' }),
  });
  assert.deepEqual(hitRow(item).text, {
    label: '$(circle-large-outline) Call Ana',
    description: '',
    detail: 'open · due 2026-12-01 · Dov · Plan — plan.md:7',
  });
});

test('keeps rows equally high when there is nothing to say below the title', () => {
  const row = hitRow(hit('a.md', 'A', { passages: [passage('A', 1, { breadcrumb: ['A'] })] }));
  assert.equal(row.text.detail, ' ');
});

test('draws no icons that a note asks for', () => {
  const row = hitRow(hit('a.md', '$(bug)', { passages: [passage('$(zap) x', 2)] }));
  assert.equal(row.text.label, '$(note) \\$(bug)');
  assert.equal(row.text.detail, '\\$(zap) x');
});

test('marks chosen facet values, and leaves out facets without any', () => {
  const sections = facetSections(
    answer([], { facets: { tag: facet([]), type: facet([value('meeting', 3, undefined, true), value('note', 1)]) } }),
  );
  assert.deepEqual(
    sections.map(({ facet: name, rows }) => [name, ...rows.map(({ text }) => `${text.label} ${text.description}`)]),
    [['type', '$(check) meeting 3', '$(blank) note 1']],
  );
});

test('says how much there is, what is chosen and what is wrong', () => {
  const found = answer([hit('a.md', 'A')], {
    query: { text: ')', parsed: '', diagnostics: [{ message: "unmatched ')'", severity: 'warning' }] },
  });
  assert.equal(titleOf(found, 'type: meeting'), "1 note — type: meeting — unmatched ')'");
  const items = answer([hit('a.md', 'A', { kind: 'task' })], { total: { value: 20, relation: 'gte' } });
  assert.equal(titleOf(items, ''), 'at least 20 items');
  assert.equal(titleOf(undefined, ''), 'Inkling');
});
