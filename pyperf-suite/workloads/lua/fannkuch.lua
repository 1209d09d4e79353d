-- Twin of ../fannkuch.py.

local function flips_of(permutation, n, deck)
  for i = 0, n - 1 do
    deck[i] = permutation[i]
  end
  local flips = 0
  local first = deck[0]
  while first ~= 0 do
    local low, high = 0, first
    while low < high do
      deck[low], deck[high] = deck[high], deck[low]
      low = low + 1
      high = high - 1
    end
    flips = flips + 1
    first = deck[0]
  end
  return flips
end

-- The next permutation in place: rotate prefixes left until one is not exhausted.
-- False after the last.
local function advance(permutation, turns_left, n)
  local size = 1
  while size < n do
    local first = permutation[0]
    for i = 0, size - 1 do
      permutation[i] = permutation[i + 1]
    end
    permutation[size] = first
    turns_left[size] = turns_left[size] - 1
    if turns_left[size] > 0 then
      return true
    end
    turns_left[size] = size + 1
    size = size + 1
  end
  return false
end

local function fannkuch(n)
  local permutation, turns_left, deck = {}, {}, {}
  for i = 0, n - 1 do
    permutation[i] = i
    turns_left[i] = i + 1
  end
  local checksum, most, sign = 0, 0, 1
  repeat
    local flips = flips_of(permutation, n, deck)
    checksum = checksum + sign * flips
    sign = -sign
    if flips > most then
      most = flips
    end
  until not advance(permutation, turns_left, n)
  return 100 * checksum + most
end

package.path = arg[0]:match("^(.-)[^/]*$") .. "?.lua;" .. package.path
require("harness").main(fannkuch, arg)
