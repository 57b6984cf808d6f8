-- SPDX-License-Identifier: MIT
-- Run as: nvim -u SNIPPET -c "luafile neovim_snippet.lua": what docs/editors.md says is enough.
local vault = os.getenv('INKLING_TEST_VAULT')
local ok, problem = pcall(function()
  assert(vim.fn.exists(':Inkling') == 2, 'there is no :Inkling')
  vim.cmd('edit ' .. vim.fn.fnameescape(vault .. '/plan.md'))
  assert(
    vim.wait(20000, function()
      return #vim.tbl_values(vim.lsp.buf_get_clients(0)) == 1
    end, 10),
    'the server is not attached'
  )
  local client = vim.tbl_values(vim.lsp.buf_get_clients(0))[1]
  client.stop()
  vim.wait(20000, function()
    return vim.lsp.get_client_by_id(client.id) == nil
  end, 10)
end)
if not ok then
  io.stderr:write('FAILED: ' .. tostring(problem) .. '\n')
end
vim.cmd(ok and 'qall!' or 'cquit!')
