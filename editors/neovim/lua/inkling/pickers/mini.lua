-- SPDX-License-Identifier: MIT
-- Search as you type in mini.pick.
local M = {}

local inkling = require('inkling')

--- An item that mini.pick previews and opens by itself.
local function item(row)
  return { text = inkling.label(row), path = row.filename, lnum = row.lnum, col = row.col }
end

--- `options` are mini.pick's own.
function M.open(query, options)
  local pick = require('mini.pick')
  local root = inkling.root_of(vim.api.nvim_buf_get_name(0))
  local cancel = function() end
  local asked
  -- Called at every change of the query, and once more when items were set.
  local function match(_, _, typed)
    local tick = pick.get_querytick()
    if asked == tick then
      return
    end
    asked = tick
    cancel()
    cancel = inkling.live(table.concat(typed), root, function(rows)
      pick.set_picker_items(vim.tbl_map(item, rows), { do_match = false, querytick = tick })
    end)
  end
  local defaults = { source = { name = 'Notes', items = {}, match = match } }
  if query ~= '' then
    vim.api.nvim_create_autocmd('User', {
      pattern = 'MiniPickStart',
      once = true,
      callback = function()
        pick.set_picker_query(vim.fn.split(query, '\\zs'))
      end,
    })
  end
  return pick.start(vim.tbl_deep_extend('force', defaults, options or {}))
end

return M
