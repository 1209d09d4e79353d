-- Twin of ../sieve.py.

local function run(n)
  local is_prime = {}
  for i = 0, n do
    is_prime[i] = true
  end
  local count = 0
  for p = 2, n do
    if is_prime[p] then
      count = count + 1
      for multiple = p * p, n, p do
        is_prime[multiple] = false
      end
    end
  end
  return count
end

package.path = arg[0]:match("^(.-)[^/]*$") .. "?.lua;" .. package.path
require("harness").main(run, arg)
