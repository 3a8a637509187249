/// The kind of block that a line begins, after container prefixes.
///
/// - Source: CommonMark 0.30, sections 4 and 5, in the order in which cmark looks for them.
enum BlockStart {
  case blank
  case text
  case indentedCode
  case quote
  /// `marker`: its length in bytes; `width`: the indentation of the item's further lines, in columns.
  case item(marker: Int, width: Int)
  case heading(marker: Int)
  /// `length` of the marker in bytes.
  case footnote(length: Int)
  case fence(Fence)
  case html(HTMLBlock)
  case thematicBreak
  case underline

  /// - Parameters:
  ///   - inParagraph: whether a paragraph is open that the line may continue.
  ///   - isLazy: whether the line lacks the prefix of an open container.
  ///   - inFootnote: whether a footnote is open, in which another cannot begin.
  init(_ cursor: LineCursor, inParagraph: Bool = false, isLazy: Bool = false, inFootnote: Bool = false) {
    let interrupts = inParagraph && !isLazy
    if cursor.isBlank {
      self = .blank
    } else if cursor.indentation > 3 {
      self = inParagraph ? .text : .indentedCode
    } else if cursor.byte() == .greater {
      self = .quote
    } else if let marker = Self.heading(cursor) {
      self = .heading(marker: marker)
    } else if let fence = Fence(cursor) {
      self = .fence(fence)
    } else if cursor.byte() == .less,
      let block = HTMLBlock(cursor.textBytes, interruptsParagraph: inParagraph)
    {
      self = .html(block)
    } else if interrupts, Self.isUnderline(cursor) {
      self = .underline
    } else if Self.isThematicBreak(cursor) {
      self = .thematicBreak
    } else if let item = Self.item(cursor, interruptsParagraph: interrupts) {
      self = item
    } else if !inFootnote, let length = FootnoteSyntax.marker(cursor) {
      self = .footnote(length: length)
    } else {
      self = .text
    }
  }

  private static func heading(_ cursor: LineCursor) -> Int? {
    guard cursor.byte() == .hash, cursor.run <= 6 else { return nil }
    return cursor.byte(cursor.run)?.isBlank == false ? nil : cursor.run
  }

  private static func isUnderline(_ cursor: LineCursor) -> Bool {
    (cursor.byte() == UInt8(ascii: "=") || cursor.byte() == .hyphen) && cursor.isBlank(behind: cursor.run)
  }

  private static func isThematicBreak(_ cursor: LineCursor) -> Bool {
    guard let mark = cursor.byte(), mark == .hyphen || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_")
    else { return false }
    var count = 0
    for byte in cursor.textBytes {
      if byte == mark { count += 1 } else if !byte.isBlank { return false }
    }
    return count >= 3
  }

  private static func item(_ cursor: LineCursor, interruptsParagraph: Bool) -> BlockStart? {
    guard let byte = cursor.byte() else { return nil }
    var marker = 1
    if byte.isDigit {
      while marker < 10, cursor.byte(marker)?.isDigit == true { marker += 1 }
      guard marker < 10, let mark = cursor.byte(marker),
        mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
      else { return nil }
      if interruptsParagraph, !(marker == 1 && byte == UInt8(ascii: "1")) { return nil }
      marker += 1
    } else if byte != .hyphen, byte != UInt8(ascii: "+"), byte != UInt8(ascii: "*") {
      return nil
    }
    // libcmark takes a vertical tab and a form feed for a blank here, but not for indentation.
    if let next = cursor.byte(marker), !next.isBlank, next != 0x0B, next != 0x0C { return nil }
    if interruptsParagraph, cursor.isBlank(behind: marker) { return nil }
    var behind = cursor
    behind.skip(marker: marker)
    let blanks = behind.isBlank || !(1...4).contains(behind.indentation) ? 1 : behind.indentation
    return .item(marker: marker, width: cursor.indentation + marker + blanks)
  }
}

/// The line that opens a fenced code block.
struct Fence: Equatable {
  let offset: Int
  private let mark: UInt8
  private let length: Int

  init?(_ cursor: LineCursor) {
    guard let mark = cursor.byte(), mark == .backtick || mark == UInt8(ascii: "~") else { return nil }
    length = cursor.run
    guard length >= 3, mark != .backtick || !cursor.contains(.backtick, behind: length) else { return nil }
    self.mark = mark
    offset = cursor.textOffset
  }

  func isClosed(by cursor: LineCursor) -> Bool {
    cursor.indentation < 4 && cursor.byte() == mark && cursor.run >= length
      && cursor.isBlank(behind: cursor.run)
  }
}
