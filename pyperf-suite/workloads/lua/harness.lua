-- The protocol of ../harness.py for the Lua twins: same command line, same records.
--
-- Answers are numbers. Integers are written with %d, other numbers with %.17g, which
-- reads back as the same double but need not be the text of Python's repr: the runner
-- compares the answers of twins as numbers.
--
-- Time is the monotonic clock through LuaJIT's ffi; under another Lua it is os.clock,
-- the processor time of the process.

local harness = {}

local function monotonic_clock()
  local has_ffi, ffi = pcall(require, "ffi")
  if not has_ffi then
    return os.clock
  end
  ffi.cdef [[
    typedef struct { long seconds; long nanoseconds; } harness_timespec;
    int clock_gettime(int clock, harness_timespec *time);
  ]]
  local CLOCK_MONOTONIC = 1
  local time = ffi.new("harness_timespec")
  return function()
    ffi.C.clock_gettime(CLOCK_MONOTONIC, time)
    return tonumber(time.seconds) + tonumber(time.nanoseconds) * 1e-9
  end
end

local clock = monotonic_clock()

local function fail(message)
  io.stderr:write(message, "\n")
  os.exit(2)
end

local function parse(arguments)
  local plan = { ["--samples"] = 5, ["--min-time"] = 0.1, ["--max-time"] = math.huge,
    ["--warmup"] = 1, ["--loops"] = 0 }
  local rest = {}
  local position = 1
  while position <= #arguments do
    local option = arguments[position]
    if plan[option] then
      local text = arguments[position + 1] or ""
      plan[option] = tonumber(text)
      if not plan[option] then
        fail("expected a number after " .. option .. ", found '" .. text .. "'")
      end
      position = position + 2
    else
      rest[#rest + 1] = option
      position = position + 1
    end
  end
  return plan, rest
end

local function text_of(number)
  if number % 1 == 0 and math.abs(number) < 2 ^ 53 then
    return string.format("%d", number)
  end
  return string.format("%.17g", number)
end

local function record(...)
  io.stdout:write(table.concat({ ... }, " "), "\n")
  io.stdout:flush()
end

local function timed(run, n, loops)
  local answers = {}
  local start = clock()
  for i = 1, loops do
    answers[i] = run(n)
  end
  return clock() - start, answers
end

local function take_sample(kind, run, n, loops, expected)
  local seconds, answers = timed(run, n, loops)
  for _, answer in ipairs(answers) do
    if answer ~= expected then
      record("mismatch", text_of(answer))
      os.exit(3)
    end
  end
  record(kind, loops, text_of(seconds))
  return seconds
end

--- Calibration, warm-up, samples; `spent` is what the first call took.
local function take_samples(plan, run, n, expected, spent)
  local min_time, max_time = plan["--min-time"], plan["--max-time"]
  local loops, seconds = 1, -1
  if plan["--loops"] > 0 then
    loops, seconds = plan["--loops"], min_time
  end
  while seconds < min_time and spent < max_time do
    seconds = take_sample("warmup", run, n, loops, expected)
    spent = spent + seconds
    if seconds < min_time then
      loops = loops * 2
    end
  end
  for _ = 1, plan["--warmup"] do
    if spent < max_time then
      spent = spent + take_sample("warmup", run, n, loops, expected)
    end
  end
  for number = 1, plan["--samples"] do
    if number == 1 or spent < max_time then
      spent = spent + take_sample("sample", run, n, loops, expected)
    end
  end
end

--- Measure run(N) as the command line says.
function harness.main(run, arguments)
  local plan, rest = parse(arguments)
  local n = tonumber(rest[1])
  if #rest ~= 1 or not n then
    fail("expected one size, found '" .. table.concat(rest, " ") .. "'")
  end
  local seconds, answers = timed(run, n, 1)
  local expected = answers[1]
  record("first", text_of(seconds))
  record("answer", text_of(expected))
  if plan["--samples"] > 0 then
    take_samples(plan, run, n, expected, seconds)
  end
  record("done")
end

return harness
