-- SPDX-License-Identifier: MIT
-- Search notes from Neovim: a language client for every Markdown buffer in a vault, and :Inkling.
local M = {}

local compat = require('inkling.compat')

M.options = {
  cmd = { 'inkling', 'lsp' },
  filetypes = { 'markdown' },
  -- What makes a folder a vault.
  root_markers = { '.inkling', '.obsidian', '.git', '.zk' },
  -- Used when the current buffer is in no vault.
  vault = nil,
  limit = 50,
  -- What :Inkling opens: 'builtin', 'telescope', 'fzf-lua', 'snacks' or 'mini.pick'.
  picker = 'builtin',
  -- The facets that <C-f> in the built-in picker offers.
  facets = { 'kind', 'type', 'tag', 'people', 'status', 'folder', 'month' },
  inlay_hints = false,
  on_attach = nil,
}

-- The module of each picker.
M.pickers = {
  builtin = 'inkling.picker',
  telescope = 'inkling.pickers.telescope',
  ['fzf-lua'] = 'inkling.pickers.fzf_lua',
  snacks = 'inkling.pickers.snacks',
  ['mini.pick'] = 'inkling.pickers.mini',
}

local clients = {} -- Client id by vault: one server for all buffers of a vault.

--- The vault that holds a file, else the configured one.
function M.root_of(path)
  local folder = path ~= '' and vim.fn.fnamemodify(path, ':p:h') or vim.fn.getcwd()
  while true do
    for _, marker in ipairs(M.options.root_markers) do
      if compat.uv.fs_stat(folder .. '/' .. marker) then
        return folder
      end
    end
    local parent = vim.fn.fnamemodify(folder, ':h')
    if parent == folder then
      return M.options.vault and vim.fn.fnamemodify(M.options.vault, ':p'):gsub('(.)/$', '%1') or nil
    end
    folder = parent
  end
end

local function configuration(root)
  return {
    name = 'inkling',
    cmd = M.options.cmd,
    cmd_cwd = root,
    root_dir = root,
    -- Requests must not overtake the edits that they are about.
    flags = { debounce_text_changes = 0 },
    workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
    init_options = { inlayHints = M.options.inlay_hints },
    on_exit = function()
      clients[root] = nil
    end,
    on_attach = function(client, buffer)
      vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
      if M.options.on_attach then
        M.options.on_attach(client, buffer)
      end
    end,
  }
end

--- The client of a vault; started when there is none.
function M.client_for(root)
  local id = clients[root]
  if not (id and vim.lsp.get_client_by_id(id)) then
    id = compat.start_client(configuration(root))
    clients[root] = id
  end
  return id and vim.lsp.get_client_by_id(id), id
end

