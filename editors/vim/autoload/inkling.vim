" SPDX-License-Identifier: MIT
" Search notes from Vim: hits go into the quickfix list. They are read as JSON, so a file may have
" any name.

let g:inkling_program = get(g:, 'inkling_program', 'inkling')
let g:inkling_limit = get(g:, 'inkling_limit', 200)

" Fills the quickfix list with the hits of {query}; with 'a' as second argument adds to it.
function! inkling#search(query, ...) abort
  let l:command = [g:inkling_program, 'search', '--format', 'json', '-n', g:inkling_limit, '--', a:query]
  let l:output = system(join(map(l:command, 'shellescape(v:val)'), ' ') . ' 2>/dev/null')
  if v:shell_error > 1
    echohl ErrorMsg
    echomsg 'inkling: no answer; run "inkling status" in a terminal'
    echohl None
    return
  endif
  let l:answer = json_decode(l:output)
  let l:items = inkling#items(l:answer)
  call setqflist([], a:0 ? a:1 : ' ', {'title': 'inkling ' . a:query, 'items': l:items})
  if empty(l:items)
    echomsg 'inkling: nothing found'
  else
    copen
  endif
endfunction

" The places of an answer as items of a quickfix list.
function! inkling#items(answer) abort
  let l:items = []
  let l:vault = a:answer.index.vault
  for l:hit in a:answer.hits
    let l:passages = get(l:hit, 'passages', [])
    for l:passage in empty(l:passages) ? [l:hit] : l:passages
      call add(l:items, {
            \ 'filename': l:vault . '/' . l:hit.path,
            \ 'lnum': l:passage.line,
            \ 'col': l:passage.column,
            \ 'text': substitute(l:passage.snippet.text, '\_s\+', ' ', 'g')})
    endfor
  endfor
  return l:items
endfunction

" What {lead} may become: operators, and what the vault has for them.
function! inkling#complete(lead, line, position) abort
  let l:words = systemlist(g:inkling_program . ' completion values -- ' . shellescape(a:lead) . ' 2>/dev/null')
  return v:shell_error == 0 ? l:words : []
endfunction
