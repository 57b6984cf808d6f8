# Looks at the terminal that tmux holds in the session `s` of the server "$socket"; to be sourced.
# shellcheck shell=bash disable=SC2154

screen() { tmux -L "$socket" capture-pane -p -t s; }
# Waits until the screen shows the text, half a minute at the most.
await() {
  for _ in $(seq 300); do
    screen | grep -qF -- "$1" && return
    sleep 0.1
  done
  echo "never shown: $1"
  screen
  exit 1
}
