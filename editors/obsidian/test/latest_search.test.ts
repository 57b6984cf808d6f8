// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hit } from '../src/hits';
import { LatestSearch } from '../src/latest_search';
import { hit } from './support';

/** Searches whose end the test decides. */
function stage() {
  const runs: { query: string; signal: AbortSignal; end: (hits: Hit[]) => void; fail: (problem: Error) => void }[] = [];
  const searches = new LatestSearch(
    (query, signal) => new Promise((end, fail) => runs.push({ query, signal, end, fail })),
    0,
  );
  const started = async (count: number) => {
    while (runs.length < count) await new Promise((done) => setImmediate(done));
  };
  return { searches, runs, started };
}

test('starts only the last of what is typed at once', async () => {
  const { searches, runs, started } = stage();
  const all = ['s', 'sl', 'slu'].map((query) => searches.ask(query));
  await started(1);
  runs[0]?.end([hit('a.md', 'A')]);
  for (const found of await Promise.all(all)) assert.equal(found[0]?.title, 'A');
  assert.deepEqual(runs.map(({ query }) => query), ['slu']);
});

test('kills what is overtaken, and answers it with what is newer', async () => {
  const { searches, runs, started } = stage();
  const old = searches.ask('old');
  await started(1);
  const now = searches.ask('new');
  await started(2);
  assert.ok(runs[0]?.signal.aborted);
  runs[1]?.end([hit('new.md', 'New')]);
  runs[0]?.end([hit('old.md', 'Old')]);
  assert.equal((await old)[0]?.title, 'New');
  assert.equal((await now)[0]?.title, 'New');
});

test('tells a failure of the last search, not of one that was overtaken', async () => {
  const { searches, runs, started } = stage();
  const old = searches.ask('old');
  await started(1);
  const now = searches.ask('new');
  await started(2);
  runs[0]?.fail(new Error('killed'));
  runs[1]?.end([]);
  assert.deepEqual(await old, []);
  assert.deepEqual(await now, []);
  const last = searches.ask('bad');
  await started(3);
  runs[2]?.fail(new Error('no index'));
  await assert.rejects(last, { message: 'no index' });
});

test('answers with nothing once it was stopped', async () => {
  const { searches, runs, started } = stage();
  const found = searches.ask('kelp');
  await started(1);
  searches.stop();
  assert.ok(runs[0]?.signal.aborted);
  runs[0]?.end([hit('a.md', 'A')]);
  assert.deepEqual(await found, []);
});
