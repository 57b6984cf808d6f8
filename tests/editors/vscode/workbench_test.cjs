// SPDX-License-Identifier: MIT
// The extension in VS Code's workbench. Each step begins where the one before it ended. What is
// expected comes from the command line, asked about the same vault.
const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { Workbench } = require('./workbench.cjs');

const vault = process.env.INKLING_TEST_VAULT;
const program = process.env.INKLING_BINARY;
const read = (note) => fs.readFileSync(path.join(vault, note), 'utf8');

/** What the command line says of a search. */
function search(query, ...options) {
  const args = ['search', '--vault', vault, '--format', 'json', '-q', '-n', '50', ...options, '--', query];
  return JSON.parse(execFileSync(program, args, { encoding: 'utf8' }));
}
const count = (answer) => `${answer.total.value} note${answer.total.value === 1 ? '' : 's'}`;

const steps = {
  async 'says that the program is missing, and starts it once it is there'(bench) {
    await bench.openNote('Home.md');
    const missing = process.env.INKLING_MISSING;
    const notice = bench.notification(`There is no program '${missing}'.`);
    await notice.waitFor();
    await bench.shot('no-program');
    fs.symlinkSync(program, missing);
    await notice.getByText('Try Again').click();
    // The server underlines links.
    await bench.page.locator('.view-lines .detected-link').first().waitFor();
  },

  async 'searches as one types, in the order of the ranking'(bench) {
    await bench.search('');
    await bench.picks('the note that changed last', (labels) => labels.length > 5);
    await bench.shot('empty-query');
    await bench.type('polder');
    const titles = search('polder', '--as-you-type').hits.map(({ title }) => title);
    await bench.picks('the hits for "polder"', (labels) => String(labels) === String(titles.slice(0, labels.length)) && labels.length > 3);
    await bench.keys('Control+a');
    await bench.type('type:person OR type:meeting OR type:customer');
    const all = search('type:person OR type:meeting OR type:customer').total.value;
    await bench.picks('many', (labels) => labels.length > 3);
    await bench.keys('ArrowUp');
    await bench.picks('that there are more', (labels) => labels.at(-1) === `${all - 20} more`);
    await bench.keys('Enter');
    await bench.picks('them', (labels) => labels.length > 3 && !labels.some((label) => label.endsWith(' more')));
    await bench.keys('Escape');
  },

  async 'shows items by their text'(bench) {
    const texts = search('decision:sluice', '--as-you-type').hits.map(({ snippet }) => snippet.text.replace(/\s/g, ' ').trim());
    await bench.search('decision:sluice');
    await bench.picks('the decisions', (labels) => String(labels) === String(texts));
    await bench.shot('items');
    await bench.keys('Escape');
  },

  async 'shows a note while one looks, and what was there before afterwards'(bench) {
    await bench.search('sluice');
    await bench.picks('the hits for "sluice"', (labels) => labels.length === search('sluice').hits.length);
    await bench.activeTab('Home.md');
    await bench.keys('ArrowDown');
    await bench.activeTab('Ingmar Vos.md');
    await bench.shot('preview');
    await bench.keys('Escape');
    await bench.activeTab('Home.md');
  },

  async 'opens a hit at its line'(bench) {
    const [first] = search('sluice', '--as-you-type').hits;
    await bench.search('sluice');
    await bench.picks('the first hit', (labels) => labels[0] === first.title);
    await bench.keys('Enter');
    await bench.activeTab(path.basename(first.path));
    await bench.cursorAt(first.line, first.range.start.character + 1);
    await bench.shot('opened');
  },

  async 'narrows the quick search by a facet'(bench) {
    await bench.search('sluice');
    await bench.picks('the hits', (labels) => labels.length === 6);
    await bench.keys('Control+f');
    await bench.picks('facets', (labels) => labels.includes('type/meeting'));
    await bench.shot('facets');
    await bench.type('type/meeting');
    await bench.picks('the value', (labels) => labels[0] === 'type/meeting');
    await bench.keys('Enter');
    const narrowed = search('sluice', '--filter', 'tag=type/meeting');
    await bench.until('the count of what is left', async () =>
      (await bench.page.locator('.quick-input-title').innerText()).includes(`${count(narrowed)} — tag: type/meeting`),
    );
    await bench.keys('Control+f');
    const titles = narrowed.hits.map(({ title }) => title);
    await bench.picks('what is left', (labels) => String(labels) === String(titles));
    await bench.shot('narrowed');
  },

  async 'takes query and choice along into the side bar'(bench) {
    await bench.page.locator('.quick-input-widget [aria-label="Show in the side bar"]').click();
    await bench.tree('Results', 'the notes', (labels) => labels.filter(({ level }) => level === 1).length === 3);
    await bench.page.locator('.pane [role="checkbox"][aria-checked="true"]').waitFor();
    await bench.shot('side-bar');
    await bench.command('Inkling: Clear Chosen Facets');
    await bench.until('all notes', async () => (await bench.pane('Results').innerText()).includes(count(search('sluice'))));
  },

  async 'counts as the command line does, and shrinks when a box is ticked'(bench) {
    const facets = search('sluice', '--facet', 'type').facets.type.values;
    for (const { value, count: number } of facets) {
      await bench.tree('Facets', `${value} ${number}`, (labels) =>
        labels.some(({ text, description }) => text === value && description === String(number)),
      );
    }
    const row = bench.pane('Facets').locator('.monaco-list-row', { hasText: 'customer' }).last();
    await row.locator('[role="checkbox"]').click();
    const left = search('sluice', '--filter', 'type=customer');
    const titles = left.hits.map(({ title }) => title);
    await bench.tree('Results', 'what is left', (labels) =>
      String(labels.filter(({ level }) => level === 1).map(({ text }) => text)) === String(titles),
    );
    await bench.shot('box-ticked');
    await bench.command('Inkling: Clear Chosen Facets');
    await bench.until('all notes', async () => (await bench.pane('Results').innerText()).includes(count(search('sluice'))));
  },

  async 'opens a passage from the side bar'(bench) {
    const [hit] = search('sluice title:ingmar').hits;
    await bench.pane('Results').locator('.monaco-list-row', { hasText: 'distrusts' }).click();
    await bench.activeTab(path.basename(hit.path));
    await bench.cursorAt(hit.line, hit.range.start.character + 1);
  },

  async 'follows a link, and shows what links back'(bench) {
    await bench.openNote('Home.md');
    const line = read('Home.md').split('\n').findIndex((text) => text.includes('[[Decision log]]'));
    const column = read('Home.md').split('\n')[line].indexOf('Decision log');
    await bench.goTo(line + 1, column + 3);
    await bench.command('Show or Focus Hover');
    await bench.page.locator('.monaco-hover', { hasText: 'Lithium iron phosphate' }).waitFor();
    await bench.shot('hover');
    await bench.keys('Escape', 'F12');
    await bench.activeTab('Decision log.md');
    await bench.tree('Backlinks', 'the note one came from', (labels) => labels.some(({ text }) => text === 'Home'));
    await bench.page.locator('.codelens-decoration a', { hasText: 'backlink' }).waitFor();
    await bench.shot('backlinks');
    await bench.page.locator('.codelens-decoration a', { hasText: 'backlink' }).click();
    await bench.page.locator('.zone-widget .reference-file, .zone-widget .preview').first().waitFor();
    await bench.shot('lens');
    await bench.keys('Escape');
  },

  async 'shows tags, and searches for one'(bench) {
    await bench.page.locator('.pane-header', { hasText: 'Tags' }).click();
    const tag = search('*', '--facet', 'tag').facets.tag.values[1]; // Few enough to be seen.
    const row = bench.pane('Tags').locator('.monaco-list-row', { hasText: new RegExp(`^\\s*${tag.value}`) });
    await row.waitFor();
    await bench.shot('tags');
    await row.click();
    await bench.until('its notes', async () => {
      const text = await bench.pane('Results').innerText();
      return text.includes(`tag:${tag.value}`) && text.includes(count(search(`tag:${tag.value}`)));
    });
  },

  async 'completes a link'(bench) {
    await bench.openNote('Barnacle.md');
    await bench.goTo(3, 1);
    await bench.type('See [[');
    await bench.page.locator('.suggest-widget .monaco-list-row').first().waitFor();
    await bench.type('Mei Ta');
    await bench.page.locator('.suggest-widget .monaco-list-row.focused', { hasText: 'Mei Tanaka' }).waitFor();
    await bench.shot('completion');
    await bench.keys('Enter');
    await bench.until('the link', async () =>
      (await bench.page.locator('.view-lines').innerText()).replace(/\u00a0/g, ' ').includes('See [[Mei Tanaka]]'),
    );
    await bench.keys('Control+s');
  },

  async 'renames a note with the links to it'(bench) {
    await bench.until('the saved note', async () => read('Barnacle.md').includes('[[Mei Tanaka]]'));
    await bench.goTo(3, 9);
    await bench.keys('F2');
    const box = bench.page.locator('.rename-box input:focus');
    await box.fill('Mei Castellanos');
    await bench.shot('rename');
    await box.press('Enter');
    await bench.until('the renamed file', async () => fs.existsSync(path.join(vault, 'people/Mei Castellanos.md')));
    assert.ok(!fs.existsSync(path.join(vault, 'people/Mei Tanaka.md')));
    await bench.command('File: Save All');
    await bench.until('its links', async () => read('Barnacle.md').includes('[[Mei Castellanos]]'));
    await bench.until('links in other notes', async () => read('projects/Salt Ledger.md').includes('[[Mei Castellanos]]'));
  },

  async 'makes a missing note'(bench) {
    await bench.openNote('Barnacle.md');
    await bench.goTo(3, 1);
    await bench.keys('End');
    await bench.type(' and [[Fog bank]]');
    await bench.page.locator('.squiggly-hint').first().waitFor();
    await bench.keys('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await bench.keys('Control+.');
    const fix = bench.page.locator('.action-widget .monaco-list-row.focused', { hasText: "Create the note 'Fog bank.md'" });
    await fix.waitFor();
    await bench.shot('quick-fix');
    await bench.keys('Enter');
    await bench.until('the file', async () => fs.existsSync(path.join(vault, 'Fog bank.md')));
    await bench.command('File: Save All');
    await bench.until('its text', async () => read('Fog bank.md') === '# Fog bank\n');
  },

  async 'shows in the views what other programs wrote'(bench) {
    await bench.command('Inkling: Search Notes in the Side Bar');
    await bench.page.locator('.quick-input-widget input').waitFor();
    await bench.keys('Control+a');
    await bench.type('quagga');
    await bench.keys('Enter');
    await bench.until('nothing', async () => (await bench.pane('Results').innerText()).includes('0 notes'));
    fs.writeFileSync(path.join(vault, 'shells.md'), '# Shells\n\nThe first quagga mussel.\n');
    await bench.tree('Results', 'the new note', (labels) => labels.some(({ text }) => text === 'Shells'));
    await bench.shot('other-programs');
  },
};

async function main() {
  fs.writeFileSync(path.join(vault, 'Barnacle.md'), '# Barnacle\n\n'); // The one that is written in.
  const bench = await Workbench.open(process.env.INKLING_URL, process.env.INKLING_SCREENSHOTS);
  try {
    for (const [name, step] of Object.entries(steps)) {
      await step(bench);
      console.log(`ok - ${name}`);
    }
  } catch (problem) {
    await bench.shot('failed');
    throw problem;
  } finally {
    await bench.close();
  }
}

main().then(
  () => process.exit(0),
  (problem) => {
    console.error(problem);
    process.exit(1);
  },
);
