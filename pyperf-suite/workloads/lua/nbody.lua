-- Twin of ../nbody.py.

local SOLAR_MASS = 4 * math.pi * math.pi
local DAYS_PER_YEAR = 365.24
local TIME_STEP = 0.01

local PLANETS = {
  {
    { 4.84143144246472090e00, -1.16032004402742839e00, -1.03622044471123109e-01 },
    { 1.66007664274403694e-03, 7.69901118419740425e-03, -6.90460016972063023e-05 },
    9.54791938424326609e-04,
  },
  {
    { 8.34336671824457987e00, 4.12479856412430479e00, -4.03523417114321381e-01 },
    { -2.76742510726862411e-03, 4.99852801234917238e-03, 2.30417297573763929e-05 },
    2.85885980666130812e-04,
  },
  {
    { 1.28943695621391310e01, -1.51111514016986312e01, -2.23307578892655734e-01 },
    { 2.96460137564761618e-03, 2.37847173959480950e-03, -2.96589568540237556e-05 },
    4.36624404335156298e-05,
  },
  {
    { 1.53796971148509165e01, -2.59193146099879641e01, 1.79258772950371181e-01 },
    { 2.68067772490389322e-03, 1.62824170038242295e-03, -9.51592254519715870e-05 },
    5.15138902046611451e-05,
  },
}

local function solar_system()
  local bodies = { { x = 0.0, y = 0.0, z = 0.0, vx = 0.0, vy = 0.0, vz = 0.0, mass = SOLAR_MASS } }
  for _, planet in ipairs(PLANETS) do
    local position, velocity, mass = planet[1], planet[2], planet[3]
    bodies[#bodies + 1] = {
      x = position[1],
      y = position[2],
      z = position[3],
      vx = velocity[1] * DAYS_PER_YEAR,
      vy = velocity[2] * DAYS_PER_YEAR,
      vz = velocity[3] * DAYS_PER_YEAR,
      mass = mass * SOLAR_MASS,
    }
  end
  return bodies
end

local function couples_of(bodies)
  local list = {}
  for i = 1, #bodies do
    for j = i + 1, #bodies do
      list[#list + 1] = { bodies[i], bodies[j] }
    end
  end
  return list
end

local function rest_momentum(bodies)
  local px, py, pz = 0.0, 0.0, 0.0
  for _, body in ipairs(bodies) do
    px = px + body.vx * body.mass
    py = py + body.vy * body.mass
    pz = pz + body.vz * body.mass
  end
  local sun = bodies[1]
  sun.vx = -px / SOLAR_MASS
  sun.vy = -py / SOLAR_MASS
  sun.vz = -pz / SOLAR_MASS
end

local function advance(bodies, couples, dt)
  for i = 1, #couples do
    local a, b = couples[i][1], couples[i][2]
    local dx = a.x - b.x
    local dy = a.y - b.y
    local dz = a.z - b.z
    local squared = dx * dx + dy * dy + dz * dz
    local magnitude = dt / (squared * math.sqrt(squared))
    local pull = b.mass * magnitude
    a.vx = a.vx - dx * pull
    a.vy = a.vy - dy * pull
    a.vz = a.vz - dz * pull
    pull = a.mass * magnitude
    b.vx = b.vx + dx * pull
    b.vy = b.vy + dy * pull
    b.vz = b.vz + dz * pull
  end
  for i = 1, #bodies do
    local body = bodies[i]
    body.x = body.x + dt * body.vx
    body.y = body.y + dt * body.vy
    body.z = body.z + dt * body.vz
  end
end

local function energy(bodies, couples)
  local total = 0.0
  for _, body in ipairs(bodies) do
    local speed = body.vx * body.vx + body.vy * body.vy + body.vz * body.vz
    total = total + 0.5 * body.mass * speed
  end
  for _, pair in ipairs(couples) do
    local a, b = pair[1], pair[2]
    local dx = a.x - b.x
    local dy = a.y - b.y
    local dz = a.z - b.z
    total = total - a.mass * b.mass / math.sqrt(dx * dx + dy * dy + dz * dz)
  end
  return total
end

local function run(n)
  local bodies = solar_system()
  local couples = couples_of(bodies)
  rest_momentum(bodies)
  for _ = 1, n do
    advance(bodies, couples, TIME_STEP)
  end
  return energy(bodies, couples)
end

package.path = arg[0]:match("^(.-)[^/]*$") .. "?.lua;" .. package.path
require("harness").main(run, arg)
