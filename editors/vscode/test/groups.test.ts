// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facetRows, groupByNote, hidesChosen, shortValue } from '../src/groups';
import { facet, hit, passage, value } from './answers';

test('groups items of a note below it, in the order of the note', () => {
  const groups = groupByNote([
    hit('b.md', 'B', { ...passage('second', 9, { kind: 'task' }) }),
    hit('a.md', 'A', { passages: [passage('x', 3)] }),
    hit('b.md', 'B', { ...passage('first', 4, { kind: 'task' }) }),
    hit('b.md', 'B', { ...passage('second', 9, { kind: 'task' }) }),
  ]);
  assert.deepEqual(
    groups.map(({ path, passages }) => [path, passages.map(({ line }) => line)]),
    [['b.md', [4, 9]], ['a.md', [3]]],
  );
});

test('leaves out a passage that only repeats the title, unless there is no other', () => {
  const title = passage('Sluice rule', 1);
  const both = groupByNote([hit('a.md', 'Sluice rule', { passages: [title, passage('x', 3)] })]);
  assert.deepEqual(both[0]?.passages.map(({ line }) => line), [3]);
  const alone = groupByNote([hit('a.md', 'Sluice rule', { passages: [title] })]);
  assert.deepEqual(alone[0]?.passages.map(({ line }) => line), [1]);
});

test('lists values above those below them, chosen ones first', () => {
  const tags = facet([
    value('sector', 3, [value('sector/water', 2), value('sector/wind', 1, undefined, true)]),
    value('type', 1),
  ]);
  assert.deepEqual(
    facetRows({ tag: tags }).map((row) => `${row.facet}=${row.value} ${row.count}`),
    ['tag=sector/wind 1', 'tag=sector 3', 'tag=sector/water 2', 'tag=type 1'],
  );
  assert.ok(hidesChosen(tags.values[0]!));
  assert.ok(!hidesChosen(tags.values[1]!));
});

test('shortens what its parent says', () => {
  assert.equal(shortValue('sector/water', 'sector'), 'water');
  assert.equal(shortValue('sectors', 'sector'), 'sectors');
  assert.equal(shortValue('2026-02', '2026'), '2026-02');
  assert.equal(shortValue('sector', undefined), 'sector');
});
