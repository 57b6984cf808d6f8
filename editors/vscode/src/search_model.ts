// SPDX-License-Identifier: MIT
/** A search as the quick search and the side bar show it: query, chosen facets, answer. */
import type { Answer } from './answer';
import { Choices } from './choices';
import { Latest } from './latest';

/** What `inkling.search` takes. */
export interface SearchOptions {
  query: string;
  limit: number;
  passages: number;
  asYouType: boolean;
  facets: string[];
  filters: string[];
}

export type Ask = (options: SearchOptions, signal: AbortSignal) => Promise<Answer>;

export interface ModelSettings {
  limit(): number;
  facets(): string[];
  passages: number;
  asYouType: boolean;
}

/** Between two keys of someone who types fast. */
const typingDelay = 50;
/** What stands for an empty query: everything, the last change first. */
const everything = '* sort:modified-desc';

export class SearchModel {
  query = '';
  answer: Answer | undefined;
  problem: string | undefined;
  readonly choices = new Choices();
  private pages = 1;
  private readonly listeners = new Set<() => void>();
  private readonly latest: Latest<SearchOptions, Answer>;

  constructor(
    ask: Ask,
    private readonly settings: ModelSettings,
  ) {
    this.latest = new Latest(
      ask,
      (answer) => this.settle(answer, undefined),
      (problem) => this.settle(undefined, problem.message),
    );
  }

  get busy(): boolean {
    return this.latest.busy;
  }

  /** Whether there was a search at all. */
  get asked(): boolean {
    return this.answer !== undefined || this.problem !== undefined;
  }

  /** More hits than are shown. */
  get more(): number {
    return this.answer ? Math.max(0, this.answer.total.value - this.answer.hits.length) : 0;
  }

  /** Called when anything changes; returns what ends it. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  type(query: string): void {
    this.query = query;
    this.pages = 1;
    this.ask(typingDelay);
  }

  /** A query and choices at once. */
  search(query: string, choices?: Choices): void {
    this.query = query;
    if (choices) this.choices.assign(choices);
    this.pages = 1;
    this.ask(0);
  }

  choose(facet: string, value: string, on: boolean): void {
    this.choices.choose(facet, value, on);
    this.pages = 1;
    this.ask(0);
  }

  clearChoices(): void {
    this.choices.clear();
    this.ask(0);
  }

  showMore(): void {
    ++this.pages;
    this.ask(0);
  }

  refresh(): void {
    this.ask(0);
  }

  /** Nothing that is still to come will be shown. */
  dispose(): void {
    this.listeners.clear();
    this.latest.drop();
  }

  private ask(delay: number): void {
    this.latest.ask(
      {
        query: this.query.trim() === '' ? everything : this.query,
        limit: this.settings.limit() * this.pages,
        passages: this.settings.passages,
        asYouType: this.settings.asYouType,
        facets: this.settings.facets(),
        filters: this.choices.filters(),
      },
      delay,
    );
    this.tell();
  }

  /** A failure leaves the answer that is there. */
  private settle(answer: Answer | undefined, problem: string | undefined): void {
    this.answer = answer ?? this.answer;
    this.problem = problem;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
