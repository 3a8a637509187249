import Synchronization
import Testing

@testable import Platform

@Suite struct ConcurrentMapTests {
  @Test func keepsTheOrder() async throws {
    let numbers = Array(0..<1_000)
    let squares = try await numbers.concurrentMap { number -> Int in
      // The first ones take longest.
      if number < 4 { for _ in 0..<10_000 { _ = Double.random(in: 0..<1) } }
      return number * number
    }
    #expect(squares == numbers.map { $0 * $0 })
    #expect(try await [Int]().concurrentMap { $0 } == [])
    #expect(try await [3].concurrentMap { $0 + 1 } == [4])
  }

  @Test func transformsEachElementOnce() async throws {
    let seen = Mutex([Int](repeating: 0, count: 500))
    _ = try await Array(0..<500).concurrentMap { number in seen.withLock { $0[number] += 1 } }
    #expect(seen.withLock { $0.allSatisfy { $0 == 1 } })
  }

  @Test(arguments: [1, 2, 100]) func anErrorComesOut(_ count: Int) async {
    await #expect(throws: EnvironmentError.self) {
      try await Array(0..<count).concurrentMap { number in
        if number == count - 1 { throw EnvironmentError("the last one") }
      }
    }
  }
}
