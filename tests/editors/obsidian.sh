#!/usr/bin/env bash
# Builds and installs the plugin for Obsidian as docs/editors.md says, and runs its tests, in which a
# stand-in takes the place of Obsidian.
#   tests/editors/obsidian.sh
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
editors=$(cd "$here/../../editors" && pwd)
vault=$(mktemp -d "${TMPDIR:-/tmp}/inkling-obsidian-XXXXXX")
trap 'rm -rf "$vault"' EXIT
INKLING_EDITORS=$editors INKLING_TEST_VAULT=$vault "$here/snippet" sh 2 | bash -e
for file in main.js manifest.json styles.css; do test -s "$vault/.obsidian/plugins/inkling/$file"; done
cd "$editors/obsidian"
npm test
