/** Lua: which texts that somebody repeats are a chorus of many. */
export const CHORUSES = String.raw`
-- What flood-told.ts of the core calls a chorus; false unless many write it.
local function chorus_of(room, start, text)
  local messages, accounts = 0, ''
  local slot = string.byte(text, -1) % limits.slots
  for back = 0, 2 do
    local at = start - back * WIDTH
    messages = messages + tonumber(call('HGET', key_of('text', at, slot, room), text) or '0')
    accounts = merge(call('HGET', key_of('by', at, slot, room), text), accounts)
  end
  if messages < limits.clusterMessages or #accounts < limits.clusterAccounts * HASH then return false end
  local newcomers = count_new(room, start, names_in(accounts))
  return {messages, accounts, newcomers, noticed_at(room, start, text), known_since(room, start) or 0}
end

-- How many say the same is known once every text has been added; asked once a text, however many repeat it.
local function tell_choruses(room)
  local known = {}
  for _, one in ipairs(repeating) do
    local name = one[2] .. one[3]
    if known[name] == nil then known[name] = chorus_of(room, one[2], one[3]) end
    if known[name] then one[1][5] = known[name] end
  end
  repeating = {}
end
`;
