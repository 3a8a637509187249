import Markdown

/// Limits on nesting, because on some code the Swift parser would take for ever. It tries each `[` as a type and as an
/// expression, so that its time doubles with each level, and from each `<` behind a `>` it reads on to the end.
package enum NestingLimit {
  static let mostSquareBrackets = 12
  static let mostBrackets = 200
  /// `><`, with or without blanks between.
  static let mostChevrons = 12
  /// `a<b<c<`
  static let longestChain = 50

  /// The offset in UTF-8 at which code first exceeds a limit, or nil. Brackets in strings and comments do not count.
  package static func excess(in code: String) -> Int? {
    let bytes = Array(code.utf8)
    var square = 0
    var all = 0
    var chevrons = 0
    var chain = 0
    var last: UInt8 = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index = endOfString(bytes, from: index)
        last = byte
        continue
      case UInt8(ascii: "/") where index + 1 < bytes.count && bytes[index + 1] == byte:
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        continue
      case UInt8(ascii: "["):
        square += 1
        all += 1
      case UInt8(ascii: "("), UInt8(ascii: "{"): all += 1
      case UInt8(ascii: "]"):
        square = max(square - 1, 0)
        all = max(all - 1, 0)
      case UInt8(ascii: ")"), UInt8(ascii: "}"): all = max(all - 1, 0)
      case UInt8(ascii: "<"):
        chain += 1
        if last == UInt8(ascii: ">") { chevrons += 1 }
      default: break
      }
      if !isInChain(byte) { chain = 0 }
      if square > mostSquareBrackets || all > mostBrackets || chevrons > mostChevrons || chain > longestChain
      {
        return index
      }
      if byte > UInt8(ascii: " ") { last = byte }
      index += 1
    }
    return nil
  }

  private static func isInChain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "@"),
      UInt8(ascii: "<"), 0...UInt8(ascii: " "), 0x80...:
      true
    default: false
    }
  }

  /// The end of the string that begins at `index`: behind its closing quotes, or at the end of its line.
  private static func endOfString(_ bytes: [UInt8], from index: Int) -> Int {
    let quote = UInt8(ascii: "\"")
    let isLong = bytes[index...].prefix(3).elementsEqual([quote, quote, quote])
    var end = index + (isLong ? 3 : 1)
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "\\"): end += 2
      case quote where !isLong: return end + 1
      case quote where bytes[end...].prefix(3).elementsEqual([quote, quote, quote]): return end + 3
      case UInt8(ascii: "\n") where !isLong: return end
      default: end += 1
      }
    }
    return bytes.count
  }

  /// The error that reports a cell whose code exceeds a limit.
  static func diagnostic(of block: CodeBlock, file: String) -> Diagnostic? {
    guard let offset = excess(in: block.text) else { return nil }
    let before = Array(block.text.utf8.prefix(offset))
    let line = before.count { $0 == UInt8(ascii: "\n") }
    let column = before.count - ((before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1)
    let start = line < block.linePlaces.count ? block.linePlaces[line] : block.fence.start
    return Diagnostic(
      .error, "cell-nesting",
      "more than \(mostSquareBrackets) ‘[’ or \(mostBrackets) brackets within each other, or \(mostChevrons) ‘><’ or \(longestChain) ‘<’ in a row",
      file: file, span: SourceSpan(at: SourcePosition(line: start.line, column: start.column + column)),
      help: "give the inner parts names of their own")
  }
}
