import { CHORUSES } from './apply/choruses.js';
import { CROWD } from './apply/crowd.js';
import { PEOPLE } from './apply/people.js';
import { SAID } from './apply/said.js';
import { TEXTS } from './apply/texts.js';
import { USERS } from './apply/users.js';

/**
 * Adds one batch of one shard, once. The script counts and compares with the limits it is given; what a count
 * means is said by core/signal.
 *
 * KEYS[1]  hash of batch ids of one minute -> the answer given
 * ARGV     batch id, tag, JSON rooms, JSON limits, one line a user, one line a text (see encode-batch.ts)
 * Returns  JSON: a list of `Told`, see flood-told.ts of the core
 *
 * Names of keys, all of them under the shard's tag, all with a time to live; `start` in ms:
 *   rooms, heard              zset    room -> arrival of its last message or figure, of its last danmaku
 *   row5|row60:<page>:<room>  string  counters, see counter-pages.ts
 *   said:<start>:<room>       hash    subject -> people; v|<voice> -> people
 *   word:<start>:<room>       hash    c<topic>|<word> -> hits; w<topic>|<word> -> people
 *   words:<page>:<room>       hash    <topic>|<word> -> hits in ten minutes
 *   user:<start>:<slot>:<room>   hash    user -> messages + 65536 * sum of text numbers
 *   text:<start>:<slot>:<room>   hash    fingerprint -> messages
 *   busy:<start>:<room>       zset    account as JSON -> messages, of users worth a look
 *   big:<start>:<room>        zset    fingerprint -> messages, of texts worth a look
 *   by:<start>:<slot>:<room>     hash    fingerprint -> accounts, of such texts
 *   sample:<start>:<room>     hash    fingerprint -> JSON of the message with which it became one
 *   line:<start>:<room>       list    what was written, of each text the first few:
 *                                     <tone><fingerprint><accounts> <messages> <JSON of the first message>
 *   first:<page>:<room>       zset    account, or t<fingerprint> of a text worth a look -> start of the flood bucket
 *                                     in which the room first had it
 *   told:<user or text>:<room>   string  level last told; it is told at the limit and at its doublings
 *
 * People and accounts are the smallest hashes, ascending, HASH_LENGTH digits each without a separator: see people.ts.
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
${PEOPLE}
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
${SAID}
local function trim(key)
  if call('ZCARD', key) > 2 * limits.hot then call('ZREMRANGEBYRANK', key, 0, -limits.hot - 1) end
  call('EXPIRE', key, limits.floodTtl)
end
${CROWD}
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
${USERS}
${TEXTS}
${CHORUSES}
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
  tell_choruses(room)
  tell_others(room)
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
