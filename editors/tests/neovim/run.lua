-- Neovim, without a screen, edits examples with the server: `editors/test.sh` starts it, once for each version of Neovim.
-- MAATSTAF names the program, WORK an empty folder.

local repository = vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p:h:h:h:h")
local work = vim.env.WORK
local maatstaf = require("maatstaf")

local passed, failed, skipped = 0, 0, 0

local function say(text)
  io.stdout:write(text .. "\n")
end

--- Runs a test, which is a sentence, and goes on.
local function test(sentence, body)
  local fine, err = xpcall(body, debug.traceback)
  if fine then
    passed = passed + 1
    say("ok - " .. sentence)
  elseif tostring(err):match("SKIP") then
    skipped = skipped + 1
    say("skipped - " .. sentence .. tostring(err):match("SKIP(.-)\n"))
  else
    failed = failed + 1
    say("FAILED - " .. sentence .. "\n" .. tostring(err))
  end
end

local function skip(why)
  error("SKIP: " .. why .. "\n", 0)
end

--- Waits until `condition` holds; an error says what was waited for.
local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then
    error("waited in vain for: " .. what, 2)
  end
end

local function lines()
  return vim.api.nvim_buf_get_lines(0, 0, -1, false)
end

local function text()
  return table.concat(lines(), "\n") .. "\n"
end

local function set(content)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(content:gsub("\n$", ""), "\n", { plain = true }))
end

local function same(actual, expected)
  if actual ~= expected then
    local a, b = vim.split(actual, "\n"), vim.split(expected, "\n")
    for at = 1, math.max(#a, #b) do
      if a[at] ~= b[at] then
        error(("line %d is\n  %s\nand not\n  %s"):format(at, tostring(a[at]), tostring(b[at])), 2)
      end
    end
  end
end

local function read(path)
  local file = assert(io.open(path))
  local content = file:read("*a")
  file:close()
  return content
end

--- Puts the cursor `inside` bytes into the first occurrence of `needle`.
local function go(needle, inside)
  for number, line in ipairs(lines()) do
    local at = line:find(needle, 1, true)
    if at then
      vim.api.nvim_win_set_cursor(0, { number, at - 1 + (inside or 1) })
      return
    end
  end
  error(needle .. " is not in the buffer", 2)
end

--- Opens a copy of an example, and waits for the server.
local function open(example)
  local folder = work .. "/" .. example .. "-" .. passed .. failed
  vim.fn.mkdir(folder .. "/.git", "p")
  local file = folder .. "/policy.maat"
  vim.fn.writefile(vim.fn.readfile(repository .. "/examples/" .. example .. "/policy.maat"), file)
  vim.cmd("silent edit " .. vim.fn.fnameescape(file))
  wait("the server", function()
    return maatstaf.client(0) ~= nil
  end)
  return maatstaf.client(0)
end

local function diagnostics()
  return vim.diagnostic.get(0)
end

local function has(code)
  return function()
    for _, diagnostic in ipairs(diagnostics()) do
      local lsp = (diagnostic.user_data or {}).lsp or {}
      if (diagnostic.code or lsp.code) == code then
        return true
      end
    end
    return false
  end
end

--- Asks the server, and gives its answer.
local function ask(method, params)
  local answers, err = vim.lsp.buf_request_sync(0, method, params, 20000)
  assert(answers, tostring(err))
  for _, answer in pairs(answers) do
    assert(not answer.error, vim.inspect(answer.error))
    return answer.result
  end
end

local function can(client, capability)
  if not client.server_capabilities[capability] then
    skip("the server does not offer " .. capability)
  end
end

local function here(client)
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end

maatstaf.setup({ cmd = { vim.env.MAATSTAF, "lsp", "--stdio" }, language = "en", as_of = "2019-08-12" })

test("a file of the language is known, and the server starts for it", function()
  open("till-login")
  same(vim.bo.filetype, "maat")
  same(vim.bo.commentstring, "// %s")
end)

test("a violated and an open norm show in the buffer, at what they are about", function()
  open("till-login")
  wait("verdicts", has("norm-violated"))
  wait("open norms", has("norm-open"))
  local at = {}
  for _, diagnostic in ipairs(diagnostics()) do
    local line = lines()[diagnostic.lnum + 1]
    at[vim.trim(line)] = true
  end
  assert(at["relying on UAVG_29"], vim.inspect(at))
end)

test("a name that is misspelt shows while it is typed, and goes when it is mended", function()
  open("pace-board")
  go("from scanner", 5)
  vim.cmd("normal! rx")
  wait("the mistake", has("unknown-name"))
  vim.cmd("silent undo")
  wait("its end", function()
    return not has("unknown-name")()
  end)
end)

test("hover tells what a concept is", function()
  local client = open("till-login")
  go("collect fingerprint", 10)
  local hover = ask("textDocument/hover", here(client))
  local shown = type(hover.contents) == "table" and (hover.contents.value or vim.inspect(hover.contents))
  assert(shown:find("Fingerprint", 1, true), shown)
end)

test("going to a definition in the library opens a file", function()
  local client = open("till-login")
  go("legitimate_interest", 3)
  local target = ask("textDocument/definition", here(client))
  target = target[1] or target
  if vim.lsp.util.show_document then
    vim.lsp.util.show_document(target, client.offset_encoding)
  else
    vim.lsp.util.jump_to_location(target, client.offset_encoding)
  end
  assert(vim.api.nvim_buf_get_name(0):match("vocabulary/deciding%.maat$"), vim.api.nvim_buf_get_name(0))
  assert(vim.api.nvim_get_current_line():find("basis legitimate_interest", 1, true), vim.api.nvim_get_current_line())
end)

test("renaming changes every use and nothing else", function()
  local client = open("pace-board")
  can(client, "renameProvider")
  local expected = text():gsub("pick_rate", "orders_an_hour")
  go("pick_rate", 3)
  vim.lsp.buf.rename("orders_an_hour")
  wait("the renaming", function()
    return not text():find("pick_rate", 1, true)
  end)
  same(text(), expected)
end)

test("a name of the library cannot be renamed", function()
  local client = open("pace-board")
  can(client, "renameProvider")
  local before = text()
  go("legitimate_interest", 3)
  local answers = vim.lsp.buf_request_sync(0, "textDocument/rename", vim.tbl_extend("force", here(client), { newName = "mine" }), 20000)
  for _, answer in pairs(answers) do
    assert(answer.error or answer.result == nil or answer.result == vim.NIL, vim.inspect(answer))
  end
  same(text(), before)
end)

test("formatting gives the one layout", function()
  local client = open("pace-board")
  local expected = text()
  set((expected:gsub("\n        from scanner", " from scanner"):gsub("    controller", "controller")))
  assert(text() ~= expected)
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ async = false, timeout_ms = 20000 })
  else
    vim.lsp.buf.formatting_sync(nil, 20000)
  end
  same(text(), expected)
  assert(client)
