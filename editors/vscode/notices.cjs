// SPDX-License-Identifier: MIT
// Writes the licences of what the bundle contains beside it, and refuses any that is not permissive.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const permissive = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause'];
const listed = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable', '--silent'], { encoding: 'utf8' });
const notices = listed
  .split('\n')
  .filter((folder) => folder.includes('node_modules'))
  .map((folder) => {
    const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
    if (!permissive.includes(license)) throw new Error(`${name} has the licence ${license}`);
    const file = fs.readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
    if (!file) throw new Error(`${name} has no text of its licence`);
    return `${name} ${version} (${license})\n\n${fs.readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
  });
fs.writeFileSync('dist/NOTICES.txt', notices.sort().join(`\n${'-'.repeat(80)}\n\n`));
