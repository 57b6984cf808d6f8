// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argumentsOf, runSearch } from '../src/run_search';
import { hit, withProgram } from './support';

const never = () => new AbortController().signal;
const options = (program: string) => ({ program, vault: '/my vault', limit: 5 });

test('hands the query over as one argument, after the options', () => {
  for (const query of ['-draft', '"a b" $(rm) ; x', '--vault /etc']) {
    const args = argumentsOf(query, options('inkling'));
    assert.deepEqual(args.slice(-2), ['--', query]);
    assert.deepEqual(args.slice(1, 3), ['--vault', '/my vault']);
  }
  assert.deepEqual(argumentsOf(' ', options('inkling')).at(-1), '* sort:modified-desc');
});

test('reads hits however their bytes arrive', async () => {
  const lines = [hit('a.md', 'é😀'), hit('b.md', 'B')].map((one) => JSON.stringify(one) + '\n').join('');
  const body = `const bytes = Buffer.from(${JSON.stringify(lines)});
    const next = (i) => i < bytes.length && process.stdout.write(bytes.subarray(i, i + 1), () => next(i + 1));
    next(0);`;
  await withProgram(body, async (program) => {
    const hits = await runSearch('kelp', options(program), never());
    assert.deepEqual(hits.map(({ title }) => title), ['é😀', 'B']);
  });
});

test('takes exit code 1 as no hits, and any other as a failure in the program’s words', async () => {
  await withProgram('process.exit(1)', async (program) => {
    assert.deepEqual(await runSearch('kelp', options(program), never()), []);
  });
  await withProgram('process.stderr.write("inkling: no index\\n", () => process.exit(3))', async (program) => {
    await assert.rejects(runSearch('kelp', options(program), never()), { message: 'inkling: no index' });
  });
  await withProgram('process.exit(7)', async (program) => {
    await assert.rejects(runSearch('kelp', options(program), never()), { message: 'inkling ended with 7.' });
  });
});

test('says that there is no program', async () => {
  await assert.rejects(runSearch('kelp', options('/nowhere/inkling'), never()), {
    message: "There is no program '/nowhere/inkling'.",
  });
});

test('kills a search that is not wanted any more', async () => {
  await withProgram('setInterval(() => {}, 1000)', async (program) => {
    const own = new AbortController();
    const found = runSearch('kelp', options(program), own.signal);
    own.abort();
    assert.deepEqual(await found, []);
  });
});

test('does not read without end', async () => {
  await withProgram('const more = () => process.stdout.write("x".repeat(1 << 20), more); more();', async (program) => {
    await assert.rejects(runSearch('kelp', options(program), never()), { message: 'The answer is too long.' });
  });
});