end)

test("a fix that is proven to help is offered, and helps when it is applied", function()
  maatstaf.set_date("2026-11-23")
  local client = open("pace-board")
  can(client, "codeActionProvider")
  local good = text()
  -- Whoever reviews may no longer decide otherwise: then nobody really reviews.
  set((good:gsub("            may override\n", "")))
  wait("a verdict", has("norm-violated"))
  local wrong
  for _, diagnostic in ipairs(diagnostics()) do
    wrong = wrong or (diagnostic.message:find("AVG 22(1)", 1, true) and diagnostic) or nil
  end
  vim.api.nvim_win_set_cursor(0, { wrong.lnum + 1, wrong.col })
  local params = vim.lsp.util.make_range_params(0, client.offset_encoding)
  params.context = { diagnostics = {} }
  local titles, chosen = {}, nil
  for _, action in ipairs(ask("textDocument/codeAction", params) or {}) do
    table.insert(titles, action.title)
    -- Proven: the title says what the verdict is before, and what after.
    if action.title:find("→ satisfied", 1, true) and not action.title:find("to be completed", 1, true) then
      chosen = chosen or action
    end
  end
  assert(chosen, "no action says that it helps: " .. vim.inspect(titles))
  if not chosen.edit then
    chosen = ask("codeAction/resolve", chosen)
  end
  local broken = text()
  -- What was typed and what is applied are two steps to go back.
  vim.cmd("let &g:undolevels = &g:undolevels")
  vim.lsp.util.apply_workspace_edit(chosen.edit, client.offset_encoding)
  wait("the end of the verdict", function()
    return not has("norm-violated")()
  end)
  local mended = text()
  vim.cmd("silent undo")
  same(text(), broken)
  wait("the verdict again, once the fix is undone", has("norm-violated"))
  vim.cmd("silent redo")
  same(text(), mended)
  wait("its end again", function()
    return not has("norm-violated")()
  end)
  maatstaf.set_date("2019-08-12")
end)

test("completion offers what fits, and no data where a purpose stands", function()
  local client = open("pace-board")
  can(client, "completionProvider")
  go("for shift_planning", 4)
  local items = ask("textDocument/completion", here(client))
  items = items.items or items
  local labels = {}
  for _, item in ipairs(items) do
    labels[item.label] = true
  end
  assert(labels["shift_planning"] and not labels["pick_rate"], vim.inspect(vim.tbl_keys(labels)))
end)

