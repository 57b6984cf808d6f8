-- SPDX-License-Identifier: MIT
-- Makes Neovim 0.7 look like 0.11 to the plugin: what 0.11 has is there, and what it calls deprecated
-- fails when the plugin, and not Neovim itself, calls it. Stands in for a Neovim that Debian 12 lacks.
local function from_plugin()
  return debug.getinfo(3, 'S').source:find('/neovim/lua/inkling', 1, true) ~= nil
end

local function deprecate(place, name)
  local original = place[name]
  place[name] = function(...)
    assert(not from_plugin(), name .. ' is deprecated')
    return original(...)
  end
end

local has = vim.fn.has
vim.fn.has = function(what)
  return what == 'nvim-0.11' and 1 or has(what)
end
vim.uv = vim.loop

local start_client = vim.lsp.start_client
function vim.lsp.start(configuration, options)
  assert(options.attach == false)
  return start_client(configuration)
end
vim.lsp.get_clients = vim.lsp.get_active_clients

-- The functions of a client are methods.
local get_client_by_id = vim.lsp.get_client_by_id
function vim.lsp.get_client_by_id(id)
  local client = get_client_by_id(id)
  if not client or not from_plugin() then
    return client
  end
  local newer = setmetatable({}, { __index = client })
  for _, name in ipairs({ 'request', 'cancel_request', 'notify' }) do
    newer[name] = function(self, ...)
      assert(self == newer, name .. ' is called as a function, not as a method')
      return client[name](...)
    end
  end
  return newer
end

for _, name in ipairs({ 'start_client', 'get_active_clients', 'buf_get_clients' }) do
  deprecate(vim.lsp, name)
end
deprecate(vim.api, 'nvim_buf_add_highlight')

-- vim.bo and vim.wo call these themselves, so the plugin's text is searched for them.
local plugin = os.getenv('INKLING_EDITORS') .. '/neovim/**/*.lua'
for _, file in ipairs(vim.fn.glob(plugin, false, true)) do
  local text = table.concat(vim.fn.readfile(file), '\n')
  assert(not text:find('nvim_%w+_[gs]et_option%f[^%w_]'), file .. ' gets or sets an option the old way')
end
