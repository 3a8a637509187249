import Foundation

/// Adds the processor time that `body` takes to `sum`.
func seconds<Value>(_ sum: inout Double, _ body: () -> Value) -> Value {
  let start = processorTime()
  let value = body()
  sum += processorTime() - start
  return value
}

/// The processor time of this process so far, in seconds. It does not depend on the load of the machine.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
