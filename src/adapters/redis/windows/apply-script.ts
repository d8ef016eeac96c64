/**
 * Adds one batch of one shard, once. The script counts and compares with the limits it is given; what a count
 * means is said by core/signal.
 *
 * KEYS[1]  hash of batch ids of one minute -> the answer given
 * ARGV     batch id, tag, JSON rooms, JSON limits, one line a user, one line a text (see encode-batch.ts)
 * Returns  JSON: a list of ['user', position, messages, repeats] and ['text', position, messages, accounts, new ones
 *          among the accounts]
 *
 * Names of keys, all of them under the shard's tag, all with a time to live; `start` in ms:
 *   rooms, heard              zset    room -> arrival of its last message or figure, of its last danmaku
 *   row5|row60:<page>:<room>  string  counters, see counter-pages.ts
 *   said:<start>:<room>       hash    subject -> people; v|<voice> -> people
 *   word:<start>:<room>       hash    c<topic>|<word> -> hits; w<topic>|<word> -> people
 *   words:<page>:<room>       hash    <topic>|<word> -> hits in ten minutes
 *   user:<start>:<slot>:<room>   hash    user -> messages + 65536 * sum of text numbers
 *   text:<start>:<slot>:<room>   hash    fingerprint -> messages
 *   busy:<start>:<room>       zset    user id as JSON -> messages, of users worth a look
 *   big:<start>:<room>        zset    fingerprint -> messages, of texts worth a look
 *   by:<start>:<slot>:<room>     hash    fingerprint -> accounts, of such texts
 *   sample:<start>:<room>     hash    fingerprint -> JSON of the message with which it became one
 *   line:<start>:<room>       list    what was written, of each text the first few:
 *                                     <tone><fingerprint><accounts> <messages> <JSON of the first message>
 *   first:<page>:<room>       zset    account, or t<fingerprint> of a text worth a look -> start of the flood bucket
 *                                     in which the room first had it
 *   told:<user or text>:<room>   string  level last told; it is told at the limit and at its doublings
 *
 * People and accounts are the smallest hashes, ascending, 12 digits each without a separator: see people.ts.
 * Users and texts are spread over slots (slotOf), so that no key is so large that its end would be felt.
 */
