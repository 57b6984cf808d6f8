// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notePath } from '../src/vault_path';

const cases: { printed: string; vault: string; on: NodeJS.Platform; path: string | undefined }[] = [
  { printed: 'a/b c.md', vault: '/v', on: 'linux', path: 'a/b c.md' },
  { printed: './a.md', vault: '/v', on: 'darwin', path: 'a.md' },
  { printed: '/v/a/陈伟.md', vault: '/v/', on: 'linux', path: 'a/陈伟.md' },
  { printed: '/w/a.md', vault: '/v', on: 'linux', path: undefined },
  { printed: '/vault/a.md', vault: '/v', on: 'linux', path: undefined },
  { printed: '../a.md', vault: '/v', on: 'linux', path: undefined },
  { printed: '..a.md', vault: '/v', on: 'linux', path: '..a.md' },
  { printed: 'a\\b.md', vault: '/v', on: 'linux', path: 'a\\b.md' },
  { printed: '/v', vault: '/v', on: 'linux', path: undefined },
  { printed: '', vault: '/v', on: 'linux', path: undefined },
  { printed: 'a\\b.md', vault: 'C:\\Notes', on: 'win32', path: 'a/b.md' },
  { printed: 'a/b.md', vault: 'C:\\Notes', on: 'win32', path: 'a/b.md' },
  { printed: 'c:\\notes\\a\\b.md', vault: 'C:\\Notes', on: 'win32', path: 'a/b.md' },
  { printed: 'D:\\Notes\\a.md', vault: 'C:\\Notes', on: 'win32', path: undefined },
  { printed: '\\\\server\\notes\\a.md', vault: '\\\\server\\notes', on: 'win32', path: 'a.md' },
];
for (const { printed, vault, on, path } of cases) {
  test(`knows '${printed}' in ${vault} on ${on} as ${path}`, () => assert.equal(notePath(printed, vault, on), path));
}
