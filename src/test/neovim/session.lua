-- A session of an author in neovim: a mistake is typed, reported, corrected and saved. Results go to the file in RESULT.
local function result(line)
  local file = io.open(vim.env.RESULT, "a")
  file:write(line .. "\n")
  file:close()
end

local function position()
  return { textDocument = vim.lsp.util.make_text_document_params(0), position = { line = 6, character = 12 } }
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000) or {}
  for _, answer in pairs(answers) do
    if answer.result then
      return answer.result
    end
    result(method .. " failed: " .. vim.inspect(answer))
  end
end

vim.cmd("edit " .. vim.env.RULE)
local id = vim.lsp.start_client({
  name = "holdfast",
  cmd = vim.split(vim.env.SERVER, "\n"),
  root_dir = vim.env.ROOT,
})
vim.lsp.buf_attach_client(0, id)

vim.fn.setline(7, "      - that is late by at leest 2 days")
local reported = vim.wait(120000, function() return #vim.diagnostic.get(0) > 0 end)
result("reported " .. tostring(reported))
for _, problem in ipairs(vim.diagnostic.get(0)) do
  result("problem " .. problem.lnum .. ":" .. problem.col .. " " .. vim.split(problem.message, "\n")[1])
end

local params = position()
params.range = { start = params.position, ["end"] = params.position }
params.context = { diagnostics = {} }
local action = (ask("textDocument/codeAction", params) or {})[1]
result("action " .. (action and action.title or "none"))
vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
result("line " .. vim.fn.getline(7))

vim.fn.setline(7, "      - late")
local completion = ask("textDocument/completion", {
  textDocument = vim.lsp.util.make_text_document_params(0),
  position = { line = 6, character = 12 },
})
result("completion " .. completion.items[1].label)

vim.fn.setline(7, "      - that is late by at least 1 day")
local hover = ask("textDocument/hover", position())
result("hover " .. vim.split(hover.contents.value, "\n")[1])
local examples = ask("workspace/executeCommand",
  { command = "holdfast.runExamples", arguments = { vim.uri_from_bufnr(0) } })
result("examples " .. #examples .. " first " .. examples[1].state)
local quiet = vim.wait(120000, function() return #vim.diagnostic.get(0) == 0 end)
result("quiet " .. tostring(quiet))
vim.cmd("write")
vim.lsp.stop_client(id)
vim.cmd("qall!")
