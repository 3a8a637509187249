import CArena

/// How many bytes the scanners look at, so that tests can bound the work that a note causes without a clock.
///
/// A search that may go on to the end of its text counts what it has passed. Each thread counts for itself.
enum ScannerSteps {
  static func count(_ steps: Int) { notes_steps_add(steps) }

  /// All steps of this thread so far.
  static var total: Int { notes_steps_total() }
}
