// SPDX-License-Identifier: MIT
/** Finds the program that a setting names, without running anything. */
import * as path from 'node:path';

export interface Machine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  home: string;
  isProgram(file: string): boolean;
}

export type Found = { program: string } | { problem: string };

export function findProgram(setting: string, machine: Machine): Found {
  const windows = machine.platform === 'win32';
  const paths = windows ? path.win32 : path.posix;
  const wanted = withHome(setting.trim() || 'inkling', machine.home, paths);
  const endings = windows && paths.extname(wanted) === '' ? ['.exe', ''] : [''];
  const look = (base: string) => endings.map((ending) => base + ending).find((file) => machine.isProgram(file));

  if (paths.isAbsolute(wanted)) {
    const program = look(wanted);
    return program ? { program } : { problem: `There is no program '${wanted}'.` };
  }
  if (wanted.includes('/') || (windows && wanted.includes('\\'))) {
    return { problem: `'${wanted}' is no absolute path.` };
  }
  const folders = (machine.env['PATH'] ?? machine.env['Path'] ?? '').split(paths.delimiter);
  for (const folder of folders) {
    // What is relative would depend on the folder that is open.
    const program = paths.isAbsolute(folder) ? look(paths.join(folder, wanted)) : undefined;
    if (program) return { program };
  }
  return { problem: `The program '${wanted}' is not in PATH.` };
}

/** `~/notes` in the user's home folder. */
export function withHome(file: string, home: string, paths: path.PlatformPath = path): string {
  return file === '~' || file.startsWith('~/') ? paths.join(home, file.slice(1)) : file;
}
