// SPDX-License-Identifier: MIT
/**
 * Work of which only the last asked for matters: a question that another one overtakes is dropped,
 * before it is sent or, by its signal, while it runs. Its answer is never shown.
 */
export class Latest<Question, Outcome> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: AbortController | undefined;

  constructor(
    private readonly work: (question: Question, signal: AbortSignal) => Promise<Outcome>,
    private readonly done: (outcome: Outcome, question: Question) => void,
    private readonly failed: (problem: Error, question: Question) => void,
  ) {}

  /** Whether an answer is still to come. */
  get busy(): boolean {
    return this.timer !== undefined || this.running !== undefined;
  }

  ask(question: Question, delay: number): void {
    this.drop();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      void this.run(question);
    }, delay);
  }

  drop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running?.abort();
    this.running = undefined;
  }

  private async run(question: Question): Promise<void> {
    const own = new AbortController();
    this.running = own;
    const settle = (tell: () => void) => {
      if (this.running !== own) return;
      this.running = undefined;
      tell();
    };
    try {
      const outcome = await this.work(question, own.signal);
      settle(() => this.done(outcome, question));
    } catch (problem) {
      settle(() => this.failed(problem instanceof Error ? problem : new Error(String(problem)), question));
    }
  }
}
