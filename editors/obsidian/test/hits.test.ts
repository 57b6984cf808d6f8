// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHit, pieces } from '../src/hits';
import { hit, passage } from './support';

test('reads a hit, and nothing from a line that is none', () => {
  assert.equal(parseHit(JSON.stringify(hit('a.md', 'A')))?.title, 'A');
  for (const line of ['', '{', 'null', '7', '{"path":"a.md"}', '[]']) assert.equal(parseHit(line), undefined, line);
});

test('cuts text where bytes of UTF-8 say that matches are', () => {
  assert.deepEqual(pieces(passage('é😀 sluice\nat dusk', 0, [[7, 13]]).snippet), [
    { text: 'é😀 ', match: false },
    { text: 'sluice', match: true },
    { text: ' at dusk', match: false },
  ]);
  assert.deepEqual(pieces(passage('', 0).snippet), []);
  assert.deepEqual(pieces(passage('ab', 0, [[0, 2]]).snippet), [{ text: 'ab', match: true }]);
});
