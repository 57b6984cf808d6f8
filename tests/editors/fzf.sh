#!/usr/bin/env bash
# editors/fzf/inkling-fzf in a real fzf in a real terminal: type, see, choose, edit.
# Usage: tests/editors/fzf.sh INKLING REPOSITORY
set -euo pipefail
inkling=$(realpath "$1") repository=$(realpath "$2")
folder=$(mktemp -d)
socket=inkling-fzf-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT

cp -r "$repository/tests/vaults/sample" "$folder/vault"
# shellcheck disable=SC2016
printf '#!/bin/sh\necho "$@" >"%s/edited"\n' "$folder" >"$folder/editor"
chmod +x "$folder/editor"
PATH=$(dirname "$inkling"):$PATH
export PATH XDG_CACHE_HOME=$folder/cache HOME=$folder EDITOR=$folder/editor
unset INKLING_VAULT INKLING_INDEX
"$inkling" --vault "$folder/vault" index --quiet 2>/dev/null

source "$repository/tests/editors/screen.sh"

# What docs/editors.md says.
export INKLING_EDITORS=$repository/editors INKLING_TEST_VAULT=$folder/vault
command=$("$repository/tests/editors/snippet" sh fzf)
tmux -L "$socket" -f /dev/null new-session -d -x 120 -y 30 -s s \
  "cd '$folder' && $command; echo; echo left; cat"
await '> 2026-02-17 - Polder sluice rule:14  Close the sluice on a forecast of 300 mg/l'
await '- Close the sluice on a forecast of 300 mg/l chloride. Decided by [[Sofia Rossi]]'
# The facets of what is found, with their counts; one is put into the query.
tmux -L "$socket" send-keys -t s C-f
await 'narrow>'
tmux -L "$socket" send-keys -t s 'Mei'
await '> people              Mei Tanaka          2'
tmux -L "$socket" send-keys -t s Enter
await '> people:"Mei Tanaka" sluice'
tmux -L "$socket" send-keys -t s ' droug'
await '> 2026-08-04 - Polder drought board:14  Keep the sluice rule'
tmux -L "$socket" send-keys -t s Enter
await left
diff <(echo "+14 meetings/2026-08-04 - Polder drought board.md") "$folder/edited"
