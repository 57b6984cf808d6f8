// SPDX-License-Identifier: MIT
/** Text of notes on its way to the screen. */
import type { Snippet } from './answer';

/** What VS Code would draw as an icon, `$(sync)`, stays the text that it is in the note. */
export function withoutIcons(text: string): string {
  return text.replace(/\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g, (icon) => '\\' + icon);
}

/** On one line, each character where it was, so that ranges still hold. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u0085]/g, ' ');
}

/** Byte offsets of UTF-8 as offsets of UTF-16; one pass over text and offsets, which ascend. */
export function utf16Offsets(text: string, bytes: number[]): number[] {
  const out: number[] = [];
  let byte = 0;
  let unit = 0;
  for (const wanted of bytes) {
    while (byte < wanted && unit < text.length) {
      const code = text.codePointAt(unit) as number;
      byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      unit += code < 0x10000 ? 1 : 2;
    }
    out.push(unit);
  }
  return out;
}

/** A snippet as a label of a tree: text on one line and the places of its matches. */
export function labelOf(snippet: Snippet): { label: string; highlights: [number, number][] } {
  const offsets = utf16Offsets(snippet.text, snippet.highlights.flat());
  const highlights: [number, number][] = [];
  for (let i = 0; i + 1 < offsets.length; i += 2) {
    highlights.push([offsets[i] as number, offsets[i + 1] as number]);
  }
  return { label: oneLine(snippet.text), highlights };
}

/** A line of a note as a label, without what begins a list item, and the place of a link in it. */
export function lineLabel(line: string, from: number, to: number): { label: string; highlights: [number, number][] } {
  const marker = /^\s*(?:(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?)?/.exec(line)?.[0].length ?? 0;
  const cut = Math.min(marker, from);
  const label = oneLine(line.slice(cut).trimEnd());
  const end = Math.min(to - cut, label.length);
  return { label, highlights: from - cut < end ? [[from - cut, end]] : [] };
}

/** Folder of a path in the vault; empty for one at its top. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Name of a note: of its file, without ending. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(md|markdown)$/i, '');
}

/** As a value in a query: in quotes when it is not plain. */
export function quoted(value: string): string {
  return /^[\p{L}\p{N}_/-]+$/u.test(value) ? value : '"' + value.replace(/[\\"]/g, '\\$&') + '"';
}
