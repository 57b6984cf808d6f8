// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../src/answer';
import { SearchModel, SearchOptions } from '../src/search_model';
import { answer, hit } from './answers';

const settings = { limit: () => 2, facets: () => ['tag'], passages: 1, asYouType: true };

function stage(reply: (options: SearchOptions) => Answer) {
  const asked: SearchOptions[] = [];
  const model = new SearchModel(async (options) => {
    asked.push(options);
    return reply(options);
  }, settings);
  const settled = async () => {
    while (model.busy) await new Promise((done) => setTimeout(done, 1));
  };
  return { model, asked, settled };
}

test('asks with query, facets and choices', async () => {
  const { model, asked, settled } = stage(() => answer([hit('a.md', 'A')]));
  model.type('kelp');
  model.choose('tag', 'sea', true);
  await settled();
  assert.deepEqual(asked, [
    { query: 'kelp', limit: 2, passages: 1, asYouType: true, facets: ['tag'], filters: ['tag=sea'] },
  ]);
  assert.equal(model.answer?.hits.length, 1);
});

test('shows what changed last for an empty query', async () => {
  const { model, asked, settled } = stage(() => answer([]));
  model.search('  ');
  await settled();
  assert.equal(asked[0]?.query, '* sort:modified-desc');
  assert.equal(model.query, '  ');
});

test('asks for more, and for a page only again when the query is another', async () => {
  const { model, asked, settled } = stage(() =>
    answer([hit('a.md', 'A'), hit('b.md', 'B')], { total: { value: 5, relation: 'eq' } }),
  );
  model.search('kelp');
  await settled();
  assert.equal(model.more, 3);
  model.showMore();
  await settled();
  model.search('moss');
  await settled();
  assert.deepEqual(asked.map(({ limit }) => limit), [2, 4, 2]);
});

test('keeps the last answer when a search fails, and says why', async () => {
  const { model, settled } = stage(({ query }) => {
    if (query === 'bad') throw new Error('no index');
    return answer([hit('a.md', 'A')]);
  });
  model.search('kelp');
  await settled();
  model.search('bad');
  await settled();
  assert.equal(model.problem, 'no index');
  assert.equal(model.answer?.hits.length, 1);
  model.search('kelp');
  await settled();
  assert.equal(model.problem, undefined);
});

test('tells listeners until they leave', async () => {
  const { model, settled } = stage(() => answer([]));
  let told = 0;
  const leave = model.onChange(() => ++told);
  model.search('a');
  await settled();
  assert.equal(told, 2, 'when it asks and when it knows');
  leave();
  model.search('b');
  await settled();
  assert.equal(told, 2);
});
