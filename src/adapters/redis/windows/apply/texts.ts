/** Lua: which texts many write, and the first lines of each text. */
export const TEXTS = String.raw`
local function add_accounts(key, texts, accounts)
  local kept = call('HMGET', key, unpack(texts))
  local flat = {}
  for i, text in ipairs(texts) do
    local merged = merge(kept[i], accounts[i])
    if merged ~= kept[i] then flat[#flat + 1], flat[#flat + 2] = text, merged end
  end
  if #flat == 0 then return end
  call('HSET', key, unpack(flat))
  call('EXPIRE', key, limits.floodTtl)
end

local function keep_sample(room, start, text, line)
  local sample = tag .. ':sample:' .. start .. ':' .. room
  if call('HLEN', sample) < limits.samples then call('HSETNX', sample, text, string.match(line, '^%d+ %d (.*)$')) end
  add_first(room, start, {'t' .. text})
  call('EXPIRE', sample, limits.floodTtl)
end

local function names_in(accounts)
  local names = {}
  each_hash(accounts, 1, #accounts, function(account) names[#names + 1] = account end)
  return names
end

-- Texts of the room that crossed a limit: what is told, start, text.
local grown = {}

local function look_at_text(room, start, slot, text, messages, all, line)
  call('ZADD', tag .. ':big:' .. start .. ':' .. room, 'GT', messages, text)
  local level = level_of(all, limits.clusterMessages)
  if not is_news(text, room, level) then return end
  local accounts = ''
  for back = 0, 2 do accounts = merge(call('HGET', key_of('by', start - back * WIDTH, slot, room), text), accounts) end
  if #accounts < limits.clusterAccounts * HASH then return end
  local words = {'text', tonumber(string.match(line, '^%d+')), all, accounts, count_new(room, start, names_in(accounts)), noticed_at(room, start, text)}
  tell(text, room, level, words)
  grown[#grown + 1] = {words, start, text}
end

-- Who else writes is known once every line is kept.
local function tell_others(room)
  for _, one in ipairs(grown) do
    local words = one[1]
    words[7], words[8], words[9] = others_than(room, one[2], one[3], words[4])
  end
  grown = {}
end

-- A large text is looked at once in so many messages: often enough to see every limit, rarely enough to be cheap.
local function is_due(messages, added)
  local step = math.max(limits.noticed, math.floor(messages / 16))
  return math.floor(messages / step) > math.floor((messages - added) / step)
end

local function keep_lines(room, start, lines)
  if #lines == 0 then return end
  local key = tag .. ':line:' .. start .. ':' .. room
  call('RPUSH', key, unpack(lines))
  call('EXPIRE', key, limits.floodTtl)
end

local function add_texts(room, start, slot, texts, counts, accounts, lines)
  local values = add_fields(key_of('text', start, slot, room), texts, counts)
  local noticed, writers, due, due_texts, due_lines = {}, {}, {}, {}, {}
  for i, messages in ipairs(values) do
    local is_kept = #lines < lines.left and messages - counts[i] < limits.noticed
    local is_big = messages >= limits.noticed
    if is_big then noticed[#noticed + 1], writers[#writers + 1] = texts[i], accounts[i] end
    is_big = is_big and is_due(messages, counts[i])
    local line = (is_kept or is_big) and text_line(text_count + i)
    if is_big then due[#due + 1], due_texts[#due_texts + 1], due_lines[#due_lines + 1] = i, texts[i], line end
    if is_kept then
      local tone, sample = string.match(line, '^%d+ (%d) (.*)$')
      lines[#lines + 1] = tone .. texts[i] .. accounts[i] .. ' ' .. counts[i] .. ' ' .. sample
    end
  end
  if #noticed > 0 then add_accounts(key_of('by', start, slot, room), noticed, writers) end
  if #due > 0 then
    local one, two = earlier('text', start, slot, room, due_texts)
    for j, i in ipairs(due) do
      if values[i] - counts[i] < limits.noticed then keep_sample(room, start, texts[i], due_lines[j]) end
      look_at_text(room, start, slot, texts[i], values[i], values[i] + (one[j] or 0) + (two[j] or 0), due_lines[j])
    end
  end
  text_count = text_count + #texts
  return #due > 0
end
`;
