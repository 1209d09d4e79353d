-- Twin of ../nqueens.py.

local function place(row, n, columns, rising, falling)
  if row == n then
    return 1
  end
  local count = 0
  for column = 0, n - 1 do
    local up = row + column
    local down = row - column + n
    if not (columns[column] or rising[up] or falling[down]) then
      columns[column], rising[up], falling[down] = true, true, true
      count = count + place(row + 1, n, columns, rising, falling)
      columns[column], rising[up], falling[down] = false, false, false
    end
  end
  return count
end

local function flags(n)
  local list = {}
  for i = 0, n - 1 do
    list[i] = false
  end
  return list
end

local function run(n)
  local columns, rising, falling = flags(n), flags(2 * n), flags(2 * n)
  local count = 0
  for column = 0, math.floor((n + 1) / 2) - 1 do
    local down = n - column
    columns[column], rising[column], falling[down] = true, true, true
    local ways = place(1, n, columns, rising, falling)
    columns[column], rising[column], falling[down] = false, false, false
    local is_middle = 2 * column + 1 == n
    count = count + (is_middle and ways or 2 * ways)
  end
  return count
end

package.path = arg[0]:match("^(.-)[^/]*$") .. "?.lua;" .. package.path
require("harness").main(run, arg)
