// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findProgram, Machine, withHome } from '../src/program';

function machine(files: string[], more: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    env: { PATH: '/usr/bin:/opt/bin' },
    home: '/home/ana',
    isProgram: (file) => files.includes(file),
    ...more,
  };
}
const windows: Partial<Machine> = { platform: 'win32', env: { Path: 'C:\\tools;D:\\bin' }, home: 'C:\\Users\\ana' };

const found = [
  { setting: 'inkling', on: machine(['/opt/bin/inkling']), program: '/opt/bin/inkling' },
  { setting: '', on: machine(['/usr/bin/inkling']), program: '/usr/bin/inkling' },
  { setting: '~/bin/inkling', on: machine(['/home/ana/bin/inkling']), program: '/home/ana/bin/inkling' },
  { setting: 'inkling', on: machine(['D:\\bin\\inkling.exe'], windows), program: 'D:\\bin\\inkling.exe' },
  { setting: 'C:\\my tools\\inkling.exe', on: machine(['C:\\my tools\\inkling.exe'], windows), program: 'C:\\my tools\\inkling.exe' },
];
for (const { setting, on, program } of found) {
  test(`finds '${setting}' on ${on.platform}`, () => assert.deepEqual(findProgram(setting, on), { program }));
}

const problems = [
  { setting: 'inkling', on: machine([]), problem: "The program 'inkling' is not in PATH." },
  { setting: '/opt/inkling', on: machine([]), problem: "There is no program '/opt/inkling'." },
  { setting: './inkling', on: machine(['./inkling']), problem: "'./inkling' is no absolute path." },
  { setting: 'inkling', on: machine(['inkling', 'bin/inkling'], { env: { PATH: ':.:bin' } }), problem: "The program 'inkling' is not in PATH." },
  { setting: 'inkling', on: machine([], { env: {} }), problem: "The program 'inkling' is not in PATH." },
];
for (const { setting, on, problem } of problems) {
  test(`says '${problem}' with PATH=${on.env['PATH'] ?? ''}`, () => assert.deepEqual(findProgram(setting, on), { problem }));
}

test('knows the home folder', () => {
  assert.equal(withHome('~/notes', '/home/ana'), '/home/ana/notes');
  assert.equal(withHome('~', '/home/ana'), '/home/ana');
  assert.equal(withHome('~ana/notes', '/home/ana'), '~ana/notes');
});
