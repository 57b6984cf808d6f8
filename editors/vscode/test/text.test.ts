// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderOf, labelOf, lineLabel, nameOf, oneLine, quoted, utf16Offsets, withoutIcons } from '../src/text';

test('counts bytes of UTF-8 as units of UTF-16', () => {
  const text = 'aé陈😀z';
  assert.deepEqual(utf16Offsets(text, [0, 1, 3, 6, 10, 11]), [0, 1, 2, 3, 5, 6]);
  assert.deepEqual(utf16Offsets(text, [99]), [6], 'past the end is the end');
  assert.deepEqual(utf16Offsets('', [0, 5]), [0, 0]);
});

test('keeps matches where they are when a snippet becomes one line', () => {
  const label = labelOf({ text: 'Schleuße\nzu\t😀 Sluice', highlights: [[0, 9], [18, 24]] });
  assert.equal(label.label, 'Schleuße zu 😀 Sluice');
  assert.deepEqual(label.highlights.map(([from, to]) => label.label.slice(from, to)), ['Schleuße', 'Sluice']);
});

test('shows an icon of a note as the text that it is', () => {
  assert.equal(withoutIcons('run $(sync~spin) or $(date +%s)'), 'run \\$(sync~spin) or $(date +%s)');
});

test('keeps every character of a line at its place', () => {
  for (const text of ['a\r\nb', 'a\u2028b', 'a\u0085b', '\tx']) {
    assert.equal(oneLine(text).length, text.length);
    assert.ok(!/[\r\n\t\u2028\u0085]/.test(oneLine(text)));
  }
});

test('shows the line of a link without what begins a list item', () => {
  const lines = [
    { line: '- see [[x]] ', label: 'see [[x]]' },
    { line: '\t12. [ ] see [[x]]', label: 'see [[x]]' },
    { line: '* [[x]]', label: '[[x]]' },
    { line: 'see\t[[x]]', label: 'see [[x]]' },
    { line: '-5 [[x]]', label: '-5 [[x]]' },
  ];
  for (const { line, label } of lines) {
    const from = line.indexOf('[[');
    const seen = lineLabel(line, from, from + 5);
    assert.equal(seen.label, label);
    assert.deepEqual(seen.highlights.map(([begin, end]) => seen.label.slice(begin, end)), ['[[x]]']);
  }
  assert.deepEqual(lineLabel('', 4, Infinity), { label: '', highlights: [] });
});

test('names notes and folders', () => {
  assert.equal(nameOf('people/Ana Petrov.md'), 'Ana Petrov');
  assert.equal(nameOf('v1.2.MD'), 'v1.2');
  assert.equal(folderOf('a/b/c.md'), 'a/b');
  assert.equal(folderOf('c.md'), '');
});

test('quotes what is not plain in a query', () => {
  assert.equal(quoted('sector/water'), 'sector/water');
  assert.equal(quoted('陈伟'), '陈伟');
  assert.equal(quoted('two words'), '"two words"');
  assert.equal(quoted('say "hi"\\'), '"say \\"hi\\"\\\\"');
});
