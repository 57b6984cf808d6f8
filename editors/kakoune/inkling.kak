# SPDX-License-Identifier: MIT
# Hits in a *grep* buffer: <ret> jumps to one, :grep-next-match to the next.
define-command inkling -params 1.. -docstring 'inkling <query>: search the notes' %{
    set-option global grepcmd 'inkling search -q -n 200 --vimgrep --'
    grep %arg{@}
}
