/// The backtick runs of a text. A run opens a code span if another of the same length follows.
struct CodeSpans {
  private var runs: [(start: Int, length: Int)] = []
  /// The starts of the runs by length; empty if there are few runs.
  private var starts: [Int: [Int]] = [:]

  /// Up to this many runs are searched linearly.
  private static let few = 16

  init(_ text: [UInt8], from index: Int) {
    ScannerSteps.count(text.count - index)
    var index = index
    while index < text.count {
      guard text[index] == .backtick else {
        index += 1
        continue
      }
      let length = text.run(at: index)
      runs.append((index, length))
      index += length
    }
    guard runs.count > Self.few else { return }
    for run in runs { starts[run.length, default: []].append(run.start) }
  }

  /// The end of the code span that a run of `length` opens at `index`.
  func end(from index: Int, length: Int) -> Int? {
    guard runs.count > Self.few else {
      return runs.first { $0.start > index && $0.length == length }.map { $0.start + length }
    }
    guard let runs = starts[length] else { return nil }
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle] <= index { low = middle + 1 } else { high = middle }
    }
    return low < runs.count ? runs[low] + length : nil
  }
}
