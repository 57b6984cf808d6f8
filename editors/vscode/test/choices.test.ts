// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Choices } from '../src/choices';

test('writes choices as the server takes them', () => {
  const choices = new Choices();
  choices.toggle('type', 'meeting');
  choices.toggle('tag', 'a=b');
  choices.toggle('type', 'person');
  assert.deepEqual(choices.filters(), ['type=meeting', 'type=person', 'tag=a=b']);
  assert.equal(choices.toString(), 'type: meeting or person · tag: a=b');
});

test('takes a choice back', () => {
  const choices = new Choices();
  choices.choose('type', 'meeting', true);
  choices.choose('type', 'meeting', true);
  choices.toggle('type', 'meeting');
  assert.ok(choices.empty);
  choices.choose('type', 'meeting', false);
  assert.deepEqual(choices.filters(), []);
});

test('copies choices, not what happens to them later', () => {
  const first = new Choices();
  first.toggle('type', 'meeting');
  const second = new Choices();
  second.toggle('kind', 'task');
  second.assign(first);
  first.toggle('type', 'person');
  assert.deepEqual(second.filters(), ['type=meeting']);
});
