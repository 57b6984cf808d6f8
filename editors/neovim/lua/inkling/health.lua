-- SPDX-License-Identifier: MIT
local M = {}

-- Neovim 0.10 renamed these.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local warn = health.warn or health.report_warn
local fail = health.error or health.report_error

function M.check()
  start('inkling')
  local options = require('inkling').options
  local program = options.cmd[1]
  if vim.fn.executable(program) == 0 then
    fail("'" .. program .. "' cannot be run", { 'Install inkling, or set cmd in require("inkling").setup()' })
    return
  end
  ok(vim.trim(vim.fn.system({ program, '--version' })))
  local root = require('inkling').root_of(vim.api.nvim_buf_get_name(0))
  if root then
    ok('vault: ' .. root)
  else
    warn('the current buffer is in no vault', { 'Set vault in require("inkling").setup()' })
  end
  local serving = vim.tbl_filter(function(client)
    return client.name == 'inkling'
  end, require('inkling.compat').clients())
  if #serving > 0 then
    ok('the server runs')
  else
    warn('the server does not run', { 'Open a Markdown file in a vault' })
  end
  local plugins = { telescope = 'telescope', ['fzf-lua'] = 'fzf-lua', snacks = 'snacks', ['mini.pick'] = 'mini.pick' }
  local plugin = plugins[options.picker]
  if plugin and not pcall(require, plugin) then
    fail("the picker '" .. options.picker .. "' is not installed", { 'Install it, or leave picker to its default' })
  else
    ok('picker: ' .. options.picker)
  end
end

return M
