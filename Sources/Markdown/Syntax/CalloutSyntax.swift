/// The syntax of a callout's first line: `[!kind]`, optionally `-` or `+`, then the title.
///
/// - Source: Obsidian's help, “Callouts”.
struct CalloutSyntax {
  let word: String
  let fold: Callout.Fold?
  /// Where the title begins, in bytes after the line's indentation.
  let end: Int

  init?(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    guard line.starts(with: "[!".utf8), let close = line.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let word = line[(line.startIndex + 2)..<close]
    guard word.contains(where: { !$0.isBlank }), !word.contains(.bracket) else { return nil }
    self.word = String(decoding: word, as: UTF8.self).trimmed
    let rest = line[(close + 1)...]
    switch rest.first {
    case .hyphen?: fold = .closed
    case UInt8(ascii: "+")?: fold = .open
    default: fold = nil
    }
    let next = fold == nil ? rest : rest.dropFirst()
    // `[!x](y)` is a link, and `[!x]y` was hardly meant as a callout unless Obsidian knows the kind.
    guard let byte = next.first else {
      end = next.startIndex - line.startIndex
      return
    }
    guard
      byte.isBlank || WideBlank.length(next) > 0
        || Callout.Kind(self.word) != nil && !"([".utf8.contains(byte)
    else { return nil }
    end = next.startIndex - line.startIndex
  }
}

/// Blanks beyond ASCII that keyboards write: no-break, narrow no-break, ideographic.
enum WideBlank {
  private static let all: [[UInt8]] = [[0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE3, 0x80, 0x80]]

  /// The length of the blank at the start of a text, in bytes; 0 if there is none.
  static func length(_ text: some Sequence<UInt8>) -> Int { all.first { text.starts(with: $0) }?.count ?? 0 }
}
