// SPDX-License-Identifier: MIT
/** Hits in the side bar, by note. */
import * as vscode from 'vscode';
import { countOf, Passage } from './answer';
import { groupByNote, NoteGroup } from './groups';
import { iconOf, noteIcon } from './kind_icons';
import { openCommand, toRange } from './open_place';
import type { SearchModel } from './search_model';
import { folderOf, labelOf } from './text';

type Node = { note: NoteGroup } | { note: NoteGroup; passage: Passage } | { more: number };

export class ResultsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly tree: vscode.TreeView<Node>;
  private readonly stop: () => void;

  constructor(private readonly model: SearchModel) {
    this.tree = vscode.window.createTreeView('inkling.results', {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.stop = model.onChange(() => this.update());
  }

  async reveal(): Promise<void> {
    await vscode.commands.executeCommand('inkling.results.focus');
  }

  getChildren(parent?: Node): Node[] {
    if (parent) {
      return 'note' in parent && !('passage' in parent)
        ? parent.note.passages.map((passage) => ({ note: parent.note, passage }))
        : [];
    }
    const notes: Node[] = groupByNote(this.model.answer?.hits ?? []).map((note) => ({ note }));
    return this.model.more > 0 ? [...notes, { more: this.model.more }] : notes;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    if ('more' in node) return moreItem(node.more);
    return 'passage' in node ? passageItem(node.note, node.passage) : noteItem(node.note);
  }

  dispose(): void {
    this.stop();
    this.tree.dispose();
    this.changed.dispose();
  }

  private update(): void {
    if (this.model.busy) return;
    const { answer, problem, query, choices } = this.model;
    this.tree.description = answer ? countOf(answer) : '';
    const asked = [query || '(last changed)', choices.toString()].filter(Boolean).join(' — ');
    const warning = answer?.query.diagnostics[0]?.message;
    this.tree.message = [problem ?? asked, warning].filter(Boolean).join('\n');
    this.changed.fire();
  }
}

function noteItem(note: NoteGroup): vscode.TreeItem {
  const item = new vscode.TreeItem(note.title, vscode.TreeItemCollapsibleState.Expanded);
  item.id = note.path;
  item.description = [folderOf(note.path), note.type].filter(Boolean).join(' · ');
  item.tooltip = note.path;
  item.iconPath = new vscode.ThemeIcon(noteIcon(note.type));
  return item;
}

function passageItem(note: NoteGroup, passage: Passage): vscode.TreeItem {
  const item = new vscode.TreeItem(labelOf(passage.snippet), vscode.TreeItemCollapsibleState.None);
  const facts = [passage.due ? `due ${passage.due}` : passage.date_source !== 'mtime' ? passage.date : '', passage.status];
  item.description = facts.filter(Boolean).join(' · ');
  item.tooltip = `${note.path}:${passage.line}\n${passage.breadcrumb.join(' › ')}\n\n${passage.snippet.text}`;
  item.iconPath = new vscode.ThemeIcon(iconOf(passage.kind, passage.status));
  item.command = openCommand(vscode.Uri.parse(note.uri), toRange(passage.range));
  return item;
}

function moreItem(count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(`${count} more…`, vscode.TreeItemCollapsibleState.None);
  item.command = { command: 'inkling.showMore', title: 'Show More' };
  return item;
}
