// SPDX-License-Identifier: MIT
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Hit, Passage } from '../src/hits';

export function passage(text: string, line: number, highlights: [number, number][] = []): Passage {
  return { range: { start: { line, character: 2 } }, breadcrumb: [], snippet: { text, highlights } };
}

export function hit(notePath: string, title: string, more: Partial<Hit> = {}): Hit {
  return { ...passage(title, 0), path: notePath, title, kind: 'note', line: 1, ...more };
}

/** A program that runs this text of Node, removed when `use` has ended. */
export async function withProgram(body: string, use: (program: string) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'inkling-obsidian-'));
  const program = path.join(folder, 'in kling');
  fs.writeFileSync(program, `#!${process.execPath}\n${body}\n`, { mode: 0o755 });
  try {
    await use(program);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
