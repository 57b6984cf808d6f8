// SPDX-License-Identifier: MIT
/** Searches of someone who types: what another one overtakes is killed, and shows what that one found. */
import type { Hit } from './hits';

export type Run = (query: string, signal: AbortSignal) => Promise<Hit[]>;

/** Between two keys of someone who types fast. */
const typingDelay = 80;

export class LatestSearch {
  private running: AbortController | undefined;
  private last: Promise<Hit[]> = Promise.resolve([]);

  constructor(
    private readonly run: Run,
    private readonly delay = typingDelay,
  ) {}

  /** Obsidian shows whatever is answered last, so that an overtaken question has the newer answer. */
  ask(query: string): Promise<Hit[]> {
    this.running?.abort();
    const own = new AbortController();
    this.running = own;
    const found = this.wait(own.signal).then(() => (own.signal.aborted ? [] : this.run(query, own.signal)));
    const newest: Promise<Hit[]> = found.then(
      (hits) => (own.signal.aborted ? this.last : hits),
      (problem: unknown) => {
        if (own.signal.aborted) return this.last;
        throw problem;
      },
    );
    this.last = newest;
    return newest;
  }

  stop(): void {
    this.running?.abort();
    this.last = Promise.resolve([]);
  }

  private wait(signal: AbortSignal): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, this.delay);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        done();
      });
    });
  }
}
