-- Twin of ../mandelbrot.py.

local LIMIT = 50

local function escape_time(cr, ci)
  local zr, zi = 0.0, 0.0
  for iteration = 0, LIMIT - 1 do
    local zr_squared = zr * zr
    local zi_squared = zi * zi
    if zr_squared + zi_squared > 4.0 then
      return iteration
    end
    zi = 2.0 * zr * zi + ci
    zr = zr_squared - zi_squared + cr
  end
  return LIMIT
end

local function run(n)
  local total = 0
  for row = 0, n - 1 do
    local ci = 2.0 * row / n - 1.0
    for column = 0, n - 1 do
      local cr = 2.0 * column / n - 1.5
      total = total + escape_time(cr, ci)
    end
  end
  return total
end

package.path = arg[0]:match("^(.-)[^/]*$") .. "?.lua;" .. package.path
require("harness").main(run, arg)
