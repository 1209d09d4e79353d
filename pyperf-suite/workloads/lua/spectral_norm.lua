-- Twin of ../spectral_norm.py.

local ROUNDS = 10

local function element(i, j)
  return 1.0 / (math.floor((i + j) * (i + j + 1) / 2) + i + 1)
end

local function times(v)
  local product = {}
  for i = 1, #v do
    local total = 0.0
    for j = 1, #v do
      total = total + element(i - 1, j - 1) * v[j]
    end
    product[i] = total
  end
  return product
end

local function transposed_times(v)
  local product = {}
  for i = 1, #v do
    local total = 0.0
    for j = 1, #v do
      total = total + element(j - 1, i - 1) * v[j]
    end
    product[i] = total
  end
  return product
end

local function dot(u, v)
  local total = 0.0
  for i = 1, #u do
    total = total + u[i] * v[i]
  end
  return total
end

local function run(n)
  local u, v = {}, nil
  for i = 1, n do
    u[i] = 1.0
  end
  for _ = 1, ROUNDS do
    v = transposed_times(times(u))
    u = transposed_times(times(v))
  end
  return math.sqrt(dot(u, v) / dot(v, v))
end

package.path = arg[0]:match("^(.-)[^/]*$") .. "?.lua;" .. package.path
require("harness").main(run, arg)
