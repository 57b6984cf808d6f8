" SPDX-License-Identifier: MIT
" Run as: vim -es -S vim_test.vim in the vault. Ends with 0 when every claim held.
let s:failures = []

function! s:expect(claim, expected, seen) abort
  if a:expected !=# a:seen
    call add(s:failures, a:claim . ': expected ' . string(a:expected) . ', saw ' . string(a:seen))
  endif
endfunction

function! s:run() abort
  " What docs/editors.md says for the plugin.
  source $INKLING_TEST_WORLD/plugin.vim
  runtime plugin/inkling.vim

  Inkling decision:sluice
  call s:expect('one hit', 1, len(getqflist()))
  call s:expect('its line', 11, getqflist()[0].lnum)
  call s:expect('title', 'inkling decision:sluice', getqflist({'title': 0}).title)
  cclose
  cfirst
  call s:expect('jump', 'plan.md', expand('%:t'))
  call s:expect('to the text behind the bullet', [11, 3], [line('.'), col('.')])

  InklingAdd "runs the buoys"
  call s:expect('added', 2, len(getqflist()))
  Inkling no-such-word-anywhere
  call s:expect('nothing', [], getqflist())

  " What docs/editors.md says for Vim without the plugin.
  source $INKLING_TEST_WORLD/grep.vim
  silent grep! decision:sluice
  call s:expect(':grep', [11], map(getqflist(), 'v:val.lnum'))
  " From a folder below.
  cd people
  silent grep! decision:sluice
  cfirst
  call s:expect(':grep below', 'plan.md', expand('%:t'))
  cd ..

  call s:expect('completion', ['tag:harbour'], getcompletion('Inkling tag:harb', 'cmdline')[:0])
endfunction

try
  call s:run()
catch
  call add(s:failures, v:throwpoint . ': ' . v:exception)
endtry
if empty(s:failures)
  qall!
endif
verbose echo join(s:failures, "\n") . "\n"
cquit!
