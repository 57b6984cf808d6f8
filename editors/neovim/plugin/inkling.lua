-- SPDX-License-Identifier: MIT
if vim.g.loaded_inkling then
  return
end
vim.g.loaded_inkling = true

vim.api.nvim_create_user_command('Inkling', function(call)
  require('inkling').command(call.args, call.bang)
end, {
  nargs = '*',
  bang = true,
  complete = function(lead)
    return require('inkling').complete(lead)
  end,
  desc = 'Search the notes; with ! put all hits into the quickfix list',
})
