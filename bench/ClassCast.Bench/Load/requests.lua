-- Sends the requests of a file, one after the other: method, path, headers and body between tabs, headers between the unit separator.
-- Each thread begins at a place of its own. Reports one line of JSON.
local threads = 0

function setup(thread)
   thread:set("id", threads)
   threads = threads + 1
end

function init(args)
   requests = {}
   local pause = tonumber(args[2])
   -- without the function wrk need not ask for it
   if pause > 0 then delay = function() return pause end end
   for line in io.lines(args[1]) do
      local method, path, headers, body = line:match("^([^\t]*)\t([^\t]*)\t([^\t]*)\t(.*)$")
      local named = {}
      for name, value in headers:gmatch("([^\31:]+): ([^\31]*)") do named[name] = value end
      requests[#requests + 1] = wrk.format(method, path, named, body ~= "" and body or nil)
   end
   -- two threads never send the same request while there is another
   local share = math.floor(#requests / tonumber(args[3]))
   first = id * share
   count = share > 0 and share or #requests
   sent = 0
end

function request()
   local index = (first + sent % count) % #requests + 1
   sent = sent + 1
   return requests[index]
end

function done(summary, latency, all)
   io.write(string.format(
      '{"requests":%d,"microseconds":%d,"bytes":%d,"refused":%d,"broken":%d,"median":%d,"p95":%d,"p99":%d}\n',
      summary.requests, summary.duration, summary.bytes, summary.errors.status,
      summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
      latency:percentile(50), latency:percentile(95), latency:percentile(99)))
end
