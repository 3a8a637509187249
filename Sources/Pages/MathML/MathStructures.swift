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
    html.open(element)
    // Browsers leave the room of the sign's lean behind the script, too.
    if scripts.upper == nil, !areLimits, scripts.primes == 0, scripts.base?.isIntegral ?? false {
      html.attribute("class", "integral")
    }
    if let base = scripts.base {
      if areLimits, style != .display, case .symbol(let symbol) = base.content {
        addFixedOperator(symbol, spacing, form)
      } else {
        addPart(base, spacing, form)
      }
    } else {
      html.open("mrow")
      html.close("mrow")
    }
    with(style.script) { math in
      if let lower = scripts.lower { math.addElement(lower) }
      if hasUpper { math.addUpper(scripts.upper, primes: scripts.primes) }
    }
    html.close(element)
  }

  private mutating func addPart(
    _ node: MathNode, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form
  ) {
    if case .symbol(let symbol) = node.content, !symbol.isOperator {
      addIdentifier(symbol, isBase: true)
    } else if case .delimiter = node.content {
      // Browsers look at the size of an operator only where it stands in a row.
      html.open("mrow")
      add(node, spacing, form)
      html.close("mrow")
    } else if spacing == nil || node.core == nil {
      addElement([node])
    } else {
      add(node, spacing, form)
    }
  }

  /// A large operator whose limits stand above and below it in a line of text, too.
  private mutating func addFixedOperator(
    _ symbol: MathSymbol, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form
  ) {
    html.open("mo")
    html.attribute("movablelimits", "false")
    addSpacing(
      of: MathNode.Core(text: symbol.text, kind: symbol.kind), spacing ?? OperatorSpacing(left: 0, right: 0),
      form)
    html.text(symbol.text)
    html.close("mo")
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
    if upper != nil { html.open("mrow") }
    html.open("mo", class: "prime")
    addPrimes(primes)
    html.close("mo")
    if let upper {
      addRow(upper, isWhole: false)
      html.close("mrow")
    }
  }

  /// Primes alone: fonts with mathematics have them at their height already.
  private mutating func addPrimed(_ scripts: Scripts) {
    html.open("mrow")
    if let base = scripts.base { addPart(base, nil, .infix) }
    html.open("mo")
    addPrimes(scripts.primes)
    html.close("mo")
    html.close("mrow")
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
    if fraction.kind == .binomial {
      html.open("mrow")
      addDelimiter("(", isLeft: true, around: .tall)
    }
    html.open("mfrac")
    if fraction.kind != .fraction { html.attribute("linethickness", "0") }
    let style = fraction.style ?? self.style
    if style != self.style { setStyle(style) }
    with(style.fraction) { math in
      math.addElement(fraction.numerator)
      math.addElement(fraction.denominator)
    }
    html.close("mfrac")
    if fraction.kind == .binomial {
      addDelimiter(")", isLeft: false, around: .tall)
      html.close("mrow")
    }
  }

  mutating func addRoot(_ degree: [MathNode]?, _ radicand: [MathNode]) {
    guard let degree else {
      html.open("msqrt")
      addRow(radicand)
      html.close("msqrt")
      return
    }
    html.open("mroot")
    addElement(radicand)
    with(.scriptscript) { $0.addElement(degree) }
    html.close("mroot")
  }

  // MARK: Delimiters

  mutating func add(_ fenced: Fenced) {
    let height = fenced.parts.reduce(MathHeight.line) { max($0, MathHeight($1, style)) }
    html.open("mrow")
    addDelimiter(fenced.left, isLeft: true, around: height)
    for (index, part) in fenced.parts.enumerated() {
      if index > 0, index <= fenced.middles.count { addMiddle(fenced.middles[index - 1]) }
      addRow(part, after: .open, before: .close, isWhole: false)
    }
    addDelimiter(fenced.right, isLeft: false, around: height)
    html.close("mrow")
  }

  /// A delimiter that grows with what stands beside it; nothing for an empty one.
  mutating func addDelimiter(_ text: String, isLeft: Bool, around height: MathHeight) {
    if text.isEmpty { return }
    html.open("mo")
    // The widths of bars do not change with their height.
    if height == .tall, text != "|", text != "‖" { html.attribute("class", "fence") }
    if isLeft ? !OperatorSpacing.isOpening(text) : !OperatorSpacing.isClosing(text) {
      if isLeft ? OperatorSpacing.isClosing(text) : OperatorSpacing.isOpening(text) {
        html.attribute("form", isLeft ? "postfix" : "prefix")
      } else {
        setStretchy()
      }
    } else if height == .line {
      html.attribute("stretchy", "false")
    }
    html.text(text)
    html.close("mo")
  }

  /// - Parameter size: in lines of 1 em.
  mutating func addDelimiter(
    _ symbol: MathSymbol, size: Double, _ spacing: OperatorSpacing?, _ form: OperatorSpacing.Form
  ) {
    html.open("mo")
    if symbol.text != "|", symbol.text != "‖", size < 3 { html.attribute("class", "fence") }
    addSpacing(
      of: MathNode.Core(text: symbol.text, kind: symbol.kind), spacing ?? OperatorSpacing(left: 0, right: 0),
      form)
    html.attribute("stretchy", "true")
    html.attribute("symmetric", "true")
    html.attribute("minsize", Self.em(size))
    html.attribute("maxsize", Self.em(size))
    html.text(symbol.text)
    html.close("mo")
  }

  private mutating func addMiddle(_ text: String) {
    if text.isEmpty { return }
    html.open("mo")
    if OperatorSpacing.isOpening(text) {
      html.attribute("form", "prefix")
    } else if OperatorSpacing.isClosing(text) {
      html.attribute("form", "postfix")
    } else {
      setStretchy()
    }
    html.text(text)
    html.close("mo")
  }

  private mutating func setStretchy() {
    html.attribute("stretchy", "true")
    html.attribute("symmetric", "true")
    html.attribute("lspace", "0")
    html.attribute("rspace", "0")
  }

  // MARK: Moduli and phantoms

  /// `(mod n)`, apart from what stands before it.
  mutating func addModulus(_ nodes: [MathNode]) {
    html.open("mrow")
    addSpace(style == .display ? 18 : 8)
    addDelimiter("(", isLeft: true, around: .line)
    html.element("mi", "mod")
    addSpace(6)
    addRow(nodes, after: .open, before: .close, isWhole: false)
    addDelimiter(")", isLeft: false, around: .line)
    html.close("mrow")
  }

  // MARK: Phantoms

  mutating func add(_ phantom: Phantom, _ nodes: [MathNode]) {
    switch phantom {
    case .whole:
      html.open("mphantom")
      addRow(nodes)
      html.close("mphantom")
      return
    case .horizontal:
      html.open("mpadded")
      html.attribute("height", "0")
      html.attribute("depth", "0")
    case .vertical:
      html.open("mpadded")
      html.attribute("width", "0")
    }
    html.open("mphantom")
    addRow(nodes)
    html.close("mphantom")
    html.close("mpadded")
  }
}

extension MathStyle {
  /// The style of a script.
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
  /// Its limits stand beside it in a display, too.
  fileprivate var isIntegral: Bool {
    guard kind == .largeOperator, let scalar = text.unicodeScalars.first?.value else { return false }
    return (0x222B...0x2233).contains(scalar) || (0x2A0B...0x2A1C).contains(scalar)
  }
}
