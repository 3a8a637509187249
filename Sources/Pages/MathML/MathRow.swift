import Formulas

extension MathMarkup {
  /// Writes nodes side by side, with the spaces of TeX between them.
  ///
  /// - Parameters:
  ///   - after, before: the atoms to the left and right of the nodes, if any.
  ///   - isWhole: whether the nodes are the whole content of their element.
  mutating func addRow(
    _ nodes: [MathNode], after: AtomClass? = nil, before: AtomClass? = nil, isWhole: Bool = true
  ) {
    let atoms = Atoms(nodes, after: after, before: before, joinsLetters: joinsLetters)
    let isScript = style == .script || style == .scriptscript
    var index = atoms.items.startIndex
    var space: Int?
    while index < atoms.items.endIndex {
      let item = atoms.items[index]
      guard let atom = item.atom else {
        add(nodes[item.nodes.lowerBound], nil, .infix)
        index += 1
        continue
      }
      let following = atoms.next(after: index)
      let right =
        following.map { AtomClass.space(atom, $0.atom, isScript: isScript) }
        ?? before.map { AtomClass.space(atom, $0, isScript: isScript) } ?? 0
      add(
        item, of: nodes,
        left: space ?? after.map { AtomClass.space($0, atom, isScript: isScript) } ?? 0, right: right,
        before: following?.item, form: atoms.form(of: index, isWhole: isWhole), &space)
      index += 1
    }
  }

  /// Writes an atom with the space on both sides. An operator carries the space itself; `space` is the part that is left
  /// to the next atom.
  private mutating func add(
    _ item: Atoms.Item, of nodes: [MathNode], left: Int, right: Int, before following: Atoms.Item?,
    form: OperatorSpacing.Form, _ space: inout Int?
  ) {
    let node = nodes[item.nodes.lowerBound]
    space = 0
    let left = left + node.extraSpace
    let right = right + node.extraSpace
    guard let core = item.core else {
      if left > 0 { addSpace(Double(left)) }
      if item.nodes.count > 1 { addLetters(nodes[item.nodes]) } else { add(node, nil, form) }
      if isFunction(node) {
        guard let following, !following.isFunctionEnd else {
          space = right
          return
        }
        let isOwnSpace = right > 0 && following.core == nil
        if !isOwnSpace { space = right }
        html.element("mo", ["rspace": isOwnSpace ? Self.em(Double(right) / 18) : nil], "\u{2061}")
      } else {
        space = right
      }
      return
    }
    // The left of two operators carries the space between them, unless a browser gives it to the right one anyway.
    let other = following?.core.flatMap { OperatorSpacing.byDefault($0, .infix) }
    let own = OperatorSpacing.byDefault(core, form)
    if following?.core != nil, right > 0, other?.left == right, own?.right != right {
      space = right
      add(node, OperatorSpacing(left: left, right: 0), form)
    } else {
      add(node, OperatorSpacing(left: left, right: right), form)
    }
  }

  private func isFunction(_ node: MathNode) -> Bool {
    switch node.content {
    case .operatorName: true
    case .scripts(let scripts): scripts.base.map(isFunction) ?? false
    case .stack(let stack): stack.base.singleAtom.map(isFunction) ?? false
    default: false
    }
  }

  /// Whether adjacent letters form one word.
  var joinsLetters: Bool {
    switch alphabet {
    case .roman, .bold, .italic, .sansSerif, .typewriter: true
    case nil, .blackboard, .boldItalic, .calligraphic, .fraktur: false
    }
  }

  private mutating func addLetters(_ nodes: ArraySlice<MathNode>) {
    element("mi") { math in
      for node in nodes {
        switch node.content {
        case .symbol(let symbol): math.html.text(math.inAlphabet(symbol.text))
        case .number(let digits): math.html.text(math.inAlphabet(digits))
        default: break
        }
      }
    }
  }

  func inAlphabet(_ text: String) -> String { alphabet.map { MathLetters.text(text, in: $0) } ?? text }
}

/// The atoms of a row, as in TeX.
private struct Atoms {
  struct Item {
    var nodes: Range<Int>
    /// Nil for a space.
    var atom: AtomClass?
    var core: MathNode.Core?
    /// Whether this is not the argument of a function before it.
    var isFunctionEnd: Bool {
      switch atom {
      case .binary, .relation, .close, .punctuation: true
      default: false
      }
    }
  }

  private(set) var items: [Item] = []
  private let first: Int?
  private let last: Int?

  init(_ nodes: [MathNode], after: AtomClass?, before: AtomClass?, joinsLetters: Bool) {
    items.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() where !node.isInvisible {
      if joinsLetters, node.isLetterOfWord, let last = items.last, last.nodes.upperBound == index,
        nodes[last.nodes.lowerBound].isLetterOfWord
      {
        items[items.count - 1].nodes = last.nodes.lowerBound..<(index + 1)
        continue
      }
      let atom = node.atomClass
      items.append(Item(nodes: index..<(index + 1), atom: atom, core: atom == nil ? nil : node.core))
    }
    first = items.firstIndex { $0.atom != nil }
    last = items.lastIndex { $0.atom != nil }
    settleSigns(after: after, before: before)
  }

  /// Makes a binary operator without two operands an ordinary atom.
  private mutating func settleSigns(after: AtomClass?, before: AtomClass?) {
    var previous = after
    var previousIndex: Int?
    for index in items.indices {
      guard var atom = items[index].atom else { continue }
      if atom == .binary, previous?.leavesNoLeftSide ?? true { atom = .ordinary }
      if atom.leavesNoRightSide, previous == .binary, let previousIndex {
        items[previousIndex].atom = .ordinary
      }
      items[index].atom = atom
      previous = atom
      previousIndex = index
    }
    if previous == .binary, before?.leavesNoRightSide ?? true, let previousIndex {
      items[previousIndex].atom = .ordinary
    }
  }

  func next(after index: Int) -> (item: Item, atom: AtomClass)? {
    var index = index + 1
    while index < items.endIndex {
      if let atom = items[index].atom { return (items[index], atom) }
      index += 1
    }
    return nil
  }

  /// The form that a browser gives an operator, by its position in its element.
  func form(of index: Int, isWhole: Bool) -> OperatorSpacing.Form {
    guard isWhole, items.count > 1, first != last else { return .infix }
    return index == first ? .prefix : index == last ? .postfix : .infix
  }
}

extension MathNode {
  /// The thick space that some arrows have on both sides in addition to that of a relation.
  fileprivate var extraSpace: Int {
    guard case .symbol(let symbol) = content, symbol.kind == .relation else { return 0 }
    switch symbol.command {
    case "iff", "implies", "impliedby": return 5
    default: return 0
    }
  }

  var isLetterOfWord: Bool {
    switch content {
    case .symbol(let symbol): symbol.kind == .letter
    case .number: true
    default: false
    }
  }
}
