/** Lua: lists of people, see people.ts of the core. */
export const PEOPLE = String.raw`
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

local function each_hash(list, from, to, see)
  for at = from, to, HASH do see(sub(list, at, at + HASH - 1)) end
end
`;
