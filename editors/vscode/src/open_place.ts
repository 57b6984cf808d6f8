// SPDX-License-Identifier: MIT
/** Shows notes: for good, or as long as one looks through hits. */
import * as vscode from 'vscode';
import type { Location } from 'vscode-languageclient/node';

export interface Place {
  uri: vscode.Uri;
  range: vscode.Range;
}

export interface OpenOptions {
  beside?: boolean;
  preview?: boolean;
}

export function toLocation(place: Location): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(place.uri), toRange(place.range));
}

export function toRange({ start, end }: Location['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** What opens a note when a row of a tree is chosen. */
export function openCommand(uri: vscode.Uri, range: vscode.Range): vscode.Command {
  return { command: 'inkling.openPlace', title: 'Open', arguments: [{ uri, range }] };
}

/** Opens a note with the cursor at the beginning of the range. */
export async function openPlace(place: Place, options: OpenOptions = {}): Promise<void> {
  const editor = await vscode.window.showTextDocument(place.uri, {
    preview: options.preview ?? true,
    viewColumn: options.beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
  });
  editor.selection = new vscode.Selection(place.range.start, place.range.start);
  editor.revealRange(place.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Shows hits behind an input that keeps the focus, and in the end what was there before. */
export class Preview implements vscode.Disposable {
  private readonly before = vscode.window.activeTextEditor;
  private readonly selection = this.before?.selection;
  private readonly view = this.before?.visibleRanges[0];
  private readonly mark = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
  });
  private wanted: Place | undefined;
  private shown: vscode.TextEditor | undefined;

  async show(place: Place): Promise<void> {
    this.wanted = place;
    const options = { preview: true, preserveFocus: true, viewColumn: vscode.ViewColumn.Active };
    const editor = await vscode.window.showTextDocument(place.uri, options);
    if (this.wanted !== place) return; // Another one is on its way, or all is over.
    this.shown?.setDecorations(this.mark, []);
    this.shown = editor;
    editor.setDecorations(this.mark, [place.range]);
    editor.revealRange(place.range, vscode.TextEditorRevealType.InCenter);
  }

  /** Back to where the search began. */
  async restore(): Promise<void> {
    const moved = this.wanted !== undefined;
    this.wanted = undefined;
    if (!moved) return;
    if (this.before) {
      const { document, viewColumn } = this.before;
      const options = viewColumn === undefined ? {} : { viewColumn };
      const editor = await vscode.window.showTextDocument(document, options);
      if (this.selection) editor.selection = this.selection;
      if (this.view) editor.revealRange(this.view, vscode.TextEditorRevealType.AtTop);
      return;
    }
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    if (tab?.isPreview) await vscode.window.tabGroups.close(tab);
  }

  dispose(): void {
    this.wanted = undefined;
    this.mark.dispose();
  }
}
