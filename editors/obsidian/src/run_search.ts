// SPDX-License-Identifier: MIT
/** Runs the program for one search and reads its hits as they come. No shell is involved. */
import { spawn } from 'node:child_process';
import { Hit, parseHit } from './hits';

export interface SearchOptions {
  program: string;
  vault: string;
  limit: number;
}

/** Of one answer; a program that prints more is not the one we mean. */
const mostBytes = 16 * 1024 * 1024;
const noHits = 1;
/** What stands for an empty query: everything, the last change first. */
const everything = '* sort:modified-desc';

export function argumentsOf(query: string, { vault, limit }: SearchOptions): string[] {
  const fixed = ['search', '--vault', vault, '--format', 'jsonl', '--quiet', '--as-you-type'];
  return [...fixed, '--limit', String(limit), '--', query.trim() === '' ? everything : query];
}

/** Fails with the program's own words. A search whose signal fires is killed, and gives nothing. */
export function runSearch(query: string, options: SearchOptions, signal: AbortSignal): Promise<Hit[]> {
  return new Promise((done, failed) => {
    const hits: Hit[] = [];
    const errors: Buffer[] = [];
    let rest = '';
    let size = 0;
    const child = spawn(options.program, argumentsOf(query, options), {
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      signal,
    });
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (chunk: string) => {
      size += chunk.length;
      if (size > mostBytes) {
        child.kill();
        return;
      }
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const hit = parseHit(line);
        if (hit) hits.push(hit);
      }
    });
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('error', (problem: NodeJS.ErrnoException) => {
      if (signal.aborted) return done([]);
      const missing = problem.code === 'ENOENT';
      failed(new Error(missing ? `There is no program '${options.program}'.` : problem.message));
    });
    child.on('close', (code) => {
      if (signal.aborted || code === 0 || code === noHits) return done(hits);
      const said = Buffer.concat(errors).toString('utf8').trim();
      failed(new Error(size > mostBytes ? 'The answer is too long.' : said || `inkling ended with ${code}.`));
    });
  });
}
