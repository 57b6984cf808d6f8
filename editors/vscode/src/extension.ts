// SPDX-License-Identifier: MIT
/** Search notes from VS Code: what is wired to what. */
import * as vscode from 'vscode';
import type { Answer } from './answer';
import { BacklinksView } from './backlinks_view';
import type { Choices } from './choices';
import { FacetsView } from './facets_view';
import { openPlace, Place } from './open_place';
import { QuickSearch } from './quick_search';
import { ResultsView } from './results_view';
import { Ask, SearchModel } from './search_model';
import { NoServer, Server } from './server';
import { TagsView } from './tags_view';
import { quoted } from './text';

interface Status {
  vault: string;
  index: string;
  notes?: number;
  items?: number;
  ready: boolean;
  problem?: string;
}

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const own = (server = new Server());
  const ask: Ask = (options, signal) => own.ask<Answer>('inkling.search', options, signal);
  const sideBar = new SearchModel(ask, { ...searchSettings, passages: 5, asYouType: false });
  const results = new ResultsView(sideBar);
  const backlinks = new BacklinksView(own);
  const tags = new TagsView(own);
  let quick: QuickSearch | undefined;

  const showInSideBar = (query: string, choices?: Choices) => {
    if (!choices) sideBar.choices.clear();
    sideBar.search(query, choices);
    void results.reveal();
  };
  const quickSearch = (query?: string) => {
    if (quick) return;
    const { onIndexChanged } = own;
    const showPreviews = settings().get('preview', true);
    const host = { ask, settings: searchSettings, onIndexChanged, showInSideBar, showPreviews };
    quick = new QuickSearch(host, () => (quick = undefined));
    quick.show(typeof query === 'string' ? query : selectedWords());
  };
  const refresh = () => {
    if (sideBar.asked) sideBar.refresh();
    backlinks.refresh();
    tags.refresh();
  };
  const commands: Record<string, (argument: never) => unknown> = {
    'inkling.quickSearch': quickSearch,
    'inkling.toggleFacets': () => quick?.toggleFacets(),
    'inkling.searchInView': (query?: string) =>
      typeof query === 'string' ? showInSideBar(query) : promptForQuery(sideBar, showInSideBar),
    'inkling.searchTag': (tag: string) => showInSideBar(`tag:${quoted(tag)}`),
    'inkling.showMore': () => sideBar.showMore(),
    'inkling.clearChoices': () => sideBar.clearChoices(),
    'inkling.openPlace': (place: Place) => openPlace(place),
    'inkling.refreshViews': refresh,
    'inkling.updateIndex': () => own.ask('inkling.reindex', {}),
    'inkling.rebuildIndex': () => own.ask('inkling.reindex', { rebuild: true }),
    'inkling.showStatus': async () => showStatus(await own.ask<Status>('inkling.status', {})),
    'inkling.restart': () => own.restart(),
  };
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, guarded(run)));
  }
  context.subscriptions.push(own, results, new FacetsView(sideBar), backlinks, tags);
  context.subscriptions.push(own.onIndexChanged(() => sideBar.asked && sideBar.refresh()));
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((event) => {
      const restart = ['path', 'vault', 'inlayHints'].some((name) => event.affectsConfiguration(`inkling.${name}`));
      if (restart) void own.restart().catch(() => undefined);
    }),
  );
  void own.start().catch(() => undefined);
}

export function deactivate(): Promise<void> | undefined {
  return server?.stop();
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('inkling');
}

const searchSettings = {
  limit: () => settings().get('limit', 50),
  facets: () => settings().get<string[]>('facets', []),
};

/** What fails says so; a server that did not start has said so already. */
function guarded(run: (argument: never) => unknown): (argument: never) => Promise<void> {
  return async (argument) => {
    try {
      await run(argument);
    } catch (problem) {
      if (problem instanceof NoServer) return;
      const text = problem instanceof Error ? problem.message : String(problem);
      void vscode.window.showErrorMessage(`Inkling: ${text}`);
    }
  };
}

/** Words that are selected, when they are on one line. */
function selectedWords(): string {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !editor.selection.isSingleLine) return '';
  return editor.document.getText(editor.selection).trim();
}

async function promptForQuery(model: SearchModel, search: (query: string) => void): Promise<void> {
  const query = await vscode.window.showInputBox({
    prompt: 'Search notes',
    placeHolder: 'words, "a phrase", tag:x, decision:y',
    value: model.query,
  });
  if (query !== undefined) search(query);
}

function showStatus(status: Status): void {
  const { notes, items, vault, problem, ready } = status;
  const counts = notes === undefined ? 'no index yet' : `${notes} notes, ${items} items`;
  const state = problem ?? (ready ? 'ready' : 'indexing');
  void vscode.window.showInformationMessage(`Inkling: ${vault}: ${counts}; ${state}`);
}
