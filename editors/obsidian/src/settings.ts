// SPDX-License-Identifier: MIT
/** Settings. Where the program is belongs to this computer and does not travel with the vault. */
import { App, PluginSettingTab, Setting } from 'obsidian';
import type InklingPlugin from './main';

export interface Settings {
  limit: number;
}

export const defaults: Settings = { limit: 50 };
const mostHits = 1000;
const programKey = 'inkling-program';

export function loadProgram(app: App): string {
  const stored: unknown = app.loadLocalStorage(programKey);
  return typeof stored === 'string' && stored.trim() !== '' ? stored.trim() : 'inkling';
}

/** What a file may say of the limit, made a number that can be used. */
export function limitOf(stored: unknown): number {
  const limit = Math.floor(Number(stored));
  return Number.isFinite(limit) && limit >= 1 ? Math.min(limit, mostHits) : defaults.limit;
}

export class SettingsTab extends PluginSettingTab {
  constructor(
    app: App,
    private readonly plugin: InklingPlugin,
  ) {
    super(app, plugin);
  }

  override display(): void {
    this.containerEl.empty();
    new Setting(this.containerEl)
      .setName('Program')
      .setDesc('Name or absolute path of inkling on this computer. Obsidian may not see your shell’s PATH.')
      .addText((text) =>
        text
          .setPlaceholder('inkling')
          .setValue(loadProgram(this.app))
          .onChange((value) => this.app.saveLocalStorage(programKey, value.trim() || null)),
      );
    new Setting(this.containerEl)
      .setName('Hits')
      .setDesc('How many hits are shown.')
      .addText((text) =>
        text.setValue(String(this.plugin.preferences.limit)).onChange(async (value) => {
          this.plugin.preferences.limit = limitOf(value);
          await this.plugin.saveData(this.plugin.preferences);
        }),
      );
  }
}
