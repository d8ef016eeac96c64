/**
 * Both scripts touch one shard only: all keys carry its hash tag, and each runs to its end or not at all.
 *
 * `seen` sets hold 63-bit hashes of (room, source, external id). Members are integers and a set holds at most
 * some hundreds of them, so Redis keeps it as an intset: 8 bytes an id, 16,000,000 ids in some 150 MB
 * (measured in bench). Two epochs are kept: an id is remembered for one epoch at least, two at most.
 */
export const ACCEPT = `
local inbox, unqueued, pending = KEYS[1], KEYS[2], KEYS[3]
local tag, batchId, now = ARGV[1], ARGV[2], ARGV[3]
local epoch, ttl = tonumber(ARGV[4]), ARGV[5]
local n = (#ARGV - 5) / 3
local fresh, verdict = {}, {}
local previous = tag .. ':seen:' .. (epoch - 1) .. ':'
local current = tag .. ':seen:' .. epoch .. ':'
for i = 1, n do
  local at = 5 + (i - 1) * 3
  local slot, id = ARGV[at + 1], ARGV[at + 2]
  local new = true
  if id ~= '' then
    if redis.call('SISMEMBER', previous .. slot, id) == 1 then
      new = false
    elseif redis.call('SADD', current .. slot, id) == 0 then
      new = false
    else
      redis.call('EXPIRE', current .. slot, ttl)
    end
  end
  if new then fresh[#fresh + 1] = ARGV[at + 3] end
  verdict[i] = new and '1' or '0'
end
if #fresh > 0 then
  redis.call('HSET', inbox, batchId, '[' .. table.concat(fresh, ',') .. ']')
  redis.call('ZADD', unqueued, now, batchId)
  redis.call('INCRBY', pending, #fresh)
end
return table.concat(verdict)
`;

export const FINISH = `
local inbox, unqueued, pending = KEYS[1], KEYS[2], KEYS[3]
if redis.call('HDEL', inbox, ARGV[1]) == 1 then
  redis.call('ZREM', unqueued, ARGV[1])
  redis.call('DECRBY', pending, ARGV[2])
end
return 1
`;
