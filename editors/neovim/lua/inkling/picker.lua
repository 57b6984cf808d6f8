-- SPDX-License-Identifier: MIT
-- A live picker: a prompt, the hits below it, and the note beside them. Needs no other plugin.
local M = {}

local api = vim.api
local compat = require('inkling.compat')
local facets = require('inkling.facets')
local namespace = api.nvim_create_namespace('inkling')

--- What is on the screen; one picker at a time.
local state = nil

local narrow = 110 -- Columns; below it the note is shown under the hits, not beside them.
local lines_after = 200 -- Of a note, behind the hit: a preview needs no more of a long one.

local function close()
  if not state then
    return
  end
  local old = state
  state = nil
  if old.cancel then
    old.cancel()
  end
  local windows = { old.prompt_win, old.list_win, old.preview_win }
  if old.panel then
    windows[#windows + 1] = old.panel.window
  end
  for _, window in ipairs(windows) do
    if api.nvim_win_is_valid(window) then
      api.nvim_win_close(window, true)
    end
  end
  if api.nvim_win_is_valid(old.origin) then
    api.nvim_set_current_win(old.origin)
  end
  vim.cmd('stopinsert')
end

local function query()
  return api.nvim_buf_get_lines(state.prompt_buf, 0, 1, false)[1] or ''
end

local function read_lines(row)
  local buffer = vim.fn.bufnr(row.filename)
  if buffer > 0 and api.nvim_buf_is_loaded(buffer) then
    return api.nvim_buf_get_lines(buffer, 0, -1, false)
  end
  local ok, lines = pcall(vim.fn.readfile, row.filename, '', row.lnum + lines_after)
  return ok and lines or {}
end

local function show_preview()
  local row = state.rows[state.selected]
  local lines = row and read_lines(row) or {}
  for i, line in ipairs(lines) do
    lines[i] = line:gsub('[\r\n%z]', '')
  end
  api.nvim_buf_set_lines(state.preview_buf, 0, -1, false, lines)
  api.nvim_buf_clear_namespace(state.preview_buf, namespace, 0, -1)
  if row and row.lnum <= #lines then
    compat.highlight(state.preview_buf, namespace, 'Search', row.lnum - 1, 0)
    api.nvim_win_set_cursor(state.preview_win, { row.lnum, 0 })
    api.nvim_win_call(state.preview_win, function()
      vim.cmd('normal! zz')
    end)
  end
end

local function select_row(index)
  if #state.rows == 0 then
    state.selected = 0
    show_preview()
    return
  end
  state.selected = math.max(1, math.min(index, #state.rows))
  api.nvim_win_set_cursor(state.list_win, { state.selected, 0 })
  show_preview()
end

--- Marks in row `index` what was found: a label ends with the snippet's text.
local function mark_matches(index, row, label)
  local snippet = row.passage.snippet
  local before = #label - #row.text
  -- Only a text that shows as it was written has its places.
  if not snippet or snippet.text ~= row.text then
    return
  end
  for _, range in ipairs(snippet.highlights or {}) do
    compat.highlight(state.list_buf, namespace, 'Search', index - 1, before + range[1], before + range[2])
  end
end

local function show_list()
  local lines = {}
  for i, row in ipairs(state.rows) do
    lines[i] = require('inkling').label(row)
  end
  api.nvim_buf_set_lines(state.list_buf, 0, -1, false, lines)
  api.nvim_buf_clear_namespace(state.list_buf, namespace, 0, -1)
  for i, row in ipairs(state.rows) do
    compat.highlight(state.list_buf, namespace, 'Directory', i - 1, 0, #row.hit.title)
    mark_matches(i, row, lines[i])
  end
end

--- Total and filters, beside the prompt.
local function show_status(text)
  api.nvim_buf_clear_namespace(state.prompt_buf, namespace, 0, -1)
  api.nvim_buf_set_extmark(state.prompt_buf, namespace, 0, 0, {
    virt_text = { { text, 'Comment' } },
    virt_text_pos = 'right_align',
  })
end

local search
function search()
  if state.cancel then
    state.cancel()
  end
  local mine = state
  if not state.answer then
    show_status('waiting for the index')
  end
  local options = {
    query = query(),
    asYouType = true,
    exactTotal = false,
    passages = 1,
    filters = state.filters,
    facets = require('inkling').options.facets,
    root = state.root,
  }
  state.cancel = require('inkling').search(options, function(problem, answer)
    if state ~= mine then
      return
    end
    if problem then
      show_status(problem)
      -- At first the index is being built: the same again, unless more is typed meanwhile.
      vim.defer_fn(function()
        if state == mine and query() == options.query and not state.answer then
          search()
        end
      end, 500)
      return
    end
    state.answer = answer
    state.rows = require('inkling').rows(answer)
    show_list()
    select_row(1)
    local total = answer.total.value .. (answer.total.relation == 'eq' and '' or '+')
    show_status(table.concat(vim.list_extend(vim.list_extend({}, state.filters), { total }), '  '))
    if state.panel then
      facets.draw(state.panel, facets.lines(answer, options.facets, state.filters))
    end
  end)
end

--- Opens the selected place; `how` is an Ex command such as "edit" or "vsplit".
function M.accept(how)
  local row = state and state.rows[state.selected]
  close()
  if not row then
    return
  end
  vim.cmd(how .. ' ' .. vim.fn.fnameescape(row.filename))
  local line = api.nvim_buf_get_lines(0, row.lnum - 1, row.lnum, false)[1] or ''
  if row.lnum <= api.nvim_buf_line_count(0) then
    api.nvim_win_set_cursor(0, { row.lnum, math.min(row.col - 1, #line) })
  end
end

--- Takes a filter in or out, as "tag=customer".
function M.toggle_filter(filter)
  for i, one in ipairs(state.filters) do
    if one == filter then
      table.remove(state.filters, i)
      search()
      return
    end
  end
  table.insert(state.filters, filter)
  search()
end

local function leave_panel()
  api.nvim_win_close(state.panel.window, true)
  state.panel = nil
  api.nvim_set_current_win(state.prompt_win)
  vim.cmd('startinsert!')
end

--- The values of all facets, with their counts, to tick.
function M.choose_filter()
  if state.panel then
    return
  end
  vim.cmd('stopinsert')
  local columns = math.min(44, vim.o.columns - 6)
  state.panel = facets.open({
    row = 4,
    col = vim.o.columns - columns - 4,
    width = columns,
    height = math.max(4, vim.o.lines - 10),
  }, M.toggle_filter, leave_panel)
  facets.draw(state.panel, facets.lines(state.answer, require('inkling').options.facets, state.filters))
end

function M.to_quickfix()
  local rows, text = state.rows, query()
  close()
  local items = {}
  for _, row in ipairs(rows) do
    items[#items + 1] = { filename = row.filename, lnum = row.lnum, col = row.col, text = row.text }
  end
  vim.fn.setqflist({}, ' ', { title = 'inkling ' .. text, items = items })
  vim.cmd('copen')
end

function M.move(by)
  select_row(state.selected + by)
end

local function scratch()
  local buffer = api.nvim_create_buf(false, true)
  vim.bo[buffer].bufhidden = 'wipe'
  return buffer
end

local function window(buffer, enter, place)
  local options = vim.tbl_extend('force', { relative = 'editor', style = 'minimal', border = 'single' }, place)
  return api.nvim_open_win(buffer, enter, options)
end

local function map_keys(buffer)
  local keys = {
    ['<CR>'] = function() M.accept('edit') end,
    ['<C-x>'] = function() M.accept('split') end,
    ['<C-v>'] = function() M.accept('vsplit') end,
    ['<C-t>'] = function() M.accept('tabedit') end,
    ['<C-n>'] = function() M.move(1) end,
    ['<Down>'] = function() M.move(1) end,
    ['<C-p>'] = function() M.move(-1) end,
    ['<Up>'] = function() M.move(-1) end,
    ['<C-f>'] = M.choose_filter,
    ['<C-q>'] = M.to_quickfix,
    ['<Esc>'] = close,
    ['<C-c>'] = close,
  }
  for key, action in pairs(keys) do
    vim.keymap.set({ 'i', 'n' }, key, action, { buffer = buffer, nowait = true })
  end
end

--- Where list and preview go: beside each other, or one above the other where that is too narrow.
local function layout()
  local width = math.max(40, vim.o.columns - 6)
  local height = math.max(6, vim.o.lines - 8)
  if vim.o.columns >= narrow then
    local half = math.floor(width / 2)
    return {
      width = width,
      list = { row = 4, col = 2, width = half, height = height },
      preview = { row = 4, col = half + 4, width = width - half - 2, height = height },
    }
  end
  local half = math.floor((height - 2) / 2)
  return {
    width = width,
    list = { row = 4, col = 2, width = width, height = half },
    preview = { row = half + 6, col = 2, width = width, height = height - 2 - half },
  }
end

--- Opens the picker with `text` in its prompt.
function M.open(text)
  close()
  local places = layout()
  local prompt_buf, list_buf, preview_buf = scratch(), scratch(), scratch()
  state = {
    origin = api.nvim_get_current_win(),
    root = require('inkling').root_of(api.nvim_buf_get_name(0)),
    rows = {},
    selected = 0,
    filters = {},
    prompt_buf = prompt_buf,
    list_buf = list_buf,
    preview_buf = preview_buf,
  }
  local beside = { focusable = false }
  state.list_win = window(list_buf, false, vim.tbl_extend('force', places.list, beside))
  state.preview_win = window(preview_buf, false, vim.tbl_extend('force', places.preview, beside))
  vim.wo[state.list_win].cursorline = true
  vim.wo[state.list_win].wrap = false
  vim.wo[state.preview_win].linebreak = true
  vim.bo[preview_buf].syntax = 'markdown'
  state.prompt_win = window(prompt_buf, true, { row = 1, col = 2, width = places.width, height = 1 })
  map_keys(prompt_buf)
  api.nvim_buf_set_lines(prompt_buf, 0, -1, false, { text or '' })
  api.nvim_create_autocmd({ 'TextChangedI', 'TextChanged' }, { buffer = prompt_buf, callback = search })
  vim.cmd('startinsert!')
  search()
end

--- For tests: what is shown.
function M.current()
  return state
end

return M
