// SPDX-License-Identifier: MIT
/** The facet values that are chosen, in the order of choosing. */
export class Choices {
  private readonly chosen = new Map<string, Set<string>>();

  has(facet: string, value: string): boolean {
    return this.chosen.get(facet)?.has(value) ?? false;
  }

  choose(facet: string, value: string, on: boolean): void {
    const values = this.chosen.get(facet) ?? new Set<string>();
    if (on) values.add(value);
    else values.delete(value);
    if (values.size > 0) this.chosen.set(facet, values);
    else this.chosen.delete(facet);
  }

  toggle(facet: string, value: string): void {
    this.choose(facet, value, !this.has(facet, value));
  }

  clear(): void {
    this.chosen.clear();
  }

  get empty(): boolean {
    return this.chosen.size === 0;
  }

  /** As the server takes them: `tag=customer`. */
  filters(): string[] {
    return [...this.chosen].flatMap(([facet, values]) => [...values].map((value) => `${facet}=${value}`));
  }

  /** Takes over what another one has chosen. */
  assign(other: Choices): void {
    this.clear();
    for (const [facet, values] of other.chosen) this.chosen.set(facet, new Set(values));
  }

  /** For a person: `type: customer or meeting · kind: task`. */
  toString(): string {
    return [...this.chosen].map(([facet, values]) => `${facet}: ${[...values].join(' or ')}`).join(' · ');
  }
}
