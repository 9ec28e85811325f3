--- Maatstaf in Neovim, from 0.7 on: starts `maatstaf lsp` for `.maat` files, and shows what it says beyond the protocol.
---
---     vim.opt.runtimepath:append("…/editors/neovim")
---     require("maatstaf").setup({ as_of = "2026-11-23", language = "nl" })

local pages = require("maatstaf.pages")

local M = {}

--- What `setup` takes, with its defaults.
M.options = {
  --- How the server is started.
  cmd = { "maatstaf", "lsp", "--stdio" },
  --- The language of its texts, `nl` or `en`; nil: that of the environment.
  language = nil,
  --- The date on which norms are read, such as `2026-11-23`; nil: today.
  as_of = nil,
  --- Whether levels and verdicts are shown within the text (Neovim 0.10 or later).
  inlay_hints = true,
  --- Whether counts are shown above instruments.
  code_lens = true,
  --- Called with the client and the buffer when the server is there.
  on_attach = nil,
}

--- How many norms stand how, as the server said last; nil until it has.
--- @type { as_of: string, satisfied: integer, violated: integer, open: integer, errors: integer }|nil
M.verdicts = nil

local function locale()
  if M.options.language then
    return M.options.language
  end
  local language = vim.env.LC_ALL or vim.env.LC_MESSAGES or vim.env.LANG or ""
  return language:match("^nl") and "nl" or "en"
end

--- The folder that is checked as a whole: the nearest above that git keeps, else that of the file.
function M.root(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  local at = folder
  while true do
    if vim.loop.fs_stat(at .. "/.git") then
      return at
    end
    local above = vim.fn.fnamemodify(at, ":h")
    if above == at then
      return folder
    end
    at = above
  end
end

local function on_verdicts(_, verdicts)
  M.verdicts = verdicts
  vim.cmd("silent! doautocmd <nomodeline> User MaatstafVerdicts")
  vim.cmd("redrawstatus!")
end

--- What the server is told when asked for its settings. An item of another section gets nothing.
local function settings()
  -- Sent, not asked for: what an edit changes in other buffers is then shown there too, and so is another date.
  return { asOf = M.options.as_of or vim.NIL, language = M.options.language or vim.NIL, diagnostics = "push" }
end

local function attached(client, buffer)
  if M.options.inlay_hints and vim.lsp.inlay_hint and client.server_capabilities.inlayHintProvider then
    vim.lsp.inlay_hint.enable(true, { bufnr = buffer })
  end
  if M.options.code_lens and client.server_capabilities.codeLensProvider then
    local group = vim.api.nvim_create_augroup("maatstaf_lens_" .. buffer, {})
    vim.api.nvim_create_autocmd({ "BufEnter", "InsertLeave", "BufWritePost" }, {
      group = group,
      buffer = buffer,
      callback = function()
        vim.lsp.codelens.refresh()
      end,
    })
  end
  if M.options.on_attach then
    M.options.on_attach(client, buffer)
  end
end

--- The configuration of the server, as `vim.lsp.start`, `vim.lsp.start_client` and `vim.lsp.config` take it.
function M.config(root)
  return {
    name = "maatstaf",
    cmd = M.options.cmd,
    filetypes = { "maat" },
    root_dir = root,
    root_markers = { ".git" },
    init_options = settings(),
    settings = { maatstaf = settings() },
    handlers = { ["maatstaf/verdicts"] = on_verdicts },
    on_attach = attached,
    before_init = function(params)
      params.locale = locale()
    end,
  }
end

--- Clients by root, for a Neovim that does not keep them itself (before 0.8).
local clients = {}

local function start(buffer)
  local file = vim.api.nvim_buf_get_name(buffer)
  if vim.bo[buffer].buftype ~= "" then
    return
  end
  if vim.fn.executable(M.options.cmd[1]) == 0 then
    vim.notify(("maatstaf: there is no program %s; set cmd in setup()"):format(M.options.cmd[1]), vim.log.levels.WARN)
    return
  end
  local root = M.root(file ~= "" and file or (vim.fn.getcwd() .. "/x"))
  local config = M.config(root)
  config.workspace_folders = { { uri = vim.uri_from_fname(root), name = root } }
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  clients[root] = clients[root] or vim.lsp.start_client(config)
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

--- The client of a buffer; nil when there is none.
function M.client(buffer)
  buffer = (buffer == nil or buffer == 0) and vim.api.nvim_get_current_buf() or buffer
  local all = vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = buffer }) or vim.lsp.buf_get_clients(buffer)
  for _, client in pairs(all) do
    if client.name == "maatstaf" then
      return client
    end
  end