export const APPLY = String.raw`
local call, sub = redis.call, string.sub
local batch_id, tag = ARGV[1], ARGV[2]
local applied = call('HGET', KEYS[1], batch_id)
if applied then return applied end
local rooms, limits = cjson.decode(ARGV[3]), cjson.decode(ARGV[4])
local answer = {}

-- Gives the n-th line of a text, for rising n; most lines are never asked for.
local function lines_of(text)
  local at, from = 1, 1
  return function(n)
    for _ = at + 1, n do from = string.find(text, '\n', from, true) + 1 end
    at = n
    return sub(text, from, (string.find(text, '\n', from, true) or 0) - 1)
  end
end
local user_line, text_line = lines_of(ARGV[5]), lines_of(ARGV[6])
local user_count, text_count = 0, 0

local HASH, KEPT = limits.hash, limits.people * limits.hash
local function insert(kept, hash)
  local low, high = 0, #kept / HASH
  while low < high do
    local middle = math.floor((low + high) / 2)
    if sub(kept, middle * HASH + 1, (middle + 1) * HASH) < hash then low = middle + 1 else high = middle end
  end
  local at = low * HASH
  if sub(kept, at + 1, at + HASH) == hash then return kept end
  return sub(sub(kept, 1, at) .. hash .. sub(kept, at + 1), 1, KEPT)
end

-- Most batches add a few people to many: each finds his place, and most come too late for one.
local function merge(kept, added)
  if not kept or kept == '' then return added end
  for from = 1, #added, HASH do
    local hash = sub(added, from, from + HASH - 1)
    if #kept >= KEPT and hash >= sub(kept, -HASH) then return kept end
    kept = insert(kept, hash)
  end
  return kept
end

local function level_of(count, limit)
  if count < limit then return 0 end
  return 1 + math.floor(math.log(count / limit) / math.log(2) + 1e-9)
end

local function told_key(name, room) return tag .. ':told:' .. name .. ':' .. room end
local function is_news(name, room, level)
  return level > 0 and level > tonumber(call('GET', told_key(name, room)) or '0')
end
local function tell(name, room, level, words)
  call('SET', told_key(name, room), level, 'EX', limits.toldTtl)
  answer[#answer + 1] = words
end

local function add_cells(key, ttl, cells)
  for from = 1, #cells, 400 do
    local args = {'OVERFLOW', 'SAT'}
    for i = from, math.min(from + 399, #cells), 2 do
      local n = #args
      args[n + 1], args[n + 2], args[n + 3], args[n + 4] = 'INCRBY', 'u32', '#' .. cells[i], cells[i + 1]
    end
    call('BITFIELD', key, unpack(args))
  end
  call('EXPIRE', key, ttl)
end

-- A new field beyond the bound is taken back: what is there goes on counting exactly.
local function add_bounded(key, field, count, bound)
  local total = call('HINCRBY', key, field, count)
  if total == count and call('HLEN', key) > bound then
    call('HDEL', key, field)
    return false
  end
  return true
end

local function add_people(key, field, people)
  local kept = call('HGET', key, field)
  local merged = merge(kept, people)
  if merged ~= kept then call('HSET', key, field, merged) end
end

local function add_said(room, start, subjects, keywords)
  if #subjects > 0 then
    local key = tag .. ':said:' .. start .. ':' .. room
    for i = 1, #subjects, 2 do add_people(key, subjects[i], subjects[i + 1]) end
    call('EXPIRE', key, limits.saidTtl)
  end
  if #keywords == 0 then return end
  local key = tag .. ':word:' .. start .. ':' .. room
  local words = tag .. ':words:' .. (start - start % limits.wordsPage) .. ':' .. room
  for i = 1, #keywords, 3 do
    local word, hits = keywords[i], keywords[i + 1]
    if add_bounded(key, 'c' .. word, hits, limits.wordFields) then add_people(key, 'w' .. word, keywords[i + 2]) end
    add_bounded(words, word, hits, limits.wordsFields)
  end
  call('EXPIRE', key, limits.wordTtl)
  call('EXPIRE', words, limits.wordsTtl)
end

local function trim(key)
  if call('ZCARD', key) > 2 * limits.hot then call('ZREMRANGEBYRANK', key, 0, -limits.hot - 1) end
  call('EXPIRE', key, limits.floodTtl)
end

-- Once as many are known as may be, a room is so large that nobody is new in it.
local function add_first(room, start, names)
  if #names == 0 then return end
  local key = tag .. ':first:' .. (start - start % limits.firstPage) .. ':' .. room
  if call('ZCARD', key) >= limits.first then return end
  for from = 1, #names, 1000 do
    local flat = {}
    for i = from, math.min(from + 999, #names) do flat[#flat + 1], flat[#flat + 2] = start, names[i] end
    call('ZADD', key, 'LT', unpack(flat))
  end
  call('EXPIRE', key, limits.firstTtl)
end

local function count_new(room, start, accounts)
  local names, count = {}, 0
  for from = 1, #accounts, HASH do names[#names + 1] = sub(accounts, from, from + HASH - 1) end
  local page = start - start % limits.firstPage
  local now = call('ZMSCORE', tag .. ':first:' .. page .. ':' .. room, unpack(names))
  local before = call('ZMSCORE', tag .. ':first:' .. (page - limits.firstPage) .. ':' .. room, unpack(names))
  for i = 1, #names do
    local first = math.min(tonumber(now[i] or 'inf'), tonumber(before[i] or 'inf'))
    if first > start - limits.newFor and first < math.huge then count = count + 1 end
  end
  return count
end

local WIDTH = limits.floodBucket
local function key_of(name, start, slot, room) return tag .. ':' .. name .. ':' .. start .. ':' .. slot .. ':' .. room end

-- Adds to many fields of one hash in two commands: calling out of Lua for every field is what costs.
local function add_fields(key, fields, counts)
  local values = call('HMGET', key, unpack(fields))
  local flat = {}
  for i, field in ipairs(fields) do
    local value = (values[i] or 0) + counts[i]
    values[i], flat[2 * i - 1], flat[2 * i] = value, field, string.format('%d', value)
  end
  call('HSET', key, unpack(flat))
  call('EXPIRE', key, limits.floodTtl)
  return values
end

-- The counts of some fields in the two flood buckets before.
local function earlier(name, start, slot, room, fields)
  return call('HMGET', key_of(name, start - WIDTH, slot, room), unpack(fields)),
    call('HMGET', key_of(name, start - 2 * WIDTH, slot, room), unpack(fields))
end

local function look_at_user(room, start, user, value, one, two, line)
  local messages, before = value % 65536, one % 65536
  local all = messages + before + two % 65536
  local position, at, number, id = string.match(line, '^(%d+) (%d+) (%d+) (.*)$')
  -- Sliding window: the bucket before counts by the part of it that is still inside.
  local rate = messages + math.floor(before * (1 - (at - start) / WIDTH))
  local texts = math.floor(value / 65536) + math.floor(one / 65536) + math.floor(two / 65536)
  local repeats = texts == all * number and all or 0
  local level = math.max(level_of(rate, limits.userMessages), level_of(repeats, limits.userRepeats))
  if is_news(user, room, level) then tell(user, room, level, {'user', tonumber(position), rate, repeats}) end
  if messages >= limits.noticed then call('ZADD', tag .. ':busy:' .. start .. ':' .. room, 'GT', messages, id) end
end

-- A user is looked at from his second message in a bucket on, once the three buckets hold enough to matter.
local function add_users(room, start, slot, users, counts, seen)
  local values = add_fields(key_of('user', start, slot, room), users, counts)
  local again, fields, busy = {}, {}, false
  for i, value in ipairs(values) do
    if value == counts[i] then seen[#seen + 1] = users[i] end
    if value % 65536 >= 2 then again[#again + 1], fields[#fields + 1] = i, users[i] end
  end
  if #again > 0 then
    local ones, twos = earlier('user', start, slot, room, fields)
    for j, i in ipairs(again) do
      local value, one, two = values[i], ones[j] or 0, twos[j] or 0
      if value % 65536 + one % 65536 + two % 65536 >= limits.noticed then
        look_at_user(room, start, users[i], value, one, two, user_line(user_count + i))
        busy = true
      end
    end
  end
  user_count = user_count + #users
  return busy
end

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

local function look_at_text(room, start, slot, text, messages, all, line)
  call('ZADD', tag .. ':big:' .. start .. ':' .. room, 'GT', messages, text)
  local level = level_of(all, limits.clusterMessages)
  if not is_news(text, room, level) then return end
  local accounts = ''
  for back = 0, 2 do accounts = merge(call('HGET', key_of('by', start - back * WIDTH, slot, room), text), accounts) end
  if #accounts >= limits.clusterAccounts * HASH then
    tell(text, room, level, {'text', tonumber(string.match(line, '^%d+')), all, accounts, count_new(room, start, accounts)})
  end
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

for _, r in ipairs(rooms) do
  local room = r.room
  for _, page in ipairs(r.pages) do add_cells(tag .. ':' .. page[1] .. ':' .. room, page[2], page[3]) end
  for _, said in ipairs(r.said) do add_said(room, said[1], said[2], said[3]) end
  local touched = {}
  -- Counts of half a minute are over before a Redis that broke down is back: its log need not carry them.
  redis.set_repl(redis.REPL_NONE)
  local seen, lines = {}, {}
  for _, group in ipairs(r.users) do
    local start = group[1]
    seen[start] = seen[start] or {}
    if add_users(room, start, group[2], group[3], group[4], seen[start]) then touched[tag .. ':busy:' .. group[1] .. ':' .. room] = true end
  end
  for start, users in pairs(seen) do add_first(room, start, users) end
  for _, group in ipairs(r.texts) do
    local start = group[1]
    lines[start] = lines[start] or {left = limits.lines - call('LLEN', tag .. ':line:' .. start .. ':' .. room)}
    if add_texts(room, start, group[2], group[3], group[4], group[5], lines[start]) then touched[tag .. ':big:' .. group[1] .. ':' .. room] = true end
  end
  for start, list in pairs(lines) do keep_lines(room, start, list) end
  for key in pairs(touched) do trim(key) end
  redis.set_repl(redis.REPL_ALL)
  call('ZADD', tag .. ':rooms', 'GT', r.at, room)
  if r.danmakuAt > 0 then call('ZADD', tag .. ':heard', 'GT', r.danmakuAt, room) end
end
call('EXPIRE', tag .. ':rooms', limits.roomsTtl)
call('EXPIRE', tag .. ':heard', limits.roomsTtl)

local told = #answer == 0 and '[]' or cjson.encode(answer)
call('HSET', KEYS[1], batch_id, told)
call('EXPIRE', KEYS[1], limits.appliedTtl)
return told
`;