test("a date that is set changes the verdicts", function()
  maatstaf.set_date("2019-08-12")
  open("till-login")
  wait("verdicts", has("norm-violated"))
  local function messages()
    local all = {}
    for _, diagnostic in ipairs(diagnostics()) do
      table.insert(all, diagnostic.message)
    end
    table.sort(all)
    return table.concat(all, "\n")
  end
  local before = messages()
  maatstaf.set_date("2026-11-23")
  wait("other verdicts", function()
    return messages() ~= before
  end)
  maatstaf.set_date("2019-08-12")
  if not vim.wait(20000, function() return messages() == before end, 20) then
    error("never as before:\n" .. before .. "\n--- but\n" .. messages())
  end
end)

test("five hundred edits without waiting leave the server in step", function()
  local client = open("pace-board")
  local expected = text()
  local at = vim.fn.search("// shifts that a human", "n")
  assert(at > 0 and client)
  for n = 1, 250 do
    vim.api.nvim_buf_set_text(0, at - 1, 3, at - 1, 3, { n % 2 == 0 and "漢" or "é" })
  end
  for _ = 1, 250 do
    local line = lines()[at]
    local length = line:byte(4) >= 0xE0 and 3 or 2
    vim.api.nvim_buf_set_text(0, at - 1, 3, at - 1, 3 + length, { "" })
  end
  same(text(), expected)
  go("    controller", 0)
  vim.cmd("normal! 0i  ")
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ async = false, timeout_ms = 20000 })
  else
    vim.lsp.buf.formatting_sync(nil, 20000)
  end
  same(text(), expected)
end)

test("words are coloured by what they mean", function()
  if not vim.lsp.semantic_tokens then
    skip("this Neovim has no semantic tokens")
  end
  local client = open("pace-board")
  can(client, "semanticTokensProvider")
  go("derive pick_rate", 8)
  local cursor = vim.api.nvim_win_get_cursor(0)
  wait("tokens", function()
    local tokens = vim.lsp.semantic_tokens.get_at_pos(0, cursor[1] - 1, cursor[2])
    return tokens and #tokens > 0
  end)
end)

test("without a server, words are coloured by the syntax file", function()
  open("pace-board")
  go("derive pick_rate", 0)
  local cursor = vim.api.nvim_win_get_cursor(0)
  same(vim.fn.synIDattr(vim.fn.synID(cursor[1], cursor[2] + 1, 1), "name"), "maatVerb")
end)

for _, command in ipairs({
  { "MaatstafTimeline", "maatstaf.timeline", "AVG 5(1)(c)" },
  { "MaatstafExplain", "maatstaf.explainVerdict", "AVG" },
  { "MaatstafProse", "maatstaf.prose", "Scan events" },
}) do
  test(command[1] .. " shows a page beside the text", function()
    local client = open("pace-board")
    local offered = (client.server_capabilities.executeCommandProvider or {}).commands or {}
    if not vim.tbl_contains(offered, command[2]) then
      skip("the server does not offer " .. command[2])
    end
    go("collect scan_event", 10)
    vim.cmd(command[1])
    local function page()
      local buffer = vim.fn.bufnr("maatstaf://page")
      return buffer ~= -1 and table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n") or ""
    end
    wait(command[3], function()
      return page():lower():find(command[3]:lower(), 1, true) ~= nil
    end)
    vim.api.nvim_buf_delete(vim.fn.bufnr("maatstaf://page"), { force = true })
  end)
end

test("the counts are there for a status line", function()
  open("pace-board")
  if not vim.wait(3000, function() return maatstaf.verdicts ~= nil end, 50) then
    skip("the server sends no counts")
  end
  assert(maatstaf.status():match("^%d%d%d%d%-%d%d%-%d%d ✓%d+ ✗%d+ %?%d+"), maatstaf.status())
end)

test("the servers end with the editor's word", function()
  local clients = {}
  for _, client in pairs((vim.lsp.get_clients or vim.lsp.get_active_clients)()) do
    table.insert(clients, client)
  end
  assert(#clients > 0)
  vim.lsp.stop_client(clients)
  wait("their end", function()
    for _, client in ipairs(clients) do
      local stopped = type(client.is_stopped) == "function" and (pcall(client.is_stopped) and client.is_stopped() or client:is_stopped())
      if not stopped then
        return false
      end
    end
    return true
  end)
end)

say(("%d passed, %d failed, %d skipped"):format(passed, failed, skipped))
vim.cmd(failed == 0 and "qall!" or "cquit!")
