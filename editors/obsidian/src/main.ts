// SPDX-License-Identifier: MIT
/** Search in Obsidian by the program `inkling`. */
import { FileSystemAdapter, Notice, Plugin } from 'obsidian';
import { runSearch } from './run_search';
import { SearchModal } from './search_modal';
import { defaults, limitOf, loadProgram, Settings, SettingsTab } from './settings';

export default class InklingPlugin extends Plugin {
  preferences: Settings = { ...defaults };

  override async onload(): Promise<void> {
    const stored = (await this.loadData()) as Partial<Settings> | null;
    this.preferences = { limit: limitOf(stored?.limit ?? defaults.limit) };
    this.addSettingTab(new SettingsTab(this.app, this));
    this.addRibbonIcon('search', 'Search with Inkling', () => this.search());
    this.addCommand({ id: 'search', name: 'Search notes', callback: () => this.search() });
  }

  private search(): void {
    const { adapter } = this.app.vault;
    if (!(adapter instanceof FileSystemAdapter)) {
      new Notice('Inkling: the vault is not in a folder of this computer.');
      return;
    }
    const vault = adapter.getBasePath();
    const options = { program: loadProgram(this.app), vault, limit: this.preferences.limit };
    new SearchModal(this.app, (query, signal) => runSearch(query, options, signal), vault).open();
  }
}
