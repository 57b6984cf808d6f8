// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Latest } from '../src/latest';

/** Work whose end the test decides. */
function stage() {
  const runs: { question: string; signal: AbortSignal; end: (outcome: string) => void; fail: (e: unknown) => void }[] = [];
  const told: string[] = [];
  const latest = new Latest<string, string>(
    (question, signal) => new Promise((end, fail) => runs.push({ question, signal, end, fail })),
    (outcome, question) => told.push(`${question}: ${outcome}`),
    (problem, question) => told.push(`${question} failed: ${problem.message}`),
  );
  return { latest, runs, told };
}

const settled = () => new Promise<void>((done) => setImmediate(done));

test('sends only the last of many keys', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { latest, runs } = stage();
  for (const typed of ['s', 'sl', 'slu']) latest.ask(typed, 50);
  assert.equal(runs.length, 0);
  assert.ok(latest.busy);
  t.mock.timers.tick(50);
  assert.deepEqual(runs.map(({ question }) => question), ['slu']);
});

test('drops what another question overtakes, whichever answer comes first', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { latest, runs, told } = stage();
  latest.ask('old', 0);
  t.mock.timers.tick(1);
  latest.ask('new', 0);
  assert.ok(runs[0]?.signal.aborted);
  t.mock.timers.tick(1);
  runs[1]?.end('2');
  runs[0]?.end('1');
  await settled();
  assert.deepEqual(told, ['new: 2']);
  assert.ok(!latest.busy);
});

test('tells failures of the last question only', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { latest, runs, told } = stage();
  latest.ask('old', 0);
  t.mock.timers.tick(1);
  latest.ask('new', 0);
  t.mock.timers.tick(1);
  runs[0]?.fail(new Error('cancelled'));
  runs[1]?.fail('gone');
  await settled();
  assert.deepEqual(told, ['new failed: gone']);
});

test('shows nothing after it was dropped', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { latest, runs, told } = stage();
  latest.ask('x', 0);
  t.mock.timers.tick(1);
  latest.drop();
  runs[0]?.end('1');
  await settled();
  assert.deepEqual(told, []);
  assert.ok(!latest.busy);
});