end

--- The counts for a status line: `2026-11-23 ✓3 ✗0 ?7`. Counts on a date, and no more than that.
function M.status()
  local v = M.verdicts
  if not v then
    return ""
  end
  local text = ("%s ✓%d ✗%d ?%d"):format(v.as_of, v.satisfied, v.violated, v.open)
  return v.errors > 0 and ("%s !%d"):format(text, v.errors) or text
end

--- Reads the norms on another date; without one, today.
function M.set_date(date)
  M.options.as_of = date ~= "" and date or nil
  local client = M.client()
  if client then
    client.config.settings = { maatstaf = settings() }
    -- `settings` has moved since 0.10; the server asks there.
    client.settings = client.config.settings
    local params = { settings = client.config.settings }
    if vim.fn.has("nvim-0.11") == 1 then
      client:notify("workspace/didChangeConfiguration", params)
    else
      client.notify("workspace/didChangeConfiguration", params)
    end
  end
end

--- Runs a command of the server, about the place of the cursor unless `arguments` say otherwise, and shows its answer.
function M.run(command, arguments)
  local client = M.client()
  if not client then
    vim.notify("maatstaf: there is no server for this buffer", vim.log.levels.WARN)
    return
  end
  local buffer = vim.api.nvim_get_current_buf()
  local params = { command = command, arguments = arguments or M.here(client) }
  local function answered(err, result)
    if err then
      vim.notify("maatstaf: " .. (err.message or tostring(err)), vim.log.levels.ERROR)
    else
      pages.show(result)
    end
  end
  if vim.fn.has("nvim-0.11") == 1 then
    client:request("workspace/executeCommand", params, answered, buffer)
  else
    client.request("workspace/executeCommand", params, answered, buffer)
  end
end

--- The document and the place of the cursor, as the protocol has them.
function M.here(client)
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  return { params.textDocument.uri, params.position }
end

--- Starts the server for every `.maat` file from now on, and adds the commands.
function M.setup(options)
  M.options = vim.tbl_extend("force", M.options, options or {})
  -- What a lens or an action of the server names: run there, and its answer shown here.
  for _, command in ipairs({ "maatstaf.timeline", "maatstaf.explainVerdict", "maatstaf.prose", "maatstaf.runCase" }) do
    vim.lsp.commands[command] = function(chosen)
      M.run(command, chosen.arguments)
    end
  end
  local group = vim.api.nvim_create_augroup("maatstaf", {})
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = "maat",
    callback = function(event)
      start(event.buf)
    end,
  })
  local add = vim.api.nvim_create_user_command
  add("MaatstafTimeline", function()
    M.run("maatstaf.timeline", { vim.uri_from_bufnr(0) })
  end, { desc = "How every norm stands, from day to day" })
  add("MaatstafExplain", function()
    M.run("maatstaf.explainVerdict")
  end, { desc = "Why a norm stands as it does here" })
  add("MaatstafProse", function()
    M.run("maatstaf.prose")
  end, { desc = "The instrument in sentences" })
  add("MaatstafDate", function(event)
    M.set_date(event.args)
  end, { nargs = "?", desc = "Reads the norms on another date" })
end

return M
