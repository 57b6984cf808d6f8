// SPDX-License-Identifier: MIT
/** All tags of the vault, nested, with the number of notes that have them. */
import * as vscode from 'vscode';
import type { Answer, FacetValue } from './answer';
import { shortValue } from './groups';
import { Latest } from './latest';
import { NoServer, Server } from './server';

type Node = { tag: FacetValue; parent: string | undefined };

/** Nested as deep as tags are, and at most so many on each level. */
const wholeTree = 'tag:9:1000';
const settleDelay = 300;

export class TagsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly tree: vscode.TreeView<Node>;
  private readonly subscriptions: vscode.Disposable[];
  private readonly latest: Latest<void, Answer>;
  private tags: FacetValue[] = [];

  constructor(server: Server) {
    this.tree = vscode.window.createTreeView('inkling.tags', { treeDataProvider: this, showCollapseAll: true });
    this.latest = new Latest(
      (_, signal) => server.ask<Answer>('inkling.facets', { query: '*', facets: [wholeTree] }, signal),
      (answer) => {
        this.tags = answer.facets?.['tag']?.values ?? [];
        this.tree.message = '';
        this.changed.fire();
      },
      (problem) => {
        if (!(problem instanceof NoServer)) this.tree.message = problem.message;
      },
    );
    this.subscriptions = [
      server.onIndexChanged(() => this.refresh()),
      this.tree.onDidChangeVisibility(() => this.refresh()),
    ];
  }

  refresh(): void {
    if (this.tree.visible) this.latest.ask(undefined, settleDelay);
  }

  getChildren(parent?: Node): Node[] {
    const tags = parent ? (parent.tag.children ?? []) : this.tags;
    return tags.map((tag) => ({ tag, parent: parent?.tag.value }));
  }

  getTreeItem({ tag, parent }: Node): vscode.TreeItem {
    const { Collapsed, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(shortValue(tag.value, parent), tag.children?.length ? Collapsed : None);
    item.id = tag.value;
    item.description = String(tag.count);
    item.iconPath = new vscode.ThemeIcon('tag');
    item.command = { command: 'inkling.searchTag', title: 'Search', arguments: [tag.value] };
    return item;
  }

  dispose(): void {
    this.latest.drop();
    vscode.Disposable.from(...this.subscriptions, this.tree, this.changed).dispose();
  }
}
