// SPDX-License-Identifier: MIT
/** Facets of the search in the side bar: each value with its count and a box to choose it. */
import * as vscode from 'vscode';
import type { Facet, FacetValue } from './answer';
import { hidesChosen, shortValue } from './groups';
import type { SearchModel } from './search_model';

type Node = { facet: string; of: Facet } | { facet: string; value: FacetValue; parent: string | undefined };

export class FacetsView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly tree: vscode.TreeView<Node>;
  private readonly stop: () => void;

  constructor(private readonly model: SearchModel) {
    this.tree = vscode.window.createTreeView('inkling.facets', {
      treeDataProvider: this,
      // A value says nothing of those below it.
      manageCheckboxStateManually: true,
    });
    this.tree.onDidChangeCheckboxState(({ items }) => {
      for (const [node, state] of items) {
        if (!('value' in node)) continue;
        const on = state === vscode.TreeItemCheckboxState.Checked;
        model.choose(node.facet, node.value.value, on);
      }
    });
    this.stop = model.onChange(() => this.update());
  }

  getChildren(parent?: Node): Node[] {
    if (!parent) {
      return Object.entries(this.model.answer?.facets ?? {})
        .filter(([, of]) => of.values.length > 0)
        .map(([facet, of]) => ({ facet, of }));
    }
    const values = 'of' in parent ? parent.of.values : (parent.value.children ?? []);
    const above = 'value' in parent ? parent.value.value : undefined;
    return values.map((value) => ({ facet: parent.facet, value, parent: above }));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
    const { Expanded, Collapsed, None } = vscode.TreeItemCollapsibleState;
    if ('of' in node) {
      const item = new vscode.TreeItem(node.facet, Expanded);
      item.id = node.facet;
      if (node.of.other > 0) item.description = `${node.of.other} more in other values`;
      return item;
    }
    const { facet, value, parent } = node;
    const folded = hidesChosen(value) ? Expanded : value.children?.length ? Collapsed : None;
    const item = new vscode.TreeItem(shortValue(value.value, parent), folded);
    item.id = `${facet}=${value.value}`;
    item.description = String(value.count);
    item.tooltip = `${facet}: ${value.value}`;
    item.checkboxState = {
      state: this.model.choices.has(facet, value.value) ? Checked : Unchecked,
      accessibilityInformation: { label: `${value.value}, ${value.count}` },
    };
    return item;
  }

  dispose(): void {
    this.stop();
    this.tree.dispose();
    this.changed.dispose();
  }

  private update(): void {
    void vscode.commands.executeCommand('setContext', 'inkling.hasChoices', !this.model.choices.empty);
    if (!this.model.busy) this.changed.fire();
  }
}
