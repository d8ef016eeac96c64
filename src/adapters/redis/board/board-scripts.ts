/**
 * The board's two changes. Each is atomic and done once for its key: what is kept of a room, and what is told to
 * every process, cannot differ.
 *
 * KEYS: the stream that all processes read; the key's own mark; the room's hash, with `text:ID` (JSON),
 * `mark:ID` (`cursor ended`), `pinned` (the id in force) and `unpinned` (the last time of release of that); the room's ids by time of release.
 */

/** ARGV[1]: announcements that the stream keeps. */
const TELL = `
local function tell(id, ended)
  local text = redis.call('HGET', KEYS[3], 'text:' .. id)
  local cursor = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'text', text, 'ended', ended)
  redis.call('HSET', KEYS[3], 'mark:' .. id, cursor .. ' ' .. ended)
  return cursor
end
local done = redis.call('GET', KEYS[2])
if done then return done end
local former = redis.call('HGET', KEYS[3], 'pinned')
local function remember(cursor)
  redis.call('SET', KEYS[2], cursor, 'EX', ARGV[2])
  redis.call('EXPIRE', KEYS[3], ARGV[2])
  redis.call('EXPIRE', KEYS[4], ARGV[2])
  return cursor
end
`;

/**
 * ARGV from 2 on: seconds that all is kept, the id, its time of release, '1' when pinned, its JSON, announcements that
 * a room keeps. One that comes late, after a pinned one or an unpinning that was released later, is over from the start.
 */
export const POST = `
${TELL}
local id, at, pinned, ended = ARGV[3], tonumber(ARGV[4]), ARGV[5] == '1', ''
redis.call('HSET', KEYS[3], 'text:' .. id, ARGV[6])
redis.call('ZADD', KEYS[4], ARGV[4], id)
if pinned and at < tonumber(redis.call('HGET', KEYS[3], 'unpinned') or 0) then ended = 'withdrawn'
elseif pinned and former and former ~= id then
  if tonumber(redis.call('ZSCORE', KEYS[4], former) or 0) > at then ended = 'replaced' else tell(former, 'replaced') end
end
if pinned and ended == '' then redis.call('HSET', KEYS[3], 'pinned', id)
elseif former == id then redis.call('HDEL', KEYS[3], 'pinned') end
local cursor = tell(id, ended)
local inForce = redis.call('HGET', KEYS[3], 'pinned')
while redis.call('ZCARD', KEYS[4]) > tonumber(ARGV[7]) do
  local oldest = redis.call('ZRANGE', KEYS[4], 0, 1)
  local gone = oldest[1] == inForce and oldest[2] or oldest[1]
  redis.call('ZREM', KEYS[4], gone)
  redis.call('HDEL', KEYS[3], 'text:' .. gone, 'mark:' .. gone)
end
return remember(cursor)
`;

/**
 * ARGV[2]: seconds that all is kept; ARGV[3]: its time of release. Where nothing is pinned, or what was released later,
 * nothing is told.
 */
export const UNPIN = `
${TELL}
local unpinned = tonumber(redis.call('HGET', KEYS[3], 'unpinned') or 0)
redis.call('HSET', KEYS[3], 'unpinned', math.max(unpinned, tonumber(ARGV[3])))
if not former then return remember('') end
if tonumber(redis.call('ZSCORE', KEYS[4], former) or 0) > tonumber(ARGV[3]) then return remember('') end
redis.call('HDEL', KEYS[3], 'pinned')
return remember(tell(former, 'withdrawn'))
`;
