import { MEMBER_WIDTH, SLOT_WIDTH } from './seen-place.js';

/**
 * Both scripts touch one shard only: all keys carry its hash tag, and each runs to its end or not at all.
 *
 * The payload goes in whole: Lua would copy and hash every message of it. Where some of it was seen before, the
 * verdict is kept beside it and whoever reads leaves those out.
 *
 * A batch that is there already was accepted already: a client whose connection broke before the answer sends its
 * command again, and is given the answer that it missed.
 *
 * `seen` sets hold integers and at most some hundreds of them, so Redis keeps them as intsets of 8 bytes an id.
 * Two epochs are kept: an id is remembered for one epoch at least, two at most.
 */
export const ACCEPT = `
local inbox, unqueued, waiting, pending = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local tag, batchId, now, epoch, ttl = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5]
local places, payload = ARGV[6], ARGV[7]
local previous = tag .. ':seen:' .. (epoch - 1) .. ':'
local current = tag .. ':seen:' .. epoch .. ':'
local call, sub = redis.call, string.sub
local width = ${SLOT_WIDTH + MEMBER_WIDTH}
local n, fresh, verdict = #places / width, 0, {}
if call('HEXISTS', inbox, batchId) == 1 then
  return call('HGET', inbox, batchId .. ':verdict') or string.rep('1', n)
end
for i = 1, n do
  local at = (i - 1) * width
  local slot = sub(places, at + 1, at + ${SLOT_WIDTH})
  local new = '1'
  if slot ~= '${'0'.repeat(SLOT_WIDTH)}' then
    local member = sub(places, at + ${SLOT_WIDTH + 1}, at + width)
    if call('SISMEMBER', previous .. slot, member) == 1 or call('SADD', current .. slot, member) == 0 then
      new = '0'
    end
  end
  if new == '1' then fresh = fresh + 1 end
  verdict[i] = new
end
for slot in string.gmatch(ARGV[8], '%d+') do call('EXPIRE', current .. slot, ttl) end
verdict = table.concat(verdict)
if fresh > 0 then
  call('HSET', inbox, batchId, payload)
  if fresh < n then call('HSET', inbox, batchId .. ':verdict', verdict) end
  call('ZADD', unqueued, now, batchId)
  call('ZADD', waiting, now, batchId)
  call('INCRBY', pending, fresh)
end
return verdict
`;

export const FINISH = `
local inbox, unqueued, waiting, pending = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
if redis.call('HDEL', inbox, ARGV[1]) == 1 then
  redis.call('HDEL', inbox, ARGV[1] .. ':verdict')
  redis.call('ZREM', unqueued, ARGV[1])
  redis.call('ZREM', waiting, ARGV[1])
  redis.call('DECRBY', pending, ARGV[2])
end
return 1
`;
