#!/usr/bin/env bash
# Runs the extension in VS Code's real workbench, in a headless browser, with a copy of the sample
# vault. Screenshots stay in build/vscode/screenshots.
#   tests/editors/vscode.sh PROGRAM
set -euo pipefail
program=$(realpath "$1")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
extension=$repository/editors/vscode
builds=$repository/build/vscode
mkdir -p "$builds"

"$here/vscode/install-code-server" "$builds/code-server"
entry=$builds/code-server/out/node/entry.js

world=$(realpath "$(mktemp -d "${TMPDIR:-/tmp}/inkling-vscode-XXXXXX")")
server=
stop() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$server" ] || wait "$server" 2>/dev/null || true
  # Its helpers write for a moment longer.
  for ((i = 0; i < 50; ++i)); do rm -rf "$world" 2>/dev/null && break || sleep 0.1; done
}
trap stop EXIT
mkdir -p "$world/home" "$world/bin" "$world/tools" "$world/user/User" "$world/user/Machine" "$world/extensions"
cp -r "$repository/tests/vaults/sample" "$world/vault"
mkdir -p "$world/vault/.inkling"
options=(--user-data-dir "$world/user" --extensions-dir "$world/extensions")

# The page says how to install the extension; `code` is code-server here.
printf '#!/bin/sh\nexec node "%s" %s "$@"\n' "$entry" "${options[*]}" >"$world/tools/code"
chmod +x "$world/tools/code"
INKLING_EDITORS=$repository/editors INKLING_TEST_VAULT=$world/vault "$here/snippet" sh 1 >"$world/install"
PATH=$world/tools:$PATH bash -e "$world/install"
(cd "$extension" && npm test)

export HOME=$world/home XDG_CACHE_HOME=$world/cache XDG_CONFIG_HOME=$world/config
export XDG_DATA_HOME=$world/data INKLING_TODAY=2026-11-22
printf '%s\n' '{
  "workbench.startupEditor": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.tips.enabled": false,
  "chat.commandCenter.enabled": false,
  "git.enabled": false,
  "extensions.ignoreRecommendations": true,
  "editor.minimap.enabled": false
}' >"$world/user/User/settings.json"
printf '{"inkling.path": "%s/bin/inkling"}\n' "$world" >"$world/user/Machine/settings.json"

touch "$world/server.log"
node "$entry" "${options[@]}" --auth none --bind-addr 127.0.0.1:0 --disable-telemetry \
  --disable-update-check --disable-workspace-trust --disable-getting-started-override \
  "$world/vault" >"$world/server.log" 2>&1 &
server=$!
url=
for ((i = 0; i < 300 && ${#url} == 0; ++i)); do
  url=$(sed -n 's/.*HTTP server listening on \(http[^ ]*\).*/\1/p' "$world/server.log" | head -n 1)
  kill -0 "$server" 2>/dev/null || break
  sleep 0.1
done
[ -n "$url" ] || { cat "$world/server.log"; exit 1; }

INKLING_URL=${url%/}/?folder=$world/vault INKLING_BINARY=$program INKLING_TEST_VAULT=$world/vault \
  INKLING_MISSING=$world/bin/inkling \
  INKLING_SCREENSHOTS=$builds/screenshots NODE_PATH=$extension/node_modules \
  timeout 300 node "$here/vscode/workbench_test.cjs"
