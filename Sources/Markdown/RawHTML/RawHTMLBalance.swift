/// Decides which tags among siblings work: those of known elements that are closed among the siblings and
/// stand in an allowed place.
struct RawHTMLBalance {
  enum Reason {
    case unknown, misplaced, notClosed, notOpened, tooDeep
  }

  struct Judged {
    let sibling: Int
    let token: RawHTMLTokens.Token
    /// Nil for a comment.
    fileprivate(set) var piece: RawHTML.Piece?
    /// Why it is shown as text.
    fileprivate(set) var refusal: Reason?
    /// Attributes that are left out.
    fileprivate(set) var dropped: [String] = []
    /// The index of the matching tag.
    fileprivate var partner: Int?
  }

  static let deepestNesting = 100

  private let isBlock: Bool
  private var pieces: [Judged] = []
  /// Start tags that are not closed yet.
  private var open: [(element: RawHTML.Element, index: Int)] = []
  private var openCount: [RawHTML.Element: Int] = [:]

  init(isBlock: Bool) { self.isBlock = isBlock }

  /// Adds the next sibling that is raw HTML.
  mutating func add(_ literal: String, sibling: Int) {
    var before = open.count
    for token in RawHTMLTokens(literal).tokens {
      add(token, sibling)
      before = min(before, open.count)
    }
    guard isBlock else { return }
    // Only an element that holds blocks may be closed in a later block.
    let added = Array(open[before...])
    open.removeSubrange(before...)
    for (element, index) in added {
      if element.holdsBlocks {
        open.append((element, index))
      } else {
        openCount[element, default: 0] -= 1
        refuse(index, .notClosed)
      }
    }
  }

  private mutating func add(_ token: RawHTMLTokens.Token, _ sibling: Int) {
    let index = pieces.count
    pieces.append(Judged(sibling: sibling, token: token))
    switch token.content {
    case .comment: break
    case .text: pieces[index].piece = .text(token.text)
    case .other: refuse(index, .unknown)
    case .start(let name, let attributes, let isClosed):
      guard let element = RawHTML.Element(rawValue: name), !isClosed || element.isVoid else {
        return refuse(index, .unknown)
      }
      guard isBlock || !element.isBlock else { return refuse(index, .misplaced) }
      let kept = keep(attributes, of: element, index)
      if element.isVoid {
        pieces[index].piece = .void(element)
      } else {
        pieces[index].piece = .start(element, kept)
        open.append((element, index))
        openCount[element, default: 0] += 1
      }
    case .end(let name):
      guard let element = RawHTML.Element(rawValue: name), !element.isVoid else {
        return refuse(index, .unknown)
      }
      guard isBlock || !element.isBlock else { return refuse(index, .misplaced) }
      guard openCount[element, default: 0] > 0 else { return refuse(index, .notOpened) }
      while let (last, start) = open.popLast() {
        openCount[last, default: 0] -= 1
        if last == element {
          pieces[index].piece = .end(element)
          pieces[index].partner = start
          pieces[start].partner = index
          return
        }
        refuse(start, .notClosed)
      }
    }
  }

  private mutating func keep(
    _ attributes: [RawHTMLTokens.Attribute], of element: RawHTML.Element, _ index: Int
  ) -> [RawHTML.Attribute] {
    var kept: [RawHTML.Attribute] = []
    var names: Set<String> = []
    for attribute in attributes {
      var value: RawHTML.Attribute?
      switch attribute.name {
      case "open" where element == .details: value = .open
      case "title": value = .title(attribute.value)
      case "dir": value = RawHTML.Direction(rawValue: attribute.value.lowercased()).map { .direction($0) }
      case "lang" where attribute.value.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == .hyphen }):
        value = .language(attribute.value)
      default: break
      }
      if let value, names.insert(attribute.name).inserted {
        if !element.isVoid { kept.append(value) }
      } else {
        pieces[index].dropped.append(attribute.name)
      }
    }
    return kept
  }

  private mutating func refuse(_ index: Int, _ reason: Reason) {
    pieces[index].piece = .refused(pieces[index].token.text)
    pieces[index].refusal = reason
    pieces[index].dropped = []
  }

  /// The verdict on every piece; to be called after the last sibling.
  mutating func judged() -> [Judged] {
    for (_, index) in open { refuse(index, .notClosed) }
    open = []
    var parents: [RawHTML.Element] = []
    for index in pieces.indices {
      switch pieces[index].piece {
      case .start(let element, _):
        let isTooDeep = parents.count == Self.deepestNesting
        if !isTooDeep, fits(element, in: parents.last) {
          parents.append(element)
        } else {
          let reason = isTooDeep ? Reason.tooDeep : .misplaced
          if let end = pieces[index].partner { refuse(end, reason) }
          refuse(index, reason)
        }
      case .void(let element):
        if !fits(element, in: parents.last) { refuse(index, .misplaced) }
      case .end: parents.removeLast()
      case .text, .refused, nil: break
      }
    }
    return pieces
  }

  private func fits(_ element: RawHTML.Element, in parent: RawHTML.Element?) -> Bool {
    guard element.isBlock else { return true }
    if let needed = element.parent { return parent == needed }
    return parent.map { $0.holdsBlocks || $0 == .figcaption } ?? true
  }
}
