import CArena

/// Counts the bytes that the scanners read, and the names and blocks that links are compared with, so that
/// tests can bound the work without a clock.
///
/// A search that may run to the end of its text counts the bytes it passes. Each thread has its own count.
package enum ScannerSteps {
  package static func count(_ steps: Int) { notes_steps_add(steps) }

  /// All steps of this thread so far.
  static var total: Int { notes_steps_total() }
}
