// SPDX-License-Identifier: MIT
// A person at VS Code's workbench: presses keys, reads the screen. Waits for what it expects to see,
// never for a time.
const assert = require('node:assert');
const fs = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');

const patience = 30_000;
const rows = '.quick-input-list .monaco-list-row';

/** A label as VS Code writes it: blanks that do not break, icons as words of their own. */
const plain = (text) => text.replace(/\u00a0/g, ' ').trim();

class Workbench {
  static async open(url, screenshots) {
    fs.rmSync(screenshots, { recursive: true, force: true });
    fs.mkdirSync(screenshots, { recursive: true });
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(patience);
    await page.goto(url);
    await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor();
    return new Workbench(browser, page, screenshots);
  }

  constructor(browser, page, screenshots) {
    Object.assign(this, { browser, page, screenshots, shots: 0 });
  }

  close() {
    return this.browser.close();
  }

  async shot(name) {
    const number = String(++this.shots).padStart(2, '0');
    await this.page.screenshot({ path: path.join(this.screenshots, `${number}-${name}.png`) });
  }

  async keys(...names) {
    for (const name of names) await this.page.keyboard.press(name);
  }

  type(text) {
    return this.page.keyboard.type(text, { delay: 15 });
  }

  /** Until `look` gives something that is true; its last value is told when it never does. */
  async until(what, look) {
    const end = Date.now() + patience;
    let seen;
    while (Date.now() < end) {
      seen = await look();
      if (seen) return seen;
      await this.page.waitForTimeout(50);
    }
    await this.shot('failed');
    throw new assert.AssertionError({ message: `never seen: ${what}` });
  }

  /** Chooses an entry of the quick input that a key opens; all of `text` at once, whenever it is there. */
  async choose(key, text, entry) {
    const input = this.page.locator('.quick-input-widget input');
    await this.keys(key);
    await input.waitFor();
    await input.fill(text);
    await this.page.locator(`${rows}.focused[aria-label*="${entry}"]`).first().waitFor();
    await input.press('Enter');
  }

  command(title) {
    return this.choose('F1', `>${title}`, title);
  }

  /** Opens the quick search and, once it listens, types. */
  async search(query) {
    await this.command('Inkling: Search Notes');
    await this.page.locator('.quick-input-widget input[placeholder^="Search notes"]').waitFor();
    await this.type(query);
  }

  async openNote(name) {
    await this.choose('Control+p', name, name);
    await this.activeTab(name);
  }

  /** Waits until the tab of this name is the one in front. */
  activeTab(name) {
    return this.until(`the tab ${name}`, async () => {
      const tabs = await this.page.locator('.tabs-container .tab.active').allInnerTexts();
      return tabs.some((text) => plain(text).startsWith(name));
    });
  }

  async goTo(line, column) {
    const input = this.page.locator('.quick-input-widget input');
    await this.keys('Control+g');
    await input.waitFor();
    await input.fill(`:${line}:${column}`);
    await input.press('Enter');
    await this.cursorAt(line, column);
  }

  cursorAt(line, column) {
    const wanted = `Ln ${line}, Col ${column}`;
    return this.until(wanted, async () => {
      const items = await this.page.locator('.statusbar-item').allInnerTexts();
      return items.some((text) => plain(text).startsWith(wanted));
    });
  }

  /** Labels of the rows of the quick pick, once they are as `fits` says. */
  async picks(what, fits) {
    return this.until(what, async () => {
      const labels = await this.page.locator(`${rows} .quick-input-list-entry`).evaluateAll((found) =>
        found.map((row) => row.querySelector('.label-name')?.textContent ?? ''),
      );
      const texts = labels.map(plain);
      return fits(texts) && texts;
    });
  }

  /** Visible rows of a view in the side bar, by its title, once they are as `fits` says. */
  tree(title, what, fits) {
    const pane = this.pane(title);
    return this.until(what, async () => {
      const labels = await pane.locator('.monaco-list-row').evaluateAll((found) =>
        found.map((row) => ({
          text: row.querySelector('.label-name, .monaco-highlighted-label')?.textContent ?? '',
          level: Number(row.getAttribute('aria-level')),
          description: row.querySelector('.label-description')?.textContent ?? '',
        })),
      );
      const seen = labels.map((label) => ({ ...label, text: plain(label.text) }));
      return fits(seen) && seen;
    });
  }

  pane(title) {
    return this.page.locator('.pane').filter({ has: this.page.locator(`.pane-header .title:text-is("${title}")`) });
  }

  notification(text) {
    return this.page.locator('.notification-list-item', { hasText: text });
  }
}

module.exports = { Workbench, rows };
