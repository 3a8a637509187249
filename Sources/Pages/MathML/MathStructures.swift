import Formulas

extension MathMarkup {
  // MARK: Scripts

  mutating func add(_ scripts: Scripts, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form) {
    if scripts.primes > 0, scripts.lower == nil, scripts.upper == nil { return addPrimed(scripts) }
    let areLimits = takesLimits(scripts.base, scripts.limits) && scripts.primes == 0
    let hasUpper = scripts.upper != nil || scripts.primes > 0
    let element: StaticString =
      switch (scripts.lower != nil, hasUpper, areLimits) {
      case (true, true, true): "munderover"
      case (true, true, false): "msubsup"
      case (true, false, true): "munder"
      case (true, false, false): "msub"
      case (false, true, true): "mover"
      case (false, true, false): "msup"
      case (false, false, _): "mrow"
      }
    // Browsers add the italic correction of an integral after its lower limit, too; the style sheet removes it.
    let isIntegral =
      scripts.upper == nil && !areLimits && scripts.primes == 0 && scripts.base?.isIntegral ?? false
    self.element(element, class: isIntegral ? "integral" : nil) { math in
      if let base = scripts.base {
        if areLimits, math.style != .display, case .symbol(let symbol) = base.content {
          math.addFixedOperator(symbol, spacing, form)
        } else {
          math.addPart(base, spacing, form)
        }
      } else {
        math.html.element("mrow", "")
      }
      math.with(math.style.script) { math in
        if let lower = scripts.lower { math.addElement(lower) }
        if hasUpper { math.addUpper(scripts.upper, primes: scripts.primes) }
      }
    }
  }

  private mutating func addPart(
    _ node: MathNode, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form
  ) {
    if case .symbol(let symbol) = node.content, !symbol.isOperator {
      addIdentifier(symbol, isBase: true)
    } else if case .delimiter = node.content {
      // Browsers obey the size of an operator only inside of a row.
      element("mrow") { $0.add(node, spacing, form) }
    } else if spacing == nil || node.core == nil {
      addElement([node])
    } else {
      add(node, spacing, form)
    }
  }

  /// A large operator whose limits are above and below it even in inline formulas.
  mutating func addFixedOperator(
    _ symbol: MathSymbol, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form
  ) {
    let core = MathNode.Core(text: symbol.text, kind: symbol.kind)
    html.element("mo", ["movablelimits": "false"] + attributes(spacing, of: core, form), symbol.text)
  }

  private func takesLimits(_ base: MathNode?, _ written: Bool?) -> Bool {
    if let written { return written }
    guard style == .display else { return false }
    switch base?.content {
    case .symbol(let symbol): return symbol.kind == .largeOperator && !symbol.isIntegral
    case .operatorName(let name): return name.takesLimits
    default: return false
    }
  }

  private mutating func addUpper(_ upper: [MathNode]?, primes: Int) {
    guard primes > 0 else { return addElement(upper ?? []) }
    element("mrow", if: upper != nil) { math in
      math.element("mo", class: "prime") { $0.addPrimes(primes) }
      if let upper { math.addRow(upper, isWhole: false) }
    }
  }

  /// Primes without other scripts: fonts for mathematics have raised primes already.
  private mutating func addPrimed(_ scripts: Scripts) {
    element("mrow") { math in
      if let base = scripts.base { math.addPart(base, nil, .infix) }
      math.element("mo") { $0.addPrimes(scripts.primes) }
    }
  }

  private mutating func addPrimes(_ primes: Int) {
    var rest = primes
    while rest > 0 {
      html.text(rest >= 4 ? "⁗" : rest == 3 ? "‴" : rest == 2 ? "″" : "′")
      rest -= min(rest, 4)
    }
  }

  // MARK: Fractions and roots

  mutating func add(_ fraction: Fraction) {
    let isBinomial = fraction.kind == .binomial
    let style = fraction.style ?? self.style
    let rule: Attributes = fraction.kind == .fraction ? [:] : ["linethickness": "0"]
    let attributes = style == self.style ? rule : rule + Self.attributes(style)
    element("mrow", if: isBinomial) { math in
      if isBinomial { math.addDelimiter("(", isLeft: true, around: .tall) }
      math.element("mfrac", attributes) { math in
        math.with(style.fraction) { math in
          math.addElement(fraction.numerator)
          math.addElement(fraction.denominator)
        }
      }
      if isBinomial { math.addDelimiter(")", isLeft: false, around: .tall) }
    }
  }

  mutating func addRoot(_ degree: [MathNode]?, _ radicand: [MathNode]) {
    guard let degree else { return element("msqrt") { $0.addRow(radicand) } }
    element("mroot") { math in
      math.addElement(radicand)
      math.with(.scriptscript) { $0.addElement(degree) }
    }
  }

  // MARK: Delimiters

