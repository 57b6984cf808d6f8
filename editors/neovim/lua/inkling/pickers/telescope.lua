-- SPDX-License-Identifier: MIT
-- Search as you type in telescope.nvim.
local M = {}

local inkling = require('inkling')

--- An entry as telescope's own grep makes it, so that every action and previewer works.
local function entry(row)
  return {
    value = row,
    display = inkling.label(row),
    ordinal = inkling.label(row),
    filename = row.filename,
    lnum = row.lnum,
    col = row.col,
    text = row.text,
  }
end

--- `options` are telescope's own.
function M.open(query, options)
  local channel = require('plenary.async.control').channel
  local config = require('telescope.config').values
  options = vim.tbl_extend('force', { default_text = query, prompt_title = 'Notes' }, options or {})
  local root = inkling.root_of(vim.api.nvim_buf_get_name(0))
  local cancel = function() end
  require('telescope.pickers')
    .new(options, {
      finder = require('telescope.finders').new_dynamic({
        entry_maker = entry,
        fn = function(prompt)
          local send, receive = channel.oneshot()
          cancel()
          cancel = inkling.live(prompt, root, send)
          return receive()
        end,
      }),
      previewer = config.grep_previewer(options),
      -- Ranked already: only marks what was typed.
      sorter = require('telescope.sorters').highlighter_only(options),
    })
    :find()
end

return M
