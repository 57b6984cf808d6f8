// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import InklingPlugin from '../src/main';
import { SearchModal } from '../src/search_modal';
import { limitOf, loadProgram, SettingsTab } from '../src/settings';
import { Element, fakeApp, Notice, Setting, SuggestModal } from './mock_obsidian';
import { hit, passage, withProgram } from './support';

const click = (ctrlKey = false) => ({ ctrlKey }) as MouseEvent;
const turn = () => new Promise((done) => setImmediate(done));

function modal(notes: string[]) {
  const app = fakeApp('/v', notes);
  return { app, modal: new SearchModal(app as never, async () => [], '/v') };
}
const drawn = (one: SearchModal, found: Parameters<SearchModal['renderSuggestion']>[0]) => {
  const row = new Element();
  one.renderSuggestion(found, row as never);
  return row.children.map(({ text }) => text);
};

test('draws a note by its title and an item by its text', () => {
  const { modal: one } = modal([]);
  const note = hit('m/Rule.md', 'Rule', { passages: [passage('Close the sluice', 13, [[10, 16]])] });
  assert.deepEqual(drawn(one, note), ['Rulem/Rule.md:14', 'Close the [sluice]']);
  const item = hit('plan.md', 'Plan', { ...passage('Call <b>Ana', 6, [[8, 11]]), kind: 'task' });
  assert.deepEqual(drawn(one, item), ['Call <b>[Ana]plan.md:7', 'task · Plan']);
});

test('opens the note at the place, in a new tab with Ctrl', async () => {
  const { app, modal: one } = modal(['m/Rule.md']);
  const found = hit('m/Rule.md', 'Rule', { passages: [passage('x', 13)] });
  one.onChooseSuggestion(found, click());
  await turn();
  one.onChooseSuggestion(found, click(true));
  await turn();
  assert.deepEqual(app.opened, [
    { path: 'm/Rule.md', state: { eState: { line: 13 } }, leaf: false },
    { path: 'm/Rule.md', state: { eState: { line: 13 } }, leaf: 'tab' },
  ]);
  assert.deepEqual(app.view.cursor, { line: 13, ch: 2 });
});

test('says that Obsidian does not know a note', async () => {
  const { app, modal: one } = modal([]);
  Notice.told.length = 0;
  for (const path of ['gone.md', '../x.md']) one.onChooseSuggestion(hit(path, 'x'), click());
  await turn();
  assert.deepEqual(Notice.told, [
    "Inkling: Obsidian knows no note 'gone.md'.",
    "Inkling: Obsidian knows no note '../x.md'.",
  ]);
  assert.deepEqual(app.opened, []);
});

test('tells a problem once, not at every key', async () => {
  const failing = new SearchModal(fakeApp('/v', []) as never, () => Promise.reject(new Error('no index')), '/v');
  Notice.told.length = 0;
  for (const query of ['k', 'ke']) assert.deepEqual(await failing.getSuggestions(query), []);
  assert.deepEqual(Notice.told, ['Inkling: no index']);
  assert.equal(failing.emptyStateText, 'no index');
});

test('searches the vault with the program of this computer', async () => {
  const body = `console.log(JSON.stringify({...${JSON.stringify(hit('a.md', ''))}, title: process.argv.slice(2).join(' ')}))`;
  await withProgram(body, async (program) => {
    const app = fakeApp('/v', []);
    app.saveLocalStorage('inkling-program', program);
    const plugin = new InklingPlugin(app as never, { limit: 7 } as never);
    await plugin.onload();
    (plugin as unknown as { commands: Map<string, () => void> }).commands.get('search')?.();
    const found = await (SuggestModal.opened.at(-1) as unknown as SearchModal).getSuggestions('kelp');
    assert.equal(found[0]?.title, 'search --vault /v --format jsonl --quiet --as-you-type --limit 7 -- kelp');
  });
});

test('needs a vault that is a folder', async () => {
  const app = { ...fakeApp('/v', []), vault: { adapter: {} } };
  const plugin = new InklingPlugin(app as never, null as never);
  await plugin.onload();
  Notice.told.length = 0;
  (plugin as unknown as { commands: Map<string, () => void> }).commands.get('search')?.();
  assert.deepEqual(Notice.told, ['Inkling: the vault is not in a folder of this computer.']);
});

test('takes settings as they are meant', async () => {
  for (const [stored, limit] of [[7, 7], ['20', 20], [0, 50], [-1, 50], ['x', 50], [null, 50], [1e9, 1000], [2.7, 2]]) {
    assert.equal(limitOf(stored), limit, String(stored));
  }
  const app = fakeApp('/v', []);
  const saved: unknown[] = [];
  const plugin = { preferences: { limit: 50 }, saveData: async (data: unknown) => void saved.push({ ...(data as object) }) };
  Setting.changes.length = 0;
  new SettingsTab(app as never, plugin as never).display();
  const [program, limit] = Setting.changes;
  program?.(' /opt/inkling ');
  await limit?.('9');
  assert.deepEqual(saved, [{ limit: 9 }], 'the program does not travel with the vault');
  assert.equal(loadProgram(app as never), '/opt/inkling');
  program?.(' ');
  assert.equal(loadProgram(app as never), 'inkling');
});
