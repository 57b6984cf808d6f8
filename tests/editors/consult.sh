#!/usr/bin/env bash
# inkling-live in a real Emacs in a real terminal, with consult and vertico: type, see, preview, go.
# Usage: tests/editors/consult.sh INKLING REPOSITORY
set -euo pipefail
inkling=$(realpath "$1") repository=$(realpath "$2")
folder=$(realpath "$(mktemp -d)")
socket=inkling-consult-$$
trap 'tmux -L "$socket" kill-server 2>/dev/null || true; rm -rf "$folder"' EXIT

cp -r "$repository/tests/vaults/sample" "$folder/vault"
cp -r "$repository/editors/emacs" "$folder/emacs"
mkdir "$folder/bin"
ln -s "$(realpath "$inkling")" "$folder/bin/inkling"
export PATH=$folder/bin:$PATH XDG_CACHE_HOME=$folder/cache HOME=$folder
unset INKLING_VAULT INKLING_INDEX
inkling --vault "$folder/vault" index --quiet 2>/dev/null
cat >"$folder/init.el" <<'LISP'
(setq inhibit-startup-screen t make-backup-files nil native-comp-async-report-warnings-errors nil
      inkling-vault (expand-file-name "~/vault"))
(add-to-list 'load-path (expand-file-name "~/emacs"))
(require 'vertico)
(vertico-mode 1)
(require 'inkling)
(setq-default mode-line-format "%b line=%l column=%c")
LISP

source "$repository/tests/editors/screen.sh"

tmux -L "$socket" -f /dev/null new-session -d -x 110 -y 40 -s s \
  "emacs -nw -q -l '$folder/init.el' -f inkling-live"
await 'Search notes:'
# What consult takes for a separator is a tag here.
tmux -L "$socket" send-keys -t s '#drought slui'
await 'meetings/2026-08-04 - Polder drought board.md'
await 'Keep the sluice rule of February'
await '## Follow-ups' # The preview.
tmux -L "$socket" send-keys -t s Enter
await '2026-08-04 - Polder drought board.md line=14 column=11'
