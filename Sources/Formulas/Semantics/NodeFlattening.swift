/// Where a comma between digits may be a thousands separator.
enum DigitGrouping {
  case nowhere, outsideBrackets, everywhere
}

// Removes what only changes how a formula looks.
extension [MathNode] {
  /// The nodes without colors, boxes, sizes, phantoms, labels and braces. Grouped digits become one number: `10{,}000`,
  /// `10\,000`, and `10,000` outside brackets.
  func flattened(_ grouping: DigitGrouping = .outsideBrackets) -> [MathNode] {
    var flat: [MathNode] = []
    flatten(into: &flat)
    return flat.joiningDots.joiningDigits(grouping)
  }

  private func flatten(into flat: inout [MathNode]) {
    for node in self {
      switch node.content {
      // A comma in braces separates thousands.
      case .group(let nodes) where nodes.count == 1 && nodes[0].symbol?.text == ",": flat.append(node)
      // Digits with a brace of their own are no group of a longer number.
      case .brace(let brace) where brace.body.allSatisfy(\.isNumber): flat.append(node)
      case .brace(let brace): brace.body.flatten(into: &flat)
      case .delimiter: flat.append(node.withoutSize)
      case .phantom, .label, .tag: break
      case .alphabet(let alphabet, let nodes)
      where nodes.allSatisfy(\.isNumber)
        || alphabet.isOfWords && !alphabet.spells(nodes) && !node.isCompositeUnit:
        nodes.flatten(into: &flat)
      case .fenced(let fenced) where fenced.isHalf:
        // `\left( … \right.` is closed in another row.
        if !fenced.left.isEmpty { flat.append(MathNode(.symbol(MathSymbol(fenced.left, .open)), node.start)) }
        fenced.parts[0].flatten(into: &flat)
        if !fenced.right.isEmpty {
          flat.append(MathNode(.symbol(MathSymbol(fenced.right, .close)), node.end))
        }
      case .scripts(let scripts):
        if case .delimiter? = scripts.base?.content {
          flat.append(node.mapped(\.withoutSize))
        } else {
          flat.append(node)
        }
      default:
        if let nodes = node.enclosed { nodes.flatten(into: &flat) } else { flat.append(node) }
      }
    }
  }

  /// With three points in a row as dots: `0.333...`
  private var joiningDots: [MathNode] {
    func isPoint(_ index: Int) -> Bool { index < count && self[index].symbol?.text == "." }
    guard indices.contains(where: { isPoint($0) && isPoint($0 + 1) && isPoint($0 + 2) }) else { return self }
    var joined: [MathNode] = []
    var index = 0
    while index < count {
      if isPoint(index), isPoint(index + 1), isPoint(index + 2), !isPoint(index + 3) {
        let range = self[index].range.lowerBound..<self[index + 2].range.upperBound
        joined.append(MathNode(.symbol(MathSymbol("…", .ordinary)), range))
        index += 3
      } else {
        joined.append(self[index])
        index += 1
      }
    }
    return joined
  }

  private func joiningDigits(_ grouping: DigitGrouping) -> [MathNode] {
    var joined: [MathNode] = []
    var depth = 0
    var index = 0
    while index < count {
      let node = self[index]
      index += 1
      depth += node.bracketDepth
      guard case .number(var digits) = node.content, digits.beginsGroups else {
        joined.append(node)
        continue
      }
      var end = node.range.upperBound
      var separator: String?
      while let (next, sign, length) = group(at: index, behind: end), sign == separator ?? sign,
        sign != "," || grouping == .everywhere || grouping == .outsideBrackets && depth == 0,
        sign == " " || !digits.contains(".")
      {
        separator = sign
        digits += next
        index += length
        end = self[index - 1].range.upperBound
        if next.contains(".") { break }
      }
      joined.append(MathNode(.number(digits), node.range.lowerBound..<end))
    }
    return joined
  }

  /// Three more digits behind a separator: a comma without blanks around it, a comma in braces, a thin space, or a blank,
  /// which TeX does not show.
  private func group(at index: Int, behind end: Int) -> (digits: String, separator: String, length: Int)? {
    guard index < count else { return nil }
    if case .number(let digits) = self[index].content {
      return digits.isGroup && self[index].range.lowerBound > end ? (digits, "", 1) : nil
    }
    guard index + 1 < count, case .number(let digits) = self[index + 1].content, digits.isGroup,
      let sign = self[index].digitSeparator
    else { return nil }
    let isTight =
      self[index].range.lowerBound == end && self[index + 1].range.lowerBound == self[index].range.upperBound
    return isTight || sign != "," ? (digits, sign, 2) : nil
  }
}

extension MathAlphabet {
  /// Whether the nodes are one word: `\mathrm{ReLU}`, `\mathtt{conv1}`.
  func spells(_ nodes: [MathNode]) -> Bool {
    isOfWords
      && nodes.allSatisfy { node in
        switch node.content {
        case .symbol(let symbol): symbol.kind == .letter || symbol.text == "_"
        case .number, .space: true
        default: false
        }
      }
  }

  /// Whether the alphabet is used for words. In the others each letter is a name of its own.
  var isOfWords: Bool {
    switch self {
    case .roman, .sansSerif, .typewriter, .italic, .bold, .boldItalic: true
    case .blackboard, .calligraphic, .fraktur: false
    }
  }
}

extension String {
  /// Whether groups may follow: up to three digits, or a decimal whose places are a multiple of three.
  fileprivate var beginsGroups: Bool {
    guard let point = utf8.firstIndex(of: UInt8(ascii: ".")) else { return utf8.count <= 3 && self != "0" }
    let places = utf8.distance(from: point, to: utf8.endIndex) - 1
    return places > 0 && places.isMultiple(of: 3)
  }

  /// Whether it is three digits, perhaps with decimals.
  fileprivate var isGroup: Bool {
    let whole = utf8.prefix { $0 != UInt8(ascii: ".") }
    return whole.count == 3
  }
}

extension Fenced {
  /// Whether it is a bracket of which one half stands elsewhere.
  fileprivate var isHalf: Bool {
    parts.count == 1
      && (["(", "["].contains(left) && right.isEmpty || left.isEmpty && [")", "]"].contains(right))
  }
}

extension MathNode {
  /// The places of its first and its last sign.
  fileprivate var start: Range<Int> { range.lowerBound..<min(range.lowerBound + 1, range.upperBound) }
  fileprivate var end: Range<Int> { max(range.lowerBound, range.upperBound - 1)..<range.upperBound }

  /// A delimiter of a fixed size as the sign that it shows; any other node as it is.
  fileprivate var withoutSize: MathNode {
    if case .delimiter(let symbol, _) = content { MathNode(.symbol(symbol), range) } else { self }
  }

  /// The separator that it is between groups of digits, if any: a comma, a comma in braces, a thin space.
  fileprivate var digitSeparator: String? {
    switch content {
    case .symbol(let symbol) where symbol.text == ",": ","
    case .group: "{,}"
    // A thin space, or one that does not break: `1~024`.
    case .space(let space) where (2.5...3.5).contains(space.width) || space.width == 6: " "
    default: nil
    }
  }

  /// 1 for an opening bracket, −1 for a closing one, otherwise 0.
  var bracketDepth: Int {
    switch content {
    case .symbol(let symbol): symbol.kind == .open ? 1 : symbol.kind == .close ? -1 : 0
    case .scripts(let scripts): scripts.base?.bracketDepth ?? 0
    default: 0
    }
  }
}
