/** Lua: since when a room knows its accounts and texts, and who writes in it besides. */
export const CROWD = String.raw`
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

local function first_keys(room, start)
  local page = start - start % limits.firstPage
  local name = tag .. ':first:'
  return name .. page .. ':' .. room, name .. (page - limits.firstPage) .. ':' .. room
end

-- When the room first had each of up to a thousand names, or infinity.
local function firsts_of(room, start, names)
  local one, two = first_keys(room, start)
  local now, before = call('ZMSCORE', one, unpack(names)), call('ZMSCORE', two, unpack(names))
  local firsts = {}
  for i = 1, #names do firsts[i] = math.min(tonumber(now[i] or 'inf'), tonumber(before[i] or 'inf')) end
  return firsts
end

local function count_new(room, start, names)
  local count = 0
  for from = 1, #names, 1000 do
    for _, first in ipairs(firsts_of(room, start, {unpack(names, from, math.min(from + 999, #names))})) do
      if first > start - limits.newFor and first < math.huge then count = count + 1 end
    end
  end
  return count
end

local function noticed_at(room, start, text)
  local first = firsts_of(room, start, {'t' .. text})[1]
  return first < math.huge and first or 0
end

-- Since when somebody has written; 0 if nobody has; nil where more write than are remembered.
local function known_since(room, start)
  local since = math.huge
  for _, key in ipairs({first_keys(room, start)}) do
    if call('ZCARD', key) >= limits.first then return nil end
    local first = call('ZRANGEBYSCORE', key, start - limits.firstPage, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
    since = math.min(since, tonumber(first[2] or 'inf'))
  end
  return since < math.huge and since or 0
end

-- Since when somebody has written, how many accounts write something else than the text, and how many of them are
-- new; zeros where more write than are remembered.
local function others_than(room, start, text, accounts)
  local since = known_since(room, start)
  if not since then return 0, 0, 0 end
  local own, others, names = {}, {}, {}
  each_hash(accounts, 1, #accounts, function(account) own[account] = true end)
  local from = 2 + limits.fingerprint
  for back = 0, limits.textBuckets - 1 do
    for _, line in ipairs(call('LRANGE', tag .. ':line:' .. (start - back * limits.floodBucket) .. ':' .. room, 0, -1)) do
      local kept = sub(line, 2, from - 1) == text and own or others
      each_hash(line, from, string.find(line, ' ', 1, true) - 1, function(account) kept[account] = true end)
    end
  end
  for account in pairs(others) do if not own[account] then names[#names + 1] = account end end
  return since, #names, count_new(room, start, names)
end
`;
