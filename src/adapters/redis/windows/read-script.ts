/**
 * Reads one room as of now; names of keys as in apply-script.ts.
 *
 * KEYS[1]  the shard's `heard`
 * ARGV     tag, room, JSON of ReadPlan (redis-windows.ts)
 * Returns  [arrival of the last danmaku, pages of counters, said, words, users, texts, crowd]; said: start, fields …;
 *          words: field, total, [start, hits, people …] …; users: id, messages …;
 *          texts: fingerprint, messages, sample, first noticed, accounts × buckets …;
 *          crowd: writers, whether too large, [new accounts …], [lines …]
 */
export const READ = String.raw`
local call = redis.call
local tag, room, plan = ARGV[1], ARGV[2], cjson.decode(ARGV[3])
local function key(name, start) return tag .. ':' .. name .. ':' .. start .. ':' .. room end

local pages = {}
for i, name in ipairs(plan.pages) do pages[i] = call('GET', tag .. ':' .. name .. ':' .. room) end

local said = {}
for start = plan.recentFrom, plan.now, plan.bucket do
  local fields = call('HGETALL', key('said', start))
  if #fields > 0 then
    said[#said + 1] = tostring(start)
    said[#said + 1] = fields
  end
end

-- The names with the highest scores; names break ties, so that the answer is one and the same.
local function top(scores, count)
  local names = {}
  for name in pairs(scores) do names[#names + 1] = name end
  table.sort(names, function(a, b)
    if scores[a] ~= scores[b] then return scores[a] > scores[b] end
    return a < b
  end)
  for i = #names, count + 1, -1 do names[i] = nil end
  return names
end

local hits, buckets = {}, {}
for start = plan.wordsFrom, plan.now, plan.bucket do
  local fields, bucket = call('HGETALL', key('word', start)), {}
  for i = 1, #fields, 2 do
    bucket[fields[i]] = fields[i + 1]
    if string.sub(fields[i], 1, 1) == 'c' then
      local word = string.sub(fields[i], 2)
      hits[word] = (hits[word] or 0) + tonumber(fields[i + 1])
    end
  end
  buckets[#buckets + 1] = {start, bucket}
end

local words = {}
for _, word in ipairs(top(hits, plan.words)) do
  local total, recent = 0, {}
  for _, page in ipairs(plan.wordPages) do total = total + tonumber(call('HGET', key('words', page), word) or '0') end
  for _, one in ipairs(buckets) do
    local start, bucket = one[1], one[2]
    if bucket['c' .. word] then
      local n = #recent
      recent[n + 1], recent[n + 2], recent[n + 3] = tostring(start), bucket['c' .. word], bucket['w' .. word] or ''
    end
  end
  words[#words + 1] = word
  words[#words + 1] = tostring(total)
  words[#words + 1] = recent
end

local function scores_of(name, starts)
  local scores = {}
  for _, start in ipairs(starts) do
    local list = call('ZREVRANGE', key(name, start), 0, plan.hot - 1, 'WITHSCORES')
    for i = 1, #list, 2 do scores[list[i]] = (scores[list[i]] or 0) + tonumber(list[i + 1]) end
  end
  return scores
end

local users, busy = {}, scores_of('busy', plan.userStarts)
for _, user in ipairs(top(busy, plan.hot)) do
  users[#users + 1] = user
  users[#users + 1] = tostring(busy[user])
end

-- When the room first had each of the names: the earliest start of a flood bucket, or infinity.
local function firsts_of(names)
  local firsts = {}
  for from = 1, #names, 1000 do
    local part = {unpack(names, from, math.min(from + 999, #names))}
    local now, before = call('ZMSCORE', key('first', plan.firstPages[1]), unpack(part)),
      call('ZMSCORE', key('first', plan.firstPages[2]), unpack(part))
    for i, name in ipairs(part) do
      firsts[name] = math.min(tonumber(now[i] or 'inf'), tonumber(before[i] or 'inf'))
    end
  end
  return firsts
end

local too_large = false
for _, page in ipairs(plan.firstPages) do
  if call('ZCARD', key('first', page)) >= plan.firstKept then too_large = true end
end

-- Nobody is asked for where nobody can be called new.
local function each_account(accounts, from, to, see)
  if too_large then return end
  for at = from, to, plan.hash do see(string.sub(accounts, at, at + plan.hash - 1)) end
end

local texts, big = {}, scores_of('big', plan.textStarts)
local wanted, unique, names, fresh = {}, {}, {}, {}
local function note(account)
  if unique[account] == nil then
    unique[account] = false
    names[#names + 1] = account
  end
end
for _, text in ipairs(top(big, plan.hot)) do
  local sample
  local total, accounts = 0, {}
  for i, start in ipairs(plan.textStarts) do
    sample = sample or call('HGET', key('sample', start), text)
    local place = start .. ':' .. string.byte(text, -1) % plan.slots
    total = total + tonumber(call('HGET', key('text', place), text) or '0')
    accounts[i] = call('HGET', key('by', place), text) or ''
  end
  if sample then
    texts[#texts + 1] = text
    texts[#texts + 1] = tostring(total)
    local first = firsts_of({'t' .. text})['t' .. text]
    texts[#texts + 1] = sample
    texts[#texts + 1] = first < math.huge and string.format('%d', first) or '0'
    texts[#texts + 1] = table.concat(accounts, ',')
    wanted[text] = true
    for _, list in ipairs(accounts) do each_account(list, 1, #list, note) end
  end
end

local ACCOUNTS = 2 + plan.fingerprint
-- Newest first: <tone><fingerprint><accounts> <messages> <JSON>
local said_lines = {}
for _, start in ipairs(plan.textStarts) do
  local list = call('LRANGE', key('line', start), 0, -1)
  for i = #list, 1, -1 do
    local stop = string.find(list[i], ' ', 1, true)
    said_lines[#said_lines + 1] = {list[i], stop}
    each_account(list[i], ACCOUNTS, stop - 1, note)
  end
end

for name, first in pairs(firsts_of(names)) do
  if first > plan.newSince and first < math.huge then
    unique[name] = true
    fresh[#fresh + 1] = name
  end
end

local lines, own, others = {}, {}, {}
for _, one in ipairs(said_lines) do
  local line, stop = one[1], one[2]
  local is_of_interest = string.sub(line, 1, 1) == plan.attacks
  if not is_of_interest then
    each_account(line, ACCOUNTS, stop - 1, function(account) is_of_interest = is_of_interest or unique[account] end)
  end
  local list = is_of_interest and lines or wanted[string.sub(line, 2, ACCOUNTS - 1)] and own or others
  if #list < plan.lines then list[#list + 1] = line end
end
if #lines < plan.linesOfInterest then others = {} end
for _, list in ipairs({own, others}) do
  for i = 1, math.min(#list, plan.lines - #lines) do lines[#lines + 1] = list[i] end
end
local crowd = {tostring(#names), too_large and '1' or '0', fresh, lines}

return {call('ZSCORE', KEYS[1], room) or '0', pages, said, words, users, texts, crowd}
`;
