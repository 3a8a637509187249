import Foundation

/// Adds the processor's time that `body` takes.
func seconds<Value>(_ sum: inout Double, _ body: () -> Value) -> Value {
  let start = processorTime()
  let value = body()
  sum += processorTime() - start
  return value
}

/// Seconds that this process used so far, whatever else the machine does.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
