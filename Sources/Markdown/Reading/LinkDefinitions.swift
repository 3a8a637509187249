import Foundation

/// The link reference definitions of a note, `[label]: address`, and how often their labels stand in brackets.
struct LinkDefinitions {
  private let definitions: [ScannedDefinition]
  /// By label, those of definitions included.
  private var uses: [String: Int] = [:]

  /// - Parameter text: the note as CommonMark sees it.
  init(_ definitions: [ScannedDefinition], in text: [UInt8]) {
    self.definitions = definitions
    guard !definitions.isEmpty else { return }
    let labels = Set(definitions.map(\.label))
    var start: Int?
    var index = 0
    while index < text.count {
      switch text[index] {
      case .backslash: index += 1
      case .bracket: start = index + 1
      case UInt8(ascii: "]"):
        if let start, index - start <= Self.longest {
          let key = ScannedDefinition.key(of: text[start..<index])
          if labels.contains(key) { uses[key, default: 0] += 1 }
        }
        start = nil
      default: break
      }
      index += 1
    }
  }

  private static let longest = 999

  /// Warns of definitions that nothing uses, and of those that come too late: their text is not shown.
  func diagnostics(in source: Source) -> [Diagnostic] {
    let count = Dictionary(definitions.map { ($0.label, 1) }, uniquingKeysWith: +)
    var first: [String: Int] = [:]
    return definitions.compactMap { definition in
      if let line = first[definition.label] {
        return definition.isRemark
          ? nil
          : Diagnostic(
            .warning, "second-definition",
            "‘[\(definition.name)]’ has an address already, and this one is not used",
            file: source.path, span: definition.span,
            help: "give it another name; the first stands on line \(line)")
      }
      first[definition.label] = definition.span.start.line
      guard !definition.isRemark, uses[definition.label, default: 0] <= count[definition.label, default: 0]
      else {
        return nil
      }
      return Diagnostic(
        .warning, "unused-definition",
        "no link uses the address of ‘[\(definition.name)]’, and it is not shown",
        file: source.path, span: definition.span,
        help: "for text, write a backslash before ‘[’; a link to it is written ‘[text][\(definition.name)]’")
    }
  }
}
