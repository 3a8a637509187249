import Formulas

/// Writes a formula as MathML Core.
///
/// - Source: W3C, MathML Core. What it leaves to style sheets (columns, rules, boxes) has classes.
struct MathMarkup: HTMLWriter {
  var html: HTML
  let numbers: EquationNumbers
  /// The current style, as in TeX.
  var style: MathStyle
  /// The alphabet chosen by a command such as `\mathbf`; nil outside of one.
  var alphabet: MathAlphabet?
  /// Whether links and ids may be written.
  let isLinked: Bool

  /// - Parameter marks: the numbers of the formula's rows.
  static func write(
    _ tree: FormulaTree, marks: [EquationNumbers.Mark?] = [], numbers: EquationNumbers = EquationNumbers(),
    isLinked: Bool = true, to html: inout HTML
  ) {
    var math = MathMarkup(
      html: HTML(), numbers: numbers, style: tree.isDisplay ? .display : .text, alphabet: nil,
      isLinked: isLinked)
    swap(&math.html, &html)
    math.element("math", tree.isDisplay ? ["display": "block"] : [:]) { math in
      if marks.contains(where: { $0 != nil }) {
        math.addNumbered(tree.nodes, marks)
      } else {
        math.addRow(tree.nodes)
      }
    }
    swap(&math.html, &html)
  }

  /// Calls `body` with another style.
  mutating func with(_ style: MathStyle, _ body: (inout MathMarkup) -> Void) {
    let outer = self.style
    self.style = style
    body(&self)
    self.style = outer
  }

  /// Writes the nodes as exactly one element.
  mutating func addElement(_ nodes: [MathNode]) {
    let isOne =
      nodes.count == 1
      ? !nodes[0].isInvisible : joinsLetters && !nodes.isEmpty && nodes.allSatisfy(\.isLetterOfWord)
    element("mrow", if: !isOne) { $0.addRow(nodes) }
  }

  mutating func add(_ node: MathNode, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form) {
    switch node.content {
    case .symbol(let symbol): add(symbol, spacing, form)
    case .number(let digits): html.element("mn", inAlphabet(digits))
    case .text(let pieces, let style): add(pieces, style)
    case .operatorName(let name): add(name)
    case .group(let nodes): addElement(nodes)
    case .scripts(let scripts): add(scripts, spacing, form)
    case .fraction(let fraction): add(fraction)
    case .root(let degree, let radicand): addRoot(degree, radicand)
    case .fenced(let fenced): add(fenced)
    case .delimiter(let symbol, let size): addDelimiter(symbol, size: size, spacing, form)
    case .modulus(let nodes): addModulus(nodes)
    case .accent(let accent, let nodes): add(accent, nodes)
    case .brace(let brace): add(brace)
    case .stack(let stack): add(stack, spacing, form)
    case .arrow(let arrow): add(arrow, spacing, form)
    case .alphabet(let alphabet, let nodes):
      let outer = self.alphabet
      self.alphabet = alphabet
      addPassing(nodes, spacing, form)
      self.alphabet = outer
    case .style(let style, let nodes):
      element("mstyle", Self.attributes(style)) { math in
        math.with(style) { $0.addInner(nodes, spacing, form) }
      }
    case .space(let space): addSpace(space.width)
    case .rule(let rule): add(rule)
    case .phantom(let phantom, let nodes): add(phantom, nodes)
    case .color(let color, let nodes):
      element("mrow", ["mathcolor": MathColor.css(color)]) { $0.addInner(nodes, spacing, form) }
    case .boxed(let nodes):
      let inner = style == .text ? .display : style
      element("mrow", class: "boxed", ["displaystyle": inner == .display ? "true" : nil]) { math in
        math.with(inner) { $0.addRow(nodes) }
      }
    case .cancel(let cancel, let nodes):
      let line: StaticString =
        switch cancel {
        case .upward: "cancel"
        case .downward: "bcancel"
        case .both: "xcancel"
        }
      element("mrow", class: line) { $0.addInner(nodes, spacing, form) }
    case .rows(let rows): add(rows)
    case .tag, .label: break
    case .reference(let name, let hasParentheses): addReference(name, hasParentheses)
    case .negated(let node): addNegated(node, spacing, form)
    }
  }

  /// Writes nodes as the content of an element. If they are a single operator, it gets the spaces of the element.
  mutating func addInner(
    _ nodes: [MathNode], _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form
  ) {
    if spacing != nil, let node = nodes.singleAtom { add(node, spacing, form) } else { addRow(nodes) }
  }

  /// The same as exactly one element.
  private mutating func addPassing(
    _ nodes: [MathNode], _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form
  ) {
    if spacing != nil, let node = nodes.singleAtom { add(node, spacing, form) } else { addElement(nodes) }
  }

  static func attributes(_ style: MathStyle) -> Attributes {
    let level =
      switch style {
      case .display, .text: "0"
      case .script: "1"
      case .scriptscript: "2"
      }
    return ["displaystyle": style == .display ? "true" : "false", "scriptlevel": level]
  }

  /// - Parameter width: in eighteenths of an em.
  mutating func addSpace(_ width: Double) {
    if width < 0 {
      // MathML has no negative spaces; the style sheet gives each of these a negative margin of a thin space.
      let count = Int(min(12, max(1, (-width / 3).rounded())))
      // Every node becomes one element.
      return element("mrow", if: count > 1) { math in
        for _ in 0..<count { math.html.void("mspace", class: "back") }
      }
    }
    html.void("mspace", ["width": Self.em(width / 18)])
  }

  /// A length in em with at most four decimals.
  static func em(_ width: Double) -> String {
    let limited = width.isFinite ? max(-1000, min(1000, width)) : 0
    let units = Int((limited * 10_000).rounded())
    if units == 0 { return "0" }
    var fraction = units.magnitude % 10_000
    var text = units < 0 ? "-" : ""
    text += String(units.magnitude / 10_000)
    if fraction > 0 {
      text += "."
      var place: UInt = 1_000
      while fraction > 0 {
        text += String(fraction / place)
        fraction %= place
        place /= 10
      }
    }
    return text + "em"
  }
}

extension HTML {
  /// A formula by itself, without numbers and links.
  package init(formula tree: FormulaTree) {
    self.init()
    MathMarkup.write(tree, isLinked: false, to: &self)
  }
}