  mutating func add(_ fenced: Fenced) {
    let height = fenced.parts.reduce(MathHeight.line) { max($0, MathHeight($1, style)) }
    element("mrow") { math in
      math.addDelimiter(fenced.left, isLeft: true, around: height)
      for (index, part) in fenced.parts.enumerated() {
        if index > 0, index <= fenced.middles.count { math.addMiddle(fenced.middles[index - 1]) }
        math.addRow(part, after: .open, before: .close, isWhole: false)
      }
      math.addDelimiter(fenced.right, isLeft: false, around: height)
    }
  }

  /// A delimiter that grows with its neighbours; nothing if it is empty.
  mutating func addDelimiter(_ text: String, isLeft: Bool, around height: MathHeight) {
    if text.isEmpty { return }
    let attributes: Attributes
    if isLeft ? OperatorSpacing.isOpening(text) : OperatorSpacing.isClosing(text) {
      attributes = height == .line ? Self.fixed : [:]
    } else if isLeft ? OperatorSpacing.isClosing(text) : OperatorSpacing.isOpening(text) {
      attributes = ["form": isLeft ? "postfix" : "prefix"]
    } else {
      attributes = Self.stretchy
    }
    // The width of a bar does not change with its height.
    let isFence = height == .tall && text != "|" && text != "‖"
    html.element("mo", class: isFence ? "fence" : nil, attributes, text)
  }

  /// - Parameter size: the height, in em.
  mutating func addDelimiter(
    _ symbol: MathSymbol, size: Double, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form
  ) {
    let isFence = symbol.text != "|" && symbol.text != "‖" && size < 3
    let core = MathNode.Core(text: symbol.text, kind: symbol.kind)
    let size: Attributes = [
      "stretchy": "true", "symmetric": "true", "minsize": Self.em(size), "maxsize": Self.em(size),
    ]
    html.element(
      "mo", class: isFence ? "fence" : nil, attributes(spacing, of: core, form) + size, symbol.text)
  }

  private mutating func addMiddle(_ text: String) {
    if text.isEmpty { return }
    let attributes: Attributes =
      OperatorSpacing.isOpening(text)
      ? ["form": "prefix"] : OperatorSpacing.isClosing(text) ? ["form": "postfix"] : Self.stretchy
    html.element("mo", attributes, text)
  }

  /// Makes a symbol that is no bracket a delimiter.
  private static let stretchy: Attributes = [
    "stretchy": "true", "symmetric": "true", "lspace": "0", "rspace": "0",
  ]

  // MARK: Moduli

  /// `(mod n)` with space before it.
  mutating func addModulus(_ nodes: [MathNode]) {
    element("mrow") { math in
      math.addSpace(math.style == .display ? 18 : 8)
      math.addDelimiter("(", isLeft: true, around: .line)
      math.html.element("mi", "mod")
      math.addSpace(6)
      math.addRow(nodes, after: .open, before: .close, isWhole: false)
      math.addDelimiter(")", isLeft: false, around: .line)
    }
  }

  // MARK: Bars and phantoms

  /// A thinner bar may not be shown at all.
  private static let thinnest = 1.2

  mutating func add(_ rule: MathRule) {
    let size: Attributes = [
      "width": Self.em(rule.width / 18), "height": Self.em(max(rule.height, Self.thinnest) / 18),
      "mathbackground": "currentcolor",
    ]
    guard rule.lift != 0 else { return html.void("mspace", size) }
    element("mpadded", ["voffset": Self.em(rule.lift / 18)]) { $0.html.void("mspace", size) }
  }

  mutating func add(_ phantom: Phantom, _ nodes: [MathNode]) {
    func addHidden(_ math: inout MathMarkup) { math.element("mphantom") { $0.addRow(nodes) } }
    switch phantom {
    case .whole: addHidden(&self)
    case .horizontal: element("mpadded", ["height": "0", "depth": "0"], content: addHidden)
    case .vertical: element("mpadded", ["width": "0"], content: addHidden)
    }
  }
}

extension MathStyle {
  var script: MathStyle {
    switch self {
    case .display, .text: .script
    case .script, .scriptscript: .scriptscript
    }
  }

  /// The style of a numerator and a denominator.
  var fraction: MathStyle {
    switch self {
    case .display: .text
    case .text: .script
    case .script, .scriptscript: .scriptscript
    }
  }
}

extension MathNode {
  fileprivate var isIntegral: Bool {
    if case .symbol(let symbol) = content { symbol.isIntegral } else { false }
  }
}

extension MathSymbol {
  /// Whether it is an integral sign, whose limits are beside it even in a display.
  fileprivate var isIntegral: Bool {
    guard kind == .largeOperator, let scalar = text.unicodeScalars.first?.value else { return false }
    return (0x222B...0x2233).contains(scalar) || (0x2A0B...0x2A1C).contains(scalar)
  }
}
