-- SPDX-License-Identifier: MIT
-- What Neovim 0.7 and the newest spell differently; nothing that a version calls deprecated is called.
local M = {}

local v0_11 = vim.fn.has('nvim-0.11') == 1

M.uv = vim.uv or vim.loop

--- Starts a client and gives its id; the caller attaches buffers.
function M.start_client(configuration)
  if v0_11 then
    return vim.lsp.start(configuration, { attach = false })
  end
  return vim.lsp.start_client(configuration)
end

function M.clients()
  return (vim.lsp.get_clients or vim.lsp.get_active_clients)()
end

--- The functions of a client became methods in 0.11.
function M.client_call(client, name, ...)
  if v0_11 then
    return client[name](client, ...)
  end
  return client[name](...)
end

--- Marks bytes [from, to) of a line, both from zero; `to` nil: to the line's end.
function M.highlight(buffer, namespace, group, line, from, to)
  local length = #(vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1] or '')
  vim.api.nvim_buf_set_extmark(buffer, namespace, line, math.min(from, length), {
    end_col = math.min(to or length, length),
    hl_group = group,
  })
end

return M
