import Formulas

// What stands above and below something else.
extension MathMarkup {
  mutating func add(_ accent: Accent, _ nodes: [MathNode]) {
    if accent == .underline {
      html.open("munder")
      html.attribute("accentunder", "true")
    } else {
      html.open("mover")
      html.attribute("accent", "true")
    }
    if let node = nodes.singleAtom, case .symbol(let symbol) = node.content, !symbol.isOperator {
      addIdentifier(symbol, isBase: true)
    } else {
      addElement(nodes)
    }
    html.open("mo")
    html.attribute("stretchy", accent.isWide ? "true" : "false")
    html.text(accent.sign)
    html.close("mo")
    html.close(accent == .underline ? "munder" : "mover")
  }

  mutating func add(_ brace: Brace) {
    let element: StaticString = brace.isOver ? "mover" : "munder"
    if brace.label != nil { html.open(element) }
    html.open(element)
    with(style == .text ? .text : style) { math in
      math.addElement(brace.body)
    }
    html.element("mo", brace.isOver ? "⏞" : "⏟")
    html.close(element)
    if let label = brace.label {
      with(style.script) { $0.addElement(label) }
      html.close(element)
    }
  }

  mutating func add(_ stack: Stack, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form) {
    let element: StaticString =
      stack.over == nil ? "munder" : stack.under == nil ? "mover" : "munderover"
    html.open(element)
    if spacing != nil, let node = stack.base.singleAtom, node.core != nil {
      if case .symbol(let symbol) = node.content, symbol.kind == .largeOperator {
        html.open("mo")
        html.attribute("movablelimits", "false")
        addSpacing(
          of: MathNode.Core(text: symbol.text, kind: symbol.kind),
          spacing ?? OperatorSpacing(left: 0, right: 0), form)
        html.text(symbol.text)
        html.close("mo")
      } else {
        add(node, spacing, form)
      }
    } else {
      addElement(stack.base)
    }
    with(style.script) { math in
      if let under = stack.under { math.addElement(under) }
      if let over = stack.over { math.addElement(over) }
      if stack.under == nil, stack.over == nil { math.addElement([]) }
    }
    html.close(element)
  }

  mutating func add(_ arrow: Arrow, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form) {
    let element: StaticString = arrow.below == nil ? "mover" : "munderover"
    html.open(element)
    html.open("mo")
    html.attribute("stretchy", "true")
    html.attribute("minsize", "1.75em")
    addSpacing(
      of: MathNode.Core(text: arrow.text, kind: .relation), spacing ?? OperatorSpacing(left: 0, right: 0),
      form)
    html.text(arrow.text)
    html.close("mo")
    with(style.script) { math in
      if let below = arrow.below { math.addPadded(below) }
      math.addPadded(arrow.above)
    }
    html.close(element)
  }

  /// What stands at an arrow, which is a little longer.
  private mutating func addPadded(_ nodes: [MathNode]) {
    html.open("mrow")
    if !nodes.isEmpty {
      addSpace(9)
      addElement(nodes)
      addSpace(9)
    }
    html.close("mrow")
  }
}

extension Accent {
  /// Whether it is as wide as what it belongs to. An arrow is so, too: its sign combines, and fonts have only those
  /// of its widths stand in the middle.
  fileprivate var isWide: Bool {
    switch self {
    case .widehat, .widetilde, .overline, .overrightarrow, .overleftarrow, .overleftrightarrow, .underline,
      .vec:
      true
    case .hat, .check, .tilde, .acute, .grave, .dot, .ddot, .dddot, .breve, .bar, .ring: false
    }
  }

  /// Those that fonts with mathematics can widen, and else those that stand alone.
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
    case .breve: "˘"
    case .bar: "¯"
    case .vec: "\u{20D7}"
    case .ring: "˚"
    case .overrightarrow: "→"
    case .overleftarrow: "←"
    case .overleftrightarrow: "↔"
    case .overline, .underline: "\u{332}"
    }
  }
}
