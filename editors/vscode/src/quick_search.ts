// SPDX-License-Identifier: MIT
/** Search as you type in VS Code's quick pick, with the facets of all matches behind a button. */
import * as vscode from 'vscode';
import type { Hit } from './answer';
import type { Choices } from './choices';
import { openPlace, Place, Preview, toRange } from './open_place';
import { facetSections, hitRow, titleOf } from './quick_rows';
import type { FacetRow } from './groups';
import { Ask, SearchModel } from './search_model';
import { withoutIcons } from './text';

interface Item extends vscode.QuickPickItem {
  hit?: { hit: Hit; place: Place };
  facet?: FacetRow;
  query?: string;
  more?: true;
}

const facetsButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('filter'),
  tooltip: 'Facets (Ctrl+F)',
};
const hitsButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('filter-filled'),
  tooltip: 'Back to the hits (Ctrl+F)',
};
const clearButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('clear-all'),
  tooltip: 'Clear chosen facets',
};
const sideBarButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('list-tree'),
  tooltip: 'Show in the side bar',
};
const besideButton: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('split-horizontal'),
  tooltip: 'Open to the side',
};

/** At each key; more than are seen at once, and few enough to be quick in any vault. */
const mostHits = 20;
/** Long enough that holding an arrow key down does not open every note on the way. */
const previewDelay = 100;

export interface QuickSearchHost {
  ask: Ask;
  settings: SearchSettings;
  onIndexChanged: vscode.Event<void>;
  showInSideBar(query: string, choices: Choices): void;
  showPreviews: boolean;
}

export interface SearchSettings {
  facets(): string[];
}

export class QuickSearch {
  private readonly pick = vscode.window.createQuickPick<Item>();
  private readonly preview = new Preview();
  private readonly model: SearchModel;
  private readonly index: vscode.Disposable;
  private facets = false;
  /** What was typed among the facets filters them; the query stays as it is. */
  private query = '';
  private accepted = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private untouched: Item | undefined;

  constructor(
    private readonly host: QuickSearchHost,
    private readonly closed: () => void,
  ) {
    this.model = new SearchModel(host.ask, {
      limit: () => mostHits,
      // Counted only for those who look: at each key it would cost more than the search.
      facets: () => (this.facets ? host.settings.facets() : []),
      passages: 1,
      asYouType: true,
    });
    // What failed for want of an index may go well now. Else nothing moves while one chooses.
    this.index = host.onIndexChanged(() => this.model.problem !== undefined && this.model.refresh());
    // Ranked already. Not in the public types, and harmless where it is not known.
    (this.pick as unknown as { sortByLabel: boolean }).sortByLabel = false;
    this.pick.onDidChangeValue((value) => this.typed(value));
    this.pick.onDidChangeActive(([item]) => this.moved(item));
    this.pick.onDidAccept(() => this.accept());
    this.pick.onDidTriggerButton((button) => this.pressed(button));
    this.pick.onDidTriggerItemButton(({ item }) => this.open(item, true));
    this.pick.onDidHide(() => void this.end());
    this.model.onChange(() => this.draw());
  }

  show(query: string): void {
    void vscode.commands.executeCommand('setContext', 'inkling.inQuickSearch', true);
    this.query = query;
    this.pick.value = query;
    this.model.search(query);
    this.pick.show();
  }

  toggleFacets(): void {
    this.facets = !this.facets;
    this.pick.value = this.facets ? '' : this.query;
    if (this.facets) this.pick.items = [];
    this.model.refresh();
  }

  private typed(value: string): void {
    clearTimeout(this.timer);
    if (this.facets || value === this.query) return;
    this.query = value;
    this.model.type(value);
  }

