// SPDX-License-Identifier: MIT
/** Paths as the program prints them, as Obsidian knows its notes: relative, with slashes. */
import * as path from 'node:path';

/** Nothing for what lies outside of the vault. */
export function notePath(printed: string, vault: string, platform: NodeJS.Platform): string | undefined {
  const windows = platform === 'win32';
  const paths = windows ? path.win32 : path.posix;
  const inside = paths.isAbsolute(printed) ? paths.relative(vault, printed) : paths.normalize(printed);
  // On Windows what lies on another drive has no relative path.
  if (inside === '' || inside === '.' || paths.isAbsolute(inside)) return undefined;
  const parts = inside.split(paths.sep);
  return parts[0] === '..' ? undefined : parts.join('/');
}
