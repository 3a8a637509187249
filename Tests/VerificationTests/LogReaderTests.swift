import Foundation
import Testing

@testable import Verification

/// A log that a cell wrote over must not take the tool with it.
@Suite struct LogReaderTests {
  @Test func randomBytesAreReadUpToTheirDamage() {
    var state: UInt64 = 42
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<200 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // Mostly small numbers, as a real log has.
        bytes.append(state >> 60 < 12 ? UInt8(state >> 33 & 7) : UInt8(truncatingIfNeeded: state >> 40))
      }
      bytes.withUnsafeBytes { _ = LogReader.read($0, output: [1, 2, 3]) }
    }
  }

  @Test func anEmptyLogIsARunThatDidNotBegin() {
    let (run, hasEnded) = [UInt8](repeating: 0, count: 16).withUnsafeBytes { LogReader.read($0, output: []) }
    #expect(run.begun.isEmpty)
    #expect(!hasEnded)
  }
}
