/// Raw HTML in a note: a few harmless elements work on the page; everything else is shown as text.
///
/// - Inline: `br`, `wbr`, `sub`, `sup`, `kbd`, `b`, `i`, `u`, `s`, `em`, `strong`, `del`, `ins`,
///   `mark`, `small`, `abbr`, `q`, `cite`, `code`, `var`, `samp`, `span`.
/// - As blocks, with Markdown between their tags: `details` with its `summary`, `div`, `figure` with its
///   `figcaption`, `center`; and `hr`.
/// - Attributes: `title`, `lang`, `dir`, and `open` on `details`. A class, an id or a style could make
///   something look verified that is not.
/// - An element must be closed among the siblings of its start tag, as emphasis is. Comments are removed.
package enum RawHTML {
  package enum Element: String, Sendable, CaseIterable {
    case br, wbr
    case sub, sup, kbd, b, i, u, s, em, strong, del, ins, mark, small, abbr, q, cite, code, `var`, samp, span
    case hr
    case details, summary, div, figure, figcaption, center
  }

  package enum Attribute: Sendable, Equatable {
    case open
    /// Text with its character references as written.
    case title(String)
    /// A language tag: letters, digits and hyphens.
    case language(String)
    case direction(Direction)
  }

  package enum Direction: String, Sendable {
    case ltr, rtl, auto
  }

  /// A part of raw HTML, and how the page shows it.
  package enum Piece: Sendable, Equatable {
    case start(Element, [Attribute])
    case end(Element)
    /// An element without content: `br`.
    case void(Element)
    /// Text with its character references as written.
    case text(String)
    /// Markup that is not allowed and is shown as text.
    case refused(String)
  }

  /// The pieces of each sibling that is raw HTML, by its index. Their start and end tags are balanced.
  package static func pieces(of siblings: [Inline]) -> [Int: [Piece]] {
    pieces(judged(siblings))
  }

  package static func pieces(of siblings: [Block]) -> [Int: [Piece]] {
    pieces(judged(siblings))
  }

  static func judged(_ siblings: [Inline]) -> [RawHTMLBalance.Judged] {
    var balance = RawHTMLBalance(isBlock: false)
    for (index, inline) in siblings.enumerated() {
      if case .html(let literal) = inline { balance.add(literal, sibling: index) }
    }
    return balance.judged()
  }

  static func judged(_ siblings: [Block]) -> [RawHTMLBalance.Judged] {
    var balance = RawHTMLBalance(isBlock: true)
    for (index, block) in siblings.enumerated() {
      if case .html(let literal) = block.content { balance.add(literal, sibling: index) }
    }
    return balance.judged()
  }

  private static func pieces(_ judged: [RawHTMLBalance.Judged]) -> [Int: [Piece]] {
    var pieces: [Int: [Piece]] = [:]
    for judged in judged {
      if let piece = judged.piece { pieces[judged.sibling, default: []].append(piece) }
    }
    return pieces
  }
}

extension RawHTML.Element {
  package var isVoid: Bool { self == .br || self == .wbr || self == .hr }

  /// Whether it is a block element rather than an inline one.
  var isBlock: Bool {
    switch self {
    case .hr, .details, .summary, .div, .figure, .figcaption, .center: true
    default: false
    }
  }

  /// Whether blocks of Markdown may stand between its tags.
  var holdsBlocks: Bool {
    switch self {
    case .details, .div, .figure, .center: true
    default: false
    }
  }

  /// The only element that may contain it.
  var parent: RawHTML.Element? {
    switch self {
    case .summary: .details
    case .figcaption: .figure
    default: nil
    }
  }
}
