// SPDX-License-Identifier: MIT
/** What links to the note in the editor, by note, each with its line. */
import * as vscode from 'vscode';
import type { Location } from 'vscode-languageclient/node';
import { Latest } from './latest';
import { openCommand, toLocation } from './open_place';
import { NoServer, Server } from './server';
import { folderOf, lineLabel, nameOf } from './text';

interface Link {
  range: vscode.Range;
  label: vscode.TreeItemLabel;
}
interface Source {
  uri: vscode.Uri;
  links: Link[];
}
type Node = Source | { source: Source; link: Link };

/** After another note was shown. */
const settleDelay = 150;
/** Notes whose lines are read and shown. */
const mostSources = 500;

export class BacklinksView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly tree: vscode.TreeView<Node>;
  private readonly subscriptions: vscode.Disposable[];
  private readonly latest: Latest<vscode.Uri, Source[]>;
  private note: vscode.Uri | undefined;
  private sources: Source[] = [];

  constructor(server: Server) {
    this.tree = vscode.window.createTreeView('inkling.backlinks', { treeDataProvider: this, showCollapseAll: true });
    this.latest = new Latest(
      async (note, signal) => {
        const places = await server.ask<Location[]>('inkling.backlinks', { uri: note.toString() }, signal);
        return linesOf(places.map(toLocation));
      },
      (sources, note) => this.show(sources, note),
      (problem) => {
        if (!(problem instanceof NoServer)) this.tree.message = problem.message;
      },
    );
    this.subscriptions = [
      vscode.window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      server.onIndexChanged(() => this.refresh()),
      this.tree.onDidChangeVisibility(() => this.refresh()),
    ];
    this.follow(vscode.window.activeTextEditor);
  }

  refresh(): void {
    if (this.note && this.tree.visible) this.latest.ask(this.note, settleDelay);
  }

  getChildren(parent?: Node): Node[] {
    if (!parent) return this.sources;
    return 'links' in parent ? parent.links.map((link) => ({ source: parent, link })) : [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if ('links' in node) {
      const item = new vscode.TreeItem(nameOf(node.uri.path), vscode.TreeItemCollapsibleState.Expanded);
      item.id = node.uri.toString();
      item.iconPath = new vscode.ThemeIcon('note');
      item.description = folderOf(vscode.workspace.asRelativePath(node.uri, false));
      return item;
    }
    const item = new vscode.TreeItem(node.link.label, vscode.TreeItemCollapsibleState.None);
    item.tooltip = node.link.label.label;
    item.command = openCommand(node.source.uri, node.link.range);
    return item;
  }

  dispose(): void {
    this.latest.drop();
    vscode.Disposable.from(...this.subscriptions, this.tree, this.changed).dispose();
  }

  private follow(editor: vscode.TextEditor | undefined): void {
    // Other panes have the focus now and then; the note is still the one that was read.
    if (editor?.document.languageId !== 'markdown' || editor.document.uri.scheme !== 'file') return;
    this.note = editor.document.uri;
    this.refresh();
  }

  private show(sources: Source[], note: vscode.Uri): void {
    this.sources = sources;
    const count = sources.reduce((sum, { links }) => sum + links.length, 0);
    this.tree.description = `${nameOf(note.path)}: ${count}`;
    this.tree.message = '';
    this.changed.fire();
  }
}

async function linesOf(places: vscode.Location[]): Promise<Source[]> {
  const byNote = new Map<string, { uri: vscode.Uri; ranges: vscode.Range[] }>();
  for (const { uri, range } of places) {
    const one = byNote.get(uri.toString()) ?? { uri, ranges: [] };
    one.ranges.push(range);
    byNote.set(uri.toString(), one);
  }
  const sources: Source[] = [];
  for (const { uri, ranges } of [...byNote.values()].slice(0, mostSources)) {
    const lines = await textOf(uri);
    const links = ranges.map((range) => {
      const { start, end } = range;
      const to = end.line === start.line ? end.character : Infinity;
      return { range, label: lineLabel(lines[start.line] ?? '', start.character, to) };
    });
    sources.push({ uri, links });
  }
  return sources;
}

/** Lines of a note as it is in the editor, else on disk; read without opening it. */
async function textOf(uri: vscode.Uri): Promise<string[]> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  try {
    const text = open ? open.getText() : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return text.split(/\r\n|\r|\n/);
  } catch {
    return []; // Gone meanwhile.
  }
}
