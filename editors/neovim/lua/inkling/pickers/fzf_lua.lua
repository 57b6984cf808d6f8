-- SPDX-License-Identifier: MIT
-- Search as you type in fzf-lua.
local M = {}

local inkling = require('inkling')

--- `options` are fzf-lua's own.
function M.open(query, options)
  local root = inkling.root_of(vim.api.nvim_buf_get_name(0))
  local defaults = {
    prompt = 'Notes> ',
    query = query,
    cwd = root,
    previewer = 'builtin',
    exec_empty_query = true,
    -- In versions that otherwise add lines from a coroutine of their own only.
    func_async_callback = false,
    actions = require('fzf-lua').defaults.actions.files,
    fzf_opts = { ['--no-sort'] = true },
  }
  local cancel, finish = function() end, function() end
  local function contents(typed)
    -- A list of fields in newer versions.
    local text = type(typed) == 'table' and typed[1] or typed
    return function(add)
      cancel()
      finish()
      finish = function()
        add(nil)
      end
      cancel = inkling.live(text or '', root, function(rows)
        for _, row in ipairs(rows) do
          add(('%s:%d:%d:%s'):format(inkling.relative(row.filename, root), row.lnum, row.col, row.text))
        end
        finish()
        finish = function() end
      end)
    end
  end
  require('fzf-lua').fzf_live(contents, vim.tbl_extend('force', defaults, options or {}))
end

return M
