--- Answers of the server that are there to be read, in a window of their own.

local M = {}

local SIGNS = { satisfied = "✓", violated = "✗", open = "?", not_applicable = "·" }

--- A period in few words.
local function period(stretch)
  local function known(date)
    return date ~= nil and date ~= vim.NIL and date or nil
  end
  return ("%s %s … %s"):format(SIGNS[stretch.verdict] or stretch.verdict, known(stretch.from) or "", known(stretch["until"]) or "")
end

--- A timeline as lines of Markdown.
function M.timeline(timeline)
  local lines = { "# " .. timeline.as_of, "" }
  for _, instrument in ipairs(timeline.instruments) do
    vim.list_extend(lines, { "## " .. instrument.instrument, "" })
    for _, norm in ipairs(instrument.norms) do
      table.insert(lines, ("- **%s** %s"):format(norm.cite[1] or norm.norm, norm.title))
      if #norm.statements > 0 then
        table.insert(lines, "  - `" .. table.concat(norm.statements, "`, `") .. "`")
      end
      for _, stretch in ipairs(norm.stretches) do
        table.insert(lines, "  - " .. period(stretch))
      end
    end
    table.insert(lines, "")
  end
  return lines
end

--- Shows a page or a timeline in a split; the same window is used again. Anything else is left alone.
function M.show(answer)
  if type(answer) ~= "table" then
    return
  end
  local lines
  if type(answer.markdown) == "string" then
    lines = vim.split(answer.markdown, "\n", { plain = true })
  elseif type(answer.failures) == "table" then
    local mark = answer.passed and "✓" or "✗"
    lines = { "# " .. mark .. " " .. answer.case, "" }
    vim.list_extend(lines, vim.split(table.concat(answer.failures, "\n"), "\n", { plain = true }))
  elseif type(answer.instruments) == "table" then
    lines = M.timeline(answer)
  else
    return
  end
  local name = "maatstaf://page"
  local buffer = vim.fn.bufnr(name)
  if buffer == -1 then
    buffer = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_name(buffer, name)
    vim.bo[buffer].filetype = "markdown"
    vim.bo[buffer].bufhidden = "hide"
  end
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].modifiable = false
  if vim.fn.bufwinid(buffer) == -1 then
    local here = vim.api.nvim_get_current_win()
    vim.cmd("vsplit")
    vim.api.nvim_win_set_buf(0, buffer)
    vim.wo.wrap = true
    vim.wo.linebreak = true
    vim.api.nvim_set_current_win(here)
  end
end

return M
