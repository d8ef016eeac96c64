/** Lua: who writes too much, or one thing all the time. */
export const USERS = String.raw`
-- Users of the room who repeat one text: what is told, start, text.
local repeating = {}

local function look_at_user(room, start, user, value, one, two, line)
  local messages, before = value % 65536, one % 65536
  local all = messages + before + two % 65536
  local position, at, number, said, id = string.match(line, '^(%d+) (%d+) (%d+) (%S+) (.*)$')
  -- Sliding window: the bucket before counts by the part of it that is still inside.
  local rate = messages + math.floor(before * (1 - (at - start) / WIDTH))
  local texts = math.floor(value / 65536) + math.floor(one / 65536) + math.floor(two / 65536)
  local repeats = texts == all * number and all or 0
  local level = math.max(level_of(rate, limits.userMessages), level_of(repeats, limits.userRepeats))
  if is_news(user, room, level) then
    local words = {'user', tonumber(position), rate, repeats}
    tell(user, room, level, words)
    if repeats > 0 then repeating[#repeating + 1] = {words, start, said} end
  end
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
`;
