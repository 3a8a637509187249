import Markdown

extension Run.Finding {
  /// Reads the errors out of what the compiler printed:
  ///
  ///     cell:3000004:5: error: cannot find 'x' in scope
  ///     let y = x
  ///             ^
  ///     cell:2000001:5: note: …
  static func read(_ text: String) -> [Run.Finding] {
    var findings: [Run.Finding] = []
    var isInError = false
    for line in text.split(separator: "\n") {
      guard let (header, severity, message) = split(line) else { continue }
      switch severity {
      case "error":
        let place = place(header)
        let finding = Run.Finding(
          cell: place?.cell ?? 0, place: place?.place ?? SourcePosition(line: 1, column: 1), message: message,
          notes: [])
        isInError = !findings.contains { $0.place == finding.place && $0.message == message }
        if isInError { findings.append(finding) }
      case "note" where isInError:
        let last = findings.removeLast()
        // What is missing at the end of the program is missing in the cell where it opens.
        let opening = last.cell == 0 && message.hasPrefix("to match this opening") ? place(header) : nil
        findings.append(
          Run.Finding(
            cell: opening?.cell ?? last.cell, place: opening?.place ?? last.place, message: last.message,
            notes: opening == nil ? last.notes + [message] : last.notes))
      default: isInError = false
      }
    }
    return findings
  }

  private static func place(_ header: String) -> (cell: Int, place: SourcePosition)? {
    let numbers = header.split(separator: ":").suffix(2).compactMap { Int($0) }
    return numbers.count == 2 ? Program.place(line: numbers[0], column: numbers[1]) : nil
  }

  private static func split(_ line: Substring) -> (header: String, severity: String, message: String)? {
    for severity in ["error", "warning", "note"] {
      guard let range = line.firstRange(of: ": \(severity): ") else { continue }
      return (String(line[..<range.lowerBound]), severity, String(line[range.upperBound...]))
    }
    return nil
  }
}

extension Run.Trap {
  /// Reads what a program printed when it crashed, and the backtrace with the lines of its cells:
  ///
  ///     Swift/ContiguousArrayBuffer.swift:692: Fatal error: Index out of range
  ///     3 [ra] 0x000055836f7b4472 f(_:) + 129 in main at /…/cell:1000003:4
  init(standardError text: String) {
    var message: String?
    var failure: String?
    var crash: String?
    var frames: [Run.Frame] = []
    for line in text.split(separator: "\n") {
      if message == nil, let range = line.firstRange(of: "Fatal error: ") {
        message = String(line[range.upperBound...])
      } else if let reason = between("*** Swift runtime failure: ", " ***", in: line) {
        failure = reason.prefix(1).uppercased() + reason.dropFirst()
      } else if let reason = between("*** Program crashed: ", " ***", in: line) {
        crash = reason.split(separator: " at 0x").first.map(String.init)
      } else if let at = line.ranges(of: " at ").last, line.hasPrefix(" ") || line.first?.isNumber == true {
        let parts = line[at.upperBound...].split(separator: ":")
        guard parts.count >= 2, parts[0].hasSuffix("cell"), let number = Int(parts[1]),
          let place = Program.place(line: number, column: parts.count > 2 ? Int(parts[2]) ?? 1 : 1)
        else { continue }
        frames.append(Run.Frame(cell: place.cell, place: place.place))
      }
    }
    // Endless recursion crashes with a bad pointer: the stack, full of one function, tells it apart.
    let isDeep = message == nil && frames.count >= 20 && Set(frames.prefix(20).map(\.place.line)).count <= 4
    let told = isDeep ? "Stack overflow: the function calls itself without end" : crash
    self.init(message: message ?? failure ?? told ?? "The program stopped", frames: frames)
  }
}

private func between(_ start: String, _ end: String, in line: Substring) -> Substring? {
  guard let from = line.firstRange(of: start), let to = line.ranges(of: end).last,
    from.upperBound <= to.lowerBound
  else { return nil }
  return line[from.upperBound..<to.lowerBound]
}
