-- SPDX-License-Identifier: MIT
-- Search as you type in snacks.picker.
local M = {}

local inkling = require('inkling')

--- An item as snacks' own grep makes it; columns from zero.
local function item(row)
  return { text = inkling.label(row), file = row.filename, pos = { row.lnum, row.col - 1 }, line = row.text }
end

--- `options` are snacks' own.
function M.open(query, options)
  local root = inkling.root_of(vim.api.nvim_buf_get_name(0))
  local function finder(_, context)
    local text = context.filter.search
    return function(add)
      local rows
      -- A finder runs apart from the main loop, which alone may speak to the server.
      vim.schedule(function()
        local cancel = inkling.live(text, root, function(found)
          rows = found
          context.async:resume()
        end)
        context.async:on('abort', vim.schedule_wrap(cancel))
      end)
      while not rows do
        context.async:suspend()
      end
      for _, row in ipairs(rows) do
        add(item(row))
      end
    end
  end
  local defaults = {
    title = 'Notes',
    search = query,
    live = true,
    supports_live = true,
    show_empty = true,
    finder = finder,
    format = 'file',
    preview = 'file',
  }
  return require('snacks').picker.pick(vim.tbl_extend('force', defaults, options or {}))
end

return M
