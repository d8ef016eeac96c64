/** Lua: how much is said in a room, who complains of what, and which keywords are written. */
export const SAID = String.raw`
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
`;