--- Attaches a buffer to its vault's server. Nothing when it is in none.
function M.attach(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == '' or path:match('^%a+://') or vim.bo[buffer].buftype ~= '' then
    return
  end
  local root = M.root_of(path)
  if not root then
    return
  end
  local _, id = M.client_for(root)
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

--- Runs a command of the server. `done(error, result)` is called later; returns a function that
--- cancels.
function M.request(command, argument, done, root)
  root = root or M.root_of(vim.api.nvim_buf_get_name(0))
  if not root then
    done('no vault here: set one with require("inkling").setup({ vault = ... })')
    return function() end
  end
  local client = M.client_for(root)
  if not client then
    done('cannot start ' .. table.concat(M.options.cmd, ' '))
    return function() end
  end
  local cancelled, request = false, nil
  local function send()
    if cancelled then
      return
    end
    local _
    local parameters = { command = command, arguments = { argument } }
    local function answered(problem, result)
      if not cancelled then
        done(problem and problem.message, result)
      end
    end
    _, request = compat.client_call(client, 'request', 'workspace/executeCommand', parameters, answered, vim.api.nvim_get_current_buf())
  end
  -- A client that has just been started takes no requests before the server has answered.
  local function when_ready(tries)
    if client.initialized or client.server_capabilities and next(client.server_capabilities) then
      send()
    elseif tries > 0 and not cancelled then
      vim.defer_fn(function()
        when_ready(tries - 1)
      end, 10)
    end
  end
  when_ready(1000)
  return function()
    cancelled = true
    if request then
      compat.client_call(client, 'cancel_request', request)
    end
  end
end

--- Searches. `options` as in `:help inkling-search`; `done(error, answer)` gets the object that
--- `inkling search --format json` prints.
function M.search(options, done)
  local root = options.root -- Of the vault; else that of the current buffer.
  local argument = vim.tbl_extend('keep', options, { limit = M.options.limit })
  argument.root = nil
  return M.request('inkling.search', argument, done, root)
end

--- The passages of an answer, a row for each place: {filename, lnum, col, text, hit}.
function M.rows(answer)
  local rows = {}
  for _, hit in ipairs(answer.hits or {}) do
    local passages = hit.passages and #hit.passages > 0 and hit.passages or { hit }
    for _, passage in ipairs(passages) do
      rows[#rows + 1] = {
        filename = vim.uri_to_fname(hit.uri),
        lnum = passage.line,
        col = passage.column,
        text = (passage.snippet and passage.snippet.text or hit.title):gsub('%s+', ' '),
        hit = hit,
        passage = passage,
      }
    end
  end
  return rows
end

--- Search for a picker, at every key: `done(rows)` gets the best place of each hit. Returns a
--- function that cancels; a cancelled search never calls `done`.
function M.live(query, root, done)
  local options = { query = query, root = root, asYouType = true, exactTotal = false, passages = 1 }
  return M.search(options, function(problem, answer)
    if problem then
      vim.notify('inkling: ' .. problem, vim.log.levels.ERROR)
    end
    done(problem and {} or M.rows(answer))
  end)
end

--- A file's path as it is named in its vault.
function M.relative(path, root)
  return root and vim.startswith(path, root .. '/') and path:sub(#root + 2) or path
end

--- What a picker shows of a place.
function M.label(row)
  local kind = row.passage.kind
  local mark = (kind and kind ~= 'text' and kind ~= 'note') and ('[' .. kind .. '] ') or ''
  return ('%s:%d  %s%s'):format(row.hit.title, row.lnum, mark, row.text)
end

--- All hits into the quickfix list.
function M.quickfix(query)
  M.search({ query = query, limit = 200 }, function(problem, answer)
    if problem then
      vim.notify('inkling: ' .. problem, vim.log.levels.ERROR)
      return
    end
    local items = {}
    for _, row in ipairs(M.rows(answer)) do
      items[#items + 1] = { filename = row.filename, lnum = row.lnum, col = row.col, text = row.text }
    end
    vim.fn.setqflist({}, ' ', { title = 'inkling ' .. query, items = items })
    if #items == 0 then
      vim.notify('inkling: nothing found')
    else
      vim.cmd('copen')
    end
  end)
end

function M.command(query, bang)
  if bang then
    M.quickfix(query)
    return
  end
  local module = M.pickers[M.options.picker]
  if not module then
    local known = vim.tbl_keys(M.pickers)
    table.sort(known)
    vim.notify(
      ("inkling: no picker '%s' (there are %s)"):format(M.options.picker, table.concat(known, ', ')),
      vim.log.levels.ERROR
    )
    return
  end
  require(module).open(query)
end

--- Completion of :Inkling: operators of the query language and what the vault has for them.
function M.complete(lead)
  local command = { M.options.cmd[1], '--quiet', 'completion', 'values', lead }
  local root = M.root_of(vim.api.nvim_buf_get_name(0))
  if root then
    vim.list_extend(command, { '--vault', root })
  end
  local words = vim.fn.systemlist(command)
  return vim.v.shell_error == 0 and words or {}
end

--- Shows locations that a code lens or a command gave.
local function show_locations(title, locations, client_id)
  local client = vim.lsp.get_client_by_id(client_id)
  local encoding = client and client.offset_encoding or 'utf-16'
  local items = vim.lsp.util.locations_to_items(locations or {}, encoding)
  vim.fn.setqflist({}, ' ', { title = title, items = items })
  if #items > 0 then
    vim.cmd('copen')
  end
end

function M.setup(options)
  M.options = vim.tbl_deep_extend('force', M.options, options or {})
  for name, title in pairs({ ['inkling.backlinks'] = 'Backlinks', ['inkling.openTasks'] = 'Open tasks' }) do
    vim.lsp.commands[name] = function(command, context)
      M.request(name, command.arguments[1], function(problem, locations)
        if not problem then
          show_locations(title, locations, context.client_id)
        end
      end)
    end
  end
  local group = vim.api.nvim_create_augroup('inkling', { clear = true })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = M.options.filetypes,
    callback = function(event)
      M.attach(event.buf)
    end,
  })
  -- Buffers that were there before.
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(M.options.filetypes, vim.bo[buffer].filetype) then
      M.attach(buffer)
    end
  end
end

return M
