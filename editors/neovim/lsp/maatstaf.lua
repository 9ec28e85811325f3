-- For who configures servers by hand in Neovim 0.11 or later: vim.lsp.enable("maatstaf").
return require("maatstaf").config()
