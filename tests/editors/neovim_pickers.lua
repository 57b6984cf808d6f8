-- SPDX-License-Identifier: MIT
-- Stand-ins for the picker plugins, as small as what the adapters use of them and called as the
-- plugins call them: a prompt is "typed", the hits are collected, and the best one is opened.
local M = {}

local function open(file, line, column)
  vim.cmd('edit ' .. vim.fn.fnameescape(file))
  vim.api.nvim_win_set_cursor(0, { line, column })
end

--- telescope.nvim: a dynamic finder runs in a coroutine, and its function may wait in it.
local function telescope(seen)
  package.loaded['plenary.async.control'] = {
    channel = {
      oneshot = function()
        local waiting, value
        return function(...)
          value = { ... }
          if waiting then
            coroutine.resume(waiting)
          end
        end, function()
          if not value then
            waiting = coroutine.running()
            coroutine.yield()
          end
          return unpack(value)
        end
      end,
    },
  }
  package.loaded['telescope.config'] = {
    values = {
      grep_previewer = function()
        return 'previewer'
      end,
    },
  }
  package.loaded['telescope.sorters'] = {
    highlighter_only = function()
      return 'sorter'
    end,
  }
  package.loaded['telescope.finders'] = {
    new_dynamic = function(options)
      return options
    end,
  }
  package.loaded['telescope.pickers'] = {
    new = function(options, picker)
      assert(picker.previewer == 'previewer' and picker.sorter == 'sorter')
      local function type_text(text)
        coroutine.wrap(function()
          local rows = {}
          for _, row in ipairs(picker.finder.fn(text)) do
            rows[#rows + 1] = picker.finder.entry_maker(row)
          end
          seen.rows = rows
        end)()
      end
      seen.type_text = type_text
      seen.shown = function(row)
        assert(type(row.ordinal) == 'string')
        return row.display
      end
      seen.accept = function(row)
        open(row.filename, row.lnum, row.col - 1)
      end
      return {
        find = function()
          type_text(options.default_text)
        end,
      }
    end,
  }
end

--- fzf-lua: the function of the query gives a function that is given one to add lines with.
local function fzf_lua(seen)
  package.loaded['fzf-lua'] = {
    defaults = { actions = { files = {} } },
    fzf_live = function(contents, options)
      assert(options.actions and options.exec_empty_query and options.func_async_callback == false)
      seen.type_text = function(text)
        local rows, done = {}, false
        -- Newer versions give a list of fields.
        contents(seen.lists and { text } or text)(function(line)
          assert(not done, 'a line after the end')
          if line then
            rows[#rows + 1] = line
          else
            done = true
            seen.rows = rows
          end
        end)
      end
      seen.shown = function(row)
        return row
      end
      seen.accept = function(row)
        local file, line, column = row:match('^(.-):(%d+):(%d+):')
        open(options.cwd .. '/' .. file, tonumber(line), tonumber(column) - 1)
      end
      seen.type_text(options.query)
    end,
  }
end

--- snacks: a finder runs in a coroutine that suspends itself and is resumed from outside.
local function snacks(seen)
  package.loaded['snacks'] = {
    picker = {
      pick = function(options)
        assert(options.live and options.supports_live and options.format == 'file')
        seen.type_text = function(text)
          local abort
          local running
          local async = {
            suspend = function()
              coroutine.yield()
            end,
            resume = function()
              coroutine.resume(running)
            end,
            on = function(_, event, callback)
              assert(event == 'abort')
              abort = callback
            end,
          }
          if seen.abort then
            seen.abort()
          end
          running = coroutine.create(function()
            local rows = {}
            options.finder(options, { filter = { search = text }, async = async })(function(item)
              rows[#rows + 1] = item
            end)
            seen.rows = rows
          end)
          seen.abort = function()
            if abort then
              abort()
            end
          end
          assert(coroutine.resume(running))
        end
        seen.shown = function(row)
          return row.text
        end
        seen.accept = function(row)
          open(row.file, row.pos[1], row.pos[2])
        end
        seen.type_text(options.search)
      end,
    },
  }
end

--- mini.pick: `match` is called at every change, and sets items for its tick of the query.
local function mini(seen)
  local tick, picker = 0, nil
  local pick = {
    get_querytick = function()
      return tick
    end,
    set_picker_items = function(items, options)
      if options.querytick == tick then
        assert(options.do_match == false)
        seen.rows = items
      end
    end,
    start = function(options)
      picker = options
      seen.shown = function(row)
        return row.text
      end
      seen.accept = function(row)
        open(row.path, row.lnum, row.col - 1)
      end
      picker.source.match({}, {}, {})
      picker.source.match({}, {}, {})
      vim.api.nvim_exec_autocmds('User', { pattern = 'MiniPickStart' })
    end,
  }
  function pick.set_picker_query(query)
    tick = tick + 1
    picker.source.match({}, {}, query)
  end
  seen.type_text = function(text)
    pick.set_picker_query(vim.fn.split(text, '\\zs'))
  end
  package.loaded['mini.pick'] = pick
end

M.stand_ins = { telescope = telescope, ['fzf-lua'] = fzf_lua, snacks = snacks, ['mini.pick'] = mini }

return M
