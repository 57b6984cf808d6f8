// SPDX-License-Identifier: MIT
/** Search as you type over the program; Enter opens the note at the line. */
import { App, Keymap, MarkdownView, Notice, SuggestModal } from 'obsidian';
import { bestPassage, Hit, isItem, pieces, Piece } from './hits';
import { LatestSearch, Run } from './latest_search';
import { notePath } from './vault_path';

export class SearchModal extends SuggestModal<Hit> {
  private readonly searches: LatestSearch;
  private told = '';

  constructor(
    app: App,
    run: Run,
    private readonly vault: string,
  ) {
    super(app);
    this.searches = new LatestSearch(run);
    this.setPlaceholder('Search notes: words, "a phrase", tag:x, decision:y');
    this.setInstructions([
      { command: '↵', purpose: 'open' },
      { command: 'ctrl ↵', purpose: 'open in a new tab' },
      { command: 'esc', purpose: 'leave' },
    ]);
    this.emptyStateText = 'Nothing found.';
  }

  override async getSuggestions(query: string): Promise<Hit[]> {
    try {
      return await this.searches.ask(query);
    } catch (problem) {
      this.complain(problem instanceof Error ? problem.message : String(problem));
      return [];
    }
  }

  override renderSuggestion(hit: Hit, row: HTMLElement): void {
    const passage = bestPassage(hit);
    const text = pieces(passage.snippet);
    const title = row.createDiv({ cls: 'inkling-hit-title' });
    const below = row.createDiv({ cls: 'inkling-hit-text' });
    if (isItem(hit)) {
      addPieces(title, text);
      below.createSpan({ text: `${hit.kind} · ${hit.title}` });
    } else {
      title.createSpan({ text: hit.title });
      addPieces(below, text);
    }
    title.createSpan({ cls: 'inkling-hit-where', text: `${hit.path}:${passage.range.start.line + 1}` });
  }

  override onChooseSuggestion(hit: Hit, event: MouseEvent | KeyboardEvent): void {
    void this.openHit(hit, event).catch((problem: Error) => new Notice(`Inkling: ${problem.message}`));
  }

  override onClose(): void {
    this.searches.stop();
  }

  private async openHit(hit: Hit, event: MouseEvent | KeyboardEvent): Promise<void> {
    const path = notePath(hit.path, this.vault, process.platform);
    const file = path === undefined ? null : this.app.vault.getFileByPath(path);
    if (!file) throw new Error(`Obsidian knows no note '${hit.path}'.`);
    const { line, character } = bestPassage(hit).range.start;
    const leaf = this.app.workspace.getLeaf(Keymap.isModEvent(event));
    await leaf.openFile(file, { eState: { line } });
    if (!(leaf.view instanceof MarkdownView)) return;
    const place = { line, ch: character };
    leaf.view.editor.setCursor(place);
    leaf.view.editor.scrollIntoView({ from: place, to: place }, true);
  }

  /** Each problem once, not at every key. */
  private complain(problem: string): void {
    this.emptyStateText = problem;
    if (problem !== this.told) new Notice(`Inkling: ${problem}`);
    this.told = problem;
  }
}

function addPieces(parent: HTMLElement, text: Piece[]): void {
  for (const piece of text) {
    parent.createSpan({ text: piece.text, ...(piece.match ? { cls: 'suggestion-highlight' } : {}) });
  }
}
