import Formulas

// Accents, braces, stacks and arrows with labels.
extension MathMarkup {
  mutating func add(_ accent: Accent, _ nodes: [MathNode]) {
    let isBelow = accent.isBelow
    element(
      isBelow ? "munder" : "mover", isBelow ? ["accentunder": "true"] : ["accent": "true"]
    ) { math in
      if let node = nodes.singleAtom, case .symbol(let symbol) = node.content, !symbol.isOperator {
        math.addIdentifier(symbol, isBase: true)
      } else {
        math.addElement(nodes)
      }
      math.html.element("mo", ["stretchy": accent.isWide ? "true" : "false"], accent.sign)
    }
  }

  mutating func add(_ brace: Brace) {
    let element: StaticString = brace.isOver ? "mover" : "munder"
    self.element(element, if: brace.label != nil) { math in
      math.element(element) { math in
        math.addElement(brace.body)
        math.html.element("mo", brace.sign)
      }
      if let label = brace.label { math.with(math.style.script) { $0.addElement(label) } }
    }
  }

  mutating func add(_ stack: Stack, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form) {
    let element: StaticString =
      stack.over == nil ? "munder" : stack.under == nil ? "mover" : "munderover"
    self.element(element) { math in
      if spacing != nil, let node = stack.base.singleAtom, node.core != nil {
        if case .symbol(let symbol) = node.content, symbol.kind == .largeOperator {
          math.addFixedOperator(symbol, spacing, form)
        } else {
          math.add(node, spacing, form)
        }
      } else {
        math.addElement(stack.base)
      }
      math.with(math.style.script) { math in
        if let under = stack.under { math.addElement(under) }
        if let over = stack.over { math.addElement(over) }
        if stack.under == nil, stack.over == nil { math.addElement([]) }
      }
    }
  }

  mutating func add(_ arrow: Arrow, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form) {
    let element: StaticString = arrow.below == nil ? "mover" : "munderover"
    self.element(element) { math in
      let core = MathNode.Core(text: arrow.text, kind: .relation)
      math.html.element(
        "mo", ["stretchy": "true", "minsize": "1.75em"] + math.attributes(spacing, of: core, form),
        arrow.text)
      math.with(math.style.script) { math in
        if let below = arrow.below { math.addPadded(below) }
        math.addPadded(arrow.above)
      }
    }
  }

  /// The label of an arrow, with space on both sides so that the arrow is longer than the label.
  private mutating func addPadded(_ nodes: [MathNode]) {
    element("mrow") { math in
      guard !nodes.isEmpty else { return }
      math.addSpace(9)
      math.addElement(nodes)
      math.addSpace(9)
    }
  }
}

extension Brace {
  fileprivate var sign: String {
    switch shape {
    case .brace: isOver ? "⏞" : "⏟"
    case .bracket: isOver ? "⎴" : "⎵"
    case .parenthesis: isOver ? "⏜" : "⏝"
    }
  }
}

extension Accent {
  fileprivate var isBelow: Bool {
    switch self {
    case .underline, .underrightarrow, .underleftarrow, .underleftrightarrow: true
    default: false
    }
  }

  /// Whether it is as wide as its base. `\vec` is so, too: its sign is a combining character, which fonts center only
  /// in its stretched widths.
  fileprivate var isWide: Bool {
    switch self {
    case .widehat, .widetilde, .overline, .overrightarrow, .overleftarrow, .overleftrightarrow, .underline,
      .underrightarrow, .underleftarrow, .underleftrightarrow, .vec:
      true
    case .hat, .check, .tilde, .acute, .grave, .dot, .ddot, .dddot, .ddddot, .breve, .bar, .ring: false
    }
  }

  /// A character that fonts for mathematics can stretch if the accent is wide, and a spacing character otherwise.
  fileprivate var sign: String {
    switch self {
    case .hat: "ˆ"
    case .widehat: "\u{302}"
    case .check: "ˇ"
    case .tilde: "˜"
    case .widetilde: "~"
    case .acute: "´"
    case .grave: "`"
    case .dot: "˙"
    case .ddot: "¨"
    case .dddot: "\u{20DB}"
    case .ddddot: "\u{20DC}"
    case .breve: "˘"
    case .bar: "¯"
    case .vec: "\u{20D7}"
    case .ring: "˚"
    case .overrightarrow, .underrightarrow: "→"
    case .overleftarrow, .underleftarrow: "←"
    case .overleftrightarrow, .underleftrightarrow: "↔"
    case .overline, .underline: "\u{332}"
    }
  }
}
