// SPDX-License-Identifier: MIT
/** Stands in for Obsidian: what the plugin calls of it, and what the tests look at. Loaded first. */
import Module from 'node:module';

export class Element {
  readonly children: Element[] = [];
  constructor(
    readonly cls = '',
    readonly own = '',
  ) {}
  createDiv(options: { cls?: string; text?: string } = {}): Element {
    const child = new Element(options.cls, options.text);
    this.children.push(child);
    return child;
  }
  createSpan(options: { cls?: string; text?: string } = {}): Element {
    return this.createDiv(options);
  }
  empty(): void {
    this.children.length = 0;
  }
  /** All text, matches in brackets. */
  get text(): string {
    const inner = this.own + this.children.map(({ text }) => text).join('');
    return this.cls === 'suggestion-highlight' ? `[${inner}]` : inner;
  }
}

export class Notice {
  static readonly told: string[] = [];
  constructor(text: string) {
    Notice.told.push(text);
  }
}

export class MarkdownView {
  cursor: unknown;
  readonly editor = {
    setCursor: (place: unknown) => (this.cursor = place),
    scrollIntoView: () => undefined,
  };
}

export class SuggestModal {
  static readonly opened: SuggestModal[] = [];
  emptyStateText = '';
  constructor(readonly app: unknown) {}
  setPlaceholder(): void {}
  setInstructions(): void {}
  open(): void {
    SuggestModal.opened.push(this);
  }
}

export class FileSystemAdapter {
  constructor(private readonly base: string) {}
  getBasePath(): string {
    return this.base;
  }
}

export class Plugin {
  readonly commands = new Map<string, () => void>();
  constructor(
    readonly app: unknown,
    private readonly data: unknown = null,
  ) {}
  loadData(): Promise<unknown> {
    return Promise.resolve(this.data);
  }
  addSettingTab(): void {}
  addRibbonIcon(): void {}
  addCommand(command: { id: string; callback: () => void }): void {
    this.commands.set(command.id, command.callback);
  }
}

export class PluginSettingTab {
  readonly containerEl = new Element();
  constructor(readonly app: unknown) {}
}

export class Setting {
  static readonly changes: ((value: string) => unknown)[] = [];
  setName(): this {
    return this;
  }
  setDesc(): this {
    return this;
  }
  addText(build: (text: unknown) => unknown): this {
    const text = {
      setPlaceholder: () => text,
      setValue: () => text,
      onChange: (changed: (value: string) => unknown) => Setting.changes.push(changed) && text,
    };
    build(text);
    return this;
  }
}

export const Keymap = {
  isModEvent: (event: { ctrlKey?: boolean }) => (event.ctrlKey ? 'tab' : false),
};

/** A vault of these notes, and what was opened in it. */
export function fakeApp(base: string, notes: string[]) {
  const opened: { path: string; state: unknown; leaf: unknown }[] = [];
  const stored = new Map<string, unknown>();
  const view = new MarkdownView();
  return {
    opened,
    view,
    vault: {
      adapter: new FileSystemAdapter(base),
      getFileByPath: (path: string) => (notes.includes(path) ? { path } : null),
    },
    workspace: {
      getLeaf: (leaf: unknown) => ({
        view,
        openFile: async (file: { path: string }, state: unknown) => void opened.push({ path: file.path, state, leaf }),
      }),
    },
    loadLocalStorage: (key: string) => stored.get(key) ?? null,
    saveLocalStorage: (key: string, value: unknown) => void stored.set(key, value),
  };
}

type Load = (request: string, ...rest: unknown[]) => unknown;
const loader = Module as unknown as { _load: Load };
const load = loader._load;
loader._load = (request, ...rest) => (request === 'obsidian' ? exports : load(request, ...rest));
