" SPDX-License-Identifier: MIT
if exists('g:loaded_inkling')
  finish
endif
let g:loaded_inkling = 1

command! -nargs=+ -complete=customlist,inkling#complete Inkling call inkling#search(<q-args>)
command! -nargs=+ -complete=customlist,inkling#complete InklingAdd call inkling#search(<q-args>, 'a')
