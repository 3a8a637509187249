/// A table's position in the note, and the asides of its cells.
struct ScannedTable: Sendable {
  enum Cell: Sendable {
    /// Without markup.
    case text(Range<Int>)
    case aside(Int, Range<Int>)
  }

  let alignments: [Table.Alignment?]
  let head: [Cell]
  var rows: [[Cell]] = []
  var lines: ClosedRange<Int>
}

/// The first line of a callout, and the aside of its title.
struct ScannedCallout: Sendable {
  let word: String
  let fold: Callout.Fold?
  let title: Int?
  let span: SourceSpan
}

/// A footnote's position in the note, and the aside of its text.
struct ScannedFootnote: Sendable {
  let label: String
  let lines: ClosedRange<Int>
  /// From `[` to `:`.
  let span: SourceSpan
  let aside: Int
}

/// The position of a link reference definition, `[label]: address`.
struct ScannedDefinition: Sendable {
  /// The label as written, and as `key` compares it.
  let name: String
  let label: String
  /// Whether it has no address: `[//]: # (a remark)` is a comment in many notes.
  let isRemark: Bool
  let offset: Int
  /// From `[` to `:`.
  let span: SourceSpan

  /// Labels are compared regardless of case, and of how many blanks stand between words.
  static func key(of label: ArraySlice<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
  }
}
