-- SPDX-License-Identifier: MIT
-- The filters of the built-in picker: a window with the values of all facets and their counts, each
-- with a box to tick. It stays open, and its counts follow what is ticked.
local M = {}

local api = vim.api
local compat = require('inkling.compat')
local namespace = api.nvim_create_namespace('inkling.facets')
local most_values = 8 -- Of one facet.

--- A facet's values with those below them (a tag's children), in the order they are shown.
local function flatten(values, depth, out)
  for _, value in ipairs(values or {}) do
    out[#out + 1] = { value = value.value, count = value.count, depth = depth }
    flatten(value.children, depth + 1, out)
  end
  return out
end

--- What the window shows: a line for each facet and value; `filter` is nil for a facet's name.
function M.lines(answer, names, filters)
  local lines = {}
  for _, name in ipairs(names) do
    local facet = answer and answer.facets and answer.facets[name]
    local values = flatten(facet and facet.values, 0, {})
    if #values > 0 then
      lines[#lines + 1] = { text = name }
    end
    for i, value in ipairs(values) do
      local filter = name .. '=' .. value.value
      local on = vim.tbl_contains(filters, filter)
      if i <= most_values or on then
        local indent = ('  '):rep(value.depth + 1)
        local text = ('%s[%s] %s  %d'):format(indent, on and 'x' or ' ', value.value, value.count)
        lines[#lines + 1] = { text = text, filter = filter, count_at = #text - #tostring(value.count) }
      end
    end
  end
  return lines
end

--- Draws; the cursor stays on the value it was on.
function M.draw(panel, lines)
  local old = panel.lines and panel.lines[api.nvim_win_get_cursor(panel.window)[1]]
  panel.lines = lines
  local text = {}
  for i, line in ipairs(lines) do
    text[i] = line.text
  end
  vim.bo[panel.buffer].modifiable = true
  api.nvim_buf_set_lines(panel.buffer, 0, -1, false, #text > 0 and text or { 'nothing to narrow by' })
  vim.bo[panel.buffer].modifiable = false
  api.nvim_buf_clear_namespace(panel.buffer, namespace, 0, -1)
  local cursor = #lines > 1 and 2 or 1
  for i, line in ipairs(lines) do
    if line.filter then
      compat.highlight(panel.buffer, namespace, 'Comment', i - 1, line.count_at)
    else
      compat.highlight(panel.buffer, namespace, 'Title', i - 1, 0)
    end
    if old and old.filter and old.filter == line.filter then
      cursor = i
    end
  end
  api.nvim_win_set_cursor(panel.window, { cursor, 0 })
end

--- Opens the window at `place`, as nvim_open_win takes it. `toggle(filter)` is called for what is
--- ticked, `leave()` to go back.
function M.open(place, toggle, leave)
  local buffer = api.nvim_create_buf(false, true)
  vim.bo[buffer].bufhidden = 'wipe'
  local options = { relative = 'editor', style = 'minimal', border = 'single', zindex = 60 }
  local panel = { buffer = buffer, window = api.nvim_open_win(buffer, true, vim.tbl_extend('force', options, place)) }
  vim.wo[panel.window].cursorline = true
  vim.wo[panel.window].wrap = false
  local function tick()
    local line = panel.lines[api.nvim_win_get_cursor(panel.window)[1]]
    if line and line.filter then
      toggle(line.filter)
    end
  end
  for _, key in ipairs({ '<CR>', '<Space>', '<Tab>', 'x' }) do
    vim.keymap.set('n', key, tick, { buffer = buffer, nowait = true })
  end
  for _, key in ipairs({ '<Esc>', '<C-f>', '<C-c>', 'q' }) do
    vim.keymap.set('n', key, leave, { buffer = buffer, nowait = true })
  end
  vim.keymap.set('n', '<C-n>', 'j', { buffer = buffer })
  vim.keymap.set('n', '<C-p>', 'k', { buffer = buffer })
  return panel
end

return M