  private draw(): void {
    const { pick, model, facets } = this;
    pick.busy = model.busy;
    pick.placeholder = facets ? 'Choose facets; Esc closes' : 'Search notes: words, "a phrase", tag:x, decision:y';
    pick.title = model.problem ? `Inkling: ${model.problem}` : titleOf(model.answer, model.choices.toString());
    pick.buttons = [
      ...(model.choices.empty ? [] : [clearButton]),
      facets ? hitsButton : facetsButton,
      sideBarButton,
    ];
    if (model.busy && model.answer) return; // The old hits until the new ones are there.
    const before = pick.activeItems[0];
    const row = pick.items.findIndex((item) => item === before);
    const items = facets ? this.facetItems() : this.hitItems();
    this.untouched = items[0];
    pick.keepScrollPosition = facets || before?.more === true;
    pick.items = items;
    // A value that was toggled stays where it was, and so does the row that asked for more hits.
    const place = before?.facet;
    const same = place && items.find(({ facet }) => facet?.facet === place.facet && facet.value === place.value);
    const active = facets ? same : before?.more && items[row];
    if (active) pick.activeItems = [active];
  }

  private hitItems(): Item[] {
    const answer = this.model.answer;
    if (!answer) return [];
    const items: Item[] = answer.hits.map((hit) => {
      const { text, passage } = hitRow(hit);
      const place = { uri: vscode.Uri.parse(hit.uri), range: toRange(passage.range) };
      return { ...text, alwaysShow: true, hit: { hit, place }, buttons: [besideButton] };
    });
    if (this.model.more > 0) {
      items.push({ label: `$(ellipsis) ${this.model.more} more`, alwaysShow: true, more: true });
    }
    for (const { text, why } of answer.suggestions ?? []) {
      items.push({ label: `$(lightbulb) ${withoutIcons(text)}`, description: why, alwaysShow: true, query: text });
    }
    return items;
  }

  private facetItems(): Item[] {
    const items: Item[] = [];
    for (const { facet, rows } of facetSections(this.model.answer)) {
      items.push({ label: facet, kind: vscode.QuickPickItemKind.Separator });
      items.push(...rows.map(({ text, row }) => ({ ...text, facet: row })));
    }
    return items;
  }

  private moved(item: Item | undefined): void {
    clearTimeout(this.timer);
    // While one types, VS Code moves by itself, at last to the first hit: only one that was moved to
    // when the hits were there is shown.
    if (!item?.hit || item === this.untouched || this.model.busy || !this.host.showPreviews) return;
    this.untouched = undefined;
    const { place } = item.hit;
    this.timer = setTimeout(() => void this.preview.show(place).then(undefined, () => undefined), previewDelay);
  }

  private accept(): void {
    const item = this.pick.activeItems[0];
    if (item?.facet) {
      this.model.choose(item.facet.facet, item.facet.value, !item.facet.selected);
    } else if (item?.query !== undefined) {
      this.pick.value = item.query;
      this.typed(item.query);
    } else if (item?.more) {
      this.model.showMore();
    } else if (item) {
      this.open(item, false);
    }
  }

  private open(item: Item, beside: boolean): void {
    if (!item.hit) return;
    this.accepted = true;
    clearTimeout(this.timer);
    const { place } = item.hit;
    this.pick.hide();
    void openPlace(place, { beside }).then(undefined, (problem: Error) =>
      vscode.window.showErrorMessage(`Inkling: ${problem.message}`),
    );
  }

  private pressed(button: vscode.QuickInputButton): void {
    if (button === facetsButton || button === hitsButton) this.toggleFacets();
    if (button === clearButton) this.model.clearChoices();
    if (button === sideBarButton) {
      this.host.showInSideBar(this.query, this.model.choices);
      this.accepted = true;
      this.pick.hide();
    }
  }

  private async end(): Promise<void> {
    clearTimeout(this.timer);
    void vscode.commands.executeCommand('setContext', 'inkling.inQuickSearch', false);
    this.index.dispose();
    this.model.dispose();
    this.closed();
    this.pick.dispose();
    if (!this.accepted) await this.preview.restore();
    this.preview.dispose();
  }
}
