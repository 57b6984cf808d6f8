-- SPDX-License-Identifier: MIT
-- Run as: nvim --headless --clean -c "luafile neovim_test.lua", with INKLING_BINARY, INKLING_EDITORS
-- and INKLING_TEST_VAULT set. Ends with 0 when every claim held. With INKLING_TEST_NEWER the plugin is
-- told that this is Neovim 0.11.
local vault = os.getenv('INKLING_TEST_VAULT')
local here = debug.getinfo(1, 'S').source:match('^@(.*)/') or '.'
local failures = 0

local function expect(claim, holds, seen)
  if not holds then
    failures = failures + 1
    io.stderr:write('FAILED: ' .. claim .. (seen ~= nil and (': ' .. vim.inspect(seen)) or '') .. '\n')
  end
end

local function wait(claim, condition)
  expect(claim, (vim.wait(20000, condition, 10)))
end

local function request(client, method, params)
  local answer = client.request_sync(method, params, 20000, 0)
  return answer and answer.result, answer and answer.err
end

local function at(line, character)
  return {
    textDocument = vim.lsp.util.make_text_document_params(0),
    position = { line = line, character = character },
  }
end

local function names(list, key)
  local out = {}
  for _, one in ipairs(list or {}) do
    out[#out + 1] = one[key]
  end
  return out
end

--- The clients of a buffer; spelled otherwise in newer versions.
local function clients()
  return vim.tbl_values(vim.lsp.buf_get_clients(0))
end

--- :Inkling with another plugin's picker: searches at every key, and opens the place.
local function test_picker(name, stand_in)
  local inkling = require('inkling')
  local seen = {}
  stand_in(seen)
  inkling.options.picker = name
  vim.cmd('edit ' .. vim.fn.fnameescape(vault .. '/log.md'))
  vim.cmd('Inkling slu')
  wait(name .. ' shows the hits of what was typed', function()
    return seen.rows and #seen.rows == 1
  end)
  local shown = seen.rows[1] and seen.shown(seen.rows[1]) or ''
  expect(name .. ' shows the text', shown:find('Close the sluice', 1, true) ~= nil, shown)
  seen.rows, seen.lists = nil, true
  seen.type_text('no-such-word-anywhere')
  seen.type_text('decision:sluice')
  wait(name .. ' shows the last query', function()
    return seen.rows and #seen.rows == 1
  end)
  seen.accept(seen.rows[1])
  expect(name .. ' opens the note', vim.api.nvim_buf_get_name(0) == vault .. '/plan.md')
  expect(name .. ' at the place', vim.deep_equal(vim.api.nvim_win_get_cursor(0), { 11, 2 }))
end

local function run()
  if os.getenv('INKLING_TEST_NEWER') then
    dofile(here .. '/neovim_newer.lua')
  end
  vim.opt.runtimepath:append(os.getenv('INKLING_EDITORS') .. '/neovim')
  vim.cmd('runtime plugin/inkling.lua')
  vim.cmd('filetype plugin on')
  vim.o.columns, vim.o.lines = 160, 40
  local inkling = require('inkling')
  inkling.setup({ cmd = { os.getenv('INKLING_BINARY'), 'lsp' } })

  vim.cmd('edit ' .. vim.fn.fnameescape(vault .. '/plan.md'))
  wait('the server attaches', function()
    return #clients() == 1
  end)
  local client = clients()[1]
  wait('the index is built', function()
    local status = request(client, 'workspace/executeCommand', { command = 'inkling.status' })
    return status and status.ready
  end)

  -- The vault is found upward.
  expect('root', client.config.root_dir == vault, client.config.root_dir)

  -- Jumping, in UTF-16, behind an emoji.
  vim.api.nvim_win_set_cursor(0, { 7, 8 })
  vim.lsp.buf.definition()
  wait('definition opens the note', function()
    return vim.api.nvim_buf_get_name(0) == vault .. '/people/Ana Petrov.md'
  end)
  vim.cmd('edit ' .. vim.fn.fnameescape(vault .. '/plan.md'))

  local lens = request(client, 'textDocument/codeLens', at(0, 0))
  expect('a lens counts backlinks', lens[1].command.title == '1 backlink', lens)

  -- Diagnostics arrive.
  vim.cmd('edit ' .. vim.fn.fnameescape(vault .. '/log.md'))
  wait('a broken link is underlined', function()
    local found = vim.diagnostic.get(0)
    return #found == 1 and found[1].code == 'broken-link'
  end)

  -- Completion through omnifunc, as a person triggers it.
  vim.cmd('edit ' .. vim.fn.fnameescape(vault .. '/new.md'))
  wait('a new note attaches', function()
    return #clients() == 1
  end)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'see [[ana p' })
  vim.api.nvim_win_set_cursor(0, { 1, 11 })
  expect('omnifunc is ours', vim.bo.omnifunc == 'v:lua.vim.lsp.omnifunc', vim.bo.omnifunc)
  local offered = request(client, 'textDocument/completion', at(0, 11))
  expect('completion', offered and offered.items[1].textEdit.newText == 'Ana Petrov]]', offered)

  -- Unsaved text is searched.
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { 'The zostera meadow', '[[Ana Petrov]]' })
  local found
  inkling.search({ query = 'zostera' }, function(problem, answer)
    found = problem or answer
  end)
  wait('an answer', function()
    return found ~= nil
  end)
  expect('unsaved text is found', found.hits and found.hits[1] and found.hits[1].path == 'new.md', found)

  -- Renaming a heading takes its links along.
  vim.cmd('silent write')
  vim.cmd('edit ' .. vim.fn.fnameescape(vault .. '/plan.md'))
  vim.api.nvim_win_set_cursor(0, { 9, 5 })
  vim.lsp.buf.rename('Decisions')
  wait('the link follows its heading', function()
    local buffer = vim.fn.bufnr(vault .. '/log.md')
    return vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1]:find('plan#Decisions', 1, true) ~= nil
  end)
  vim.cmd('silent wall')

  -- :Inkling! fills the quickfix list.
  vim.cmd('Inkling! decision:sluice')
  wait(':Inkling! fills the quickfix list', function()
    return #vim.fn.getqflist() == 1
  end)
  expect('the line of the decision', vim.fn.getqflist()[1].lnum == 11, vim.fn.getqflist())
  vim.cmd('cclose')

  -- The picker searches with every letter, filters, and jumps.
  local picker = require('inkling.picker')
  vim.cmd('Inkling sl')
  wait('the picker shows hits', function()
    return picker.current() and #picker.current().rows > 0
  end)
  local lines = vim.api.nvim_buf_get_lines(picker.current().list_buf, 0, -1, false)
  expect('a row has its title', lines[1]:find('The plan', 1, true) == 1, lines)
  local preview = vim.api.nvim_buf_get_lines(picker.current().preview_buf, 0, -1, false)
  expect('the preview is the note', vim.tbl_contains(preview, '# The plan'), preview)
  vim.api.nvim_buf_set_lines(picker.current().prompt_buf, 0, -1, false, { 'meadow' })
  vim.api.nvim_exec_autocmds('TextChanged', { buffer = picker.current().prompt_buf })
  wait('another letter, another answer', function()
    local row = picker.current().rows[1]
    return row and row.hit.path == 'new.md'
  end)
  picker.toggle_filter('type=person')
  wait('a filter narrows', function()
    return #picker.current().rows == 0
  end)
  picker.toggle_filter('type=person')
  wait('and widens again', function()
    return #picker.current().rows == 1
  end)

  -- The window of filters: a box for each value, its counts follow. They are counted in the index,
  -- which has what was written just now a moment later.
  local counted
  wait('the index has the note', function()
    inkling.search({ query = 'meadow', facets = { 'month' } }, function(_, answer)
      counted = answer and #answer.facets.month.values or 0
    end)
    vim.wait(1000, function()
      return counted ~= nil
    end)
    return counted == 1
  end)
  local before = picker.current().answer
  picker.toggle_filter('type=note')
  picker.toggle_filter('type=note')
  wait('the picker asked again', function()
    return picker.current().answer ~= before
  end)
  picker.choose_filter()
  local panel = picker.current().panel
  local function shown()
    return vim.api.nvim_buf_get_lines(panel.buffer, 0, -1, false)
  end
  expect('filters say their counts', vim.tbl_contains(shown(), '  [ ] 2026  1'), shown())
  vim.fn.search('2026')
  vim.cmd('normal x')
  wait('a box is ticked', function()
    return vim.tbl_contains(shown(), '  [x] 2026  1')
  end)
  expect('the cursor stays', vim.api.nvim_get_current_line() == '  [x] 2026  1')
  vim.cmd([[execute "normal \<CR>"]])
  wait('and unticked', function()
    return vim.tbl_contains(shown(), '  [ ] 2026  1')
  end)
  vim.cmd([[execute "normal \<Esc>"]])
  expect('back in the prompt', vim.api.nvim_get_current_win() == picker.current().prompt_win)
  picker.accept('edit')
  expect('accepting opens the note', vim.api.nvim_buf_get_name(0) == vault .. '/new.md')
  expect('and closes the picker', picker.current() == nil)

  -- The window as a whole where the screen is small.
  vim.o.columns, vim.o.lines = 80, 24
  vim.cmd('Inkling sluice')
  wait('hits on a small screen', function()
    return #picker.current().rows == 1
  end)
  local list = vim.api.nvim_win_get_config(picker.current().list_win)
  local below = vim.api.nvim_win_get_config(picker.current().preview_win)
  local list_row = type(list.row) == 'table' and list.row[false] or list.row
  local below_row = type(below.row) == 'table' and below.row[false] or below.row
  expect('the note is below the hits', below_row > list_row + list.height, { list_row, below_row })
  expect('and fits', below_row + below.height + 2 <= 22, below_row + below.height)
  picker.to_quickfix()
  expect('hits go to the quickfix list', #vim.fn.getqflist() == 1)
  vim.cmd('cclose')
  vim.o.columns, vim.o.lines = 160, 40

  -- Other pickers.
  for name, stand_in in pairs(dofile(here .. '/neovim_pickers.lua').stand_ins) do
    test_picker(name, stand_in)
  end
  inkling.options.picker = 'builtin'

  -- Words of the query language are completed.
  expect('operators', vim.tbl_contains(vim.fn.getcompletion('Inkling deci', 'cmdline'), 'decision:'))
  expect('values', vim.tbl_contains(vim.fn.getcompletion('Inkling tag:harb', 'cmdline'), 'tag:harbour'))

  -- A lens opens what it counts.
  vim.cmd('edit ' .. vim.fn.fnameescape(vault .. '/plan.md'))
  vim.lsp.commands['inkling.backlinks'](lens[1].command, { client_id = client.id })
  wait('backlinks', function()
    return vim.fn.getqflist({ title = 0 }).title == 'Backlinks'
  end)
  vim.cmd('cclose')

  -- :checkhealth
  vim.cmd('checkhealth inkling')
  local health = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  expect('health', health:find('inkling %d') ~= nil and not health:find('ERROR'), health)
  vim.cmd('helptags ' .. os.getenv('INKLING_EDITORS') .. '/neovim/doc')
  vim.cmd('help :Inkling')
  expect('help', vim.fn.expand('%:t') == 'inkling.txt')
  os.remove(os.getenv('INKLING_EDITORS') .. '/neovim/doc/tags')

  local id = client.id
  vim.lsp.stop_client(id)
  wait('the server ends', function()
    return vim.lsp.get_client_by_id(id) == nil
  end)
end

local ok, problem = xpcall(run, debug.traceback)
expect('no error', ok, problem)
vim.cmd(failures == 0 and 'qall!' or 'cquit!')
