-- SPDX-License-Identifier: MIT
-- :Telescope inkling
return require('telescope').register_extension({
  exports = {
    inkling = function(options)
      require('inkling.pickers.telescope').open('', options)
    end,
  },
})
