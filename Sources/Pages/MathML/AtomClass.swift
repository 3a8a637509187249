import Formulas

/// The class of an atom, which decides the space between it and its neighbours.
///
/// - Source: Knuth, The TeXbook, chapter 18 and appendix G.
enum AtomClass: UInt8 {
  case ordinary, largeOperator, binary, relation, open, close, punctuation, inner

  /// The space between two neighbours, in eighteenths of an em.
  static func space(_ left: AtomClass, _ right: AtomClass, isScript: Bool) -> Int {
    let thin = 3
    let (medium, thick, thinOutside) = isScript ? (0, 0, 0) : (4, 5, 3)
    switch (left, right) {
    case (.punctuation, .binary): return 0
    case (.punctuation, _): return thinOutside
    case (.open, _), (_, .close): return 0
    case (_, .punctuation): return left == .inner ? thinOutside : 0
    case (.relation, .relation): return 0
    case (.relation, _), (_, .relation): return thick
    case (.binary, _), (_, .binary): return medium
    case (.largeOperator, .open): return 0
    case (_, .largeOperator), (.largeOperator, .ordinary): return thin
    case (_, .inner): return thinOutside
    case (.inner, .ordinary), (.inner, .open): return thinOutside
    default: return 0
    }
  }

  /// Whether a binary operator after it has no left operand, so that it is a sign: `= -3`.
  var leavesNoLeftSide: Bool {
    switch self {
    case .binary, .largeOperator, .relation, .open, .punctuation: true
    case .ordinary, .close, .inner: false
    }
  }

  /// Whether a binary operator before it has no right operand.
  var leavesNoRightSide: Bool {
    switch self {
    case .relation, .close, .punctuation: true
    case .ordinary, .largeOperator, .binary, .open, .inner: false
    }
  }
}

extension MathNode {
  /// Nil for a node that is no atom: a space, a label, a tag.
  var atomClass: AtomClass? {
    switch content {
    case .symbol(let symbol): symbol.atomClass
    case .number, .text, .group, .fraction, .root, .accent, .phantom, .boxed, .reference, .rows, .modulus,
      .rule:
      .ordinary
    case .operatorName: .largeOperator
    case .scripts(let scripts): scripts.base?.atomClass ?? .ordinary
    case .fenced: .inner
    case .delimiter(let symbol, _): symbol.atomClass
    case .brace(let brace): brace.body.singleAtom?.atomClass ?? .ordinary
    case .stack(let stack): stack.base.singleAtom?.atomClass ?? .ordinary
    case .arrow: .relation
    case .alphabet(_, let nodes), .style(_, let nodes), .color(_, let nodes), .cancel(_, let nodes):
      nodes.singleAtom?.atomClass ?? .ordinary
    case .negated(let node): node.atomClass
    case .space, .tag, .label: nil
    }
  }

  /// The core operator of the node's element; nil if it is no embellished operator. The spaces of the element are those
  /// of its core.
  ///
  /// - Source: MathML Core, section 3.2.4.1, embellished operators.
  var core: Core? {
    switch content {
    case .symbol(let symbol): symbol.isOperator ? Core(text: symbol.text, kind: symbol.kind) : nil
    case .delimiter(let symbol, _): Core(text: symbol.text, kind: symbol.kind)
    case .arrow(let arrow): Core(text: arrow.text, kind: .relation)
    case .scripts(let scripts): scripts.base?.core
    case .stack(let stack): stack.base.singleAtom?.core
    case .alphabet(_, let nodes), .style(_, let nodes), .color(_, let nodes), .cancel(_, let nodes):
      nodes.singleAtom?.core
    case .negated(let node): node.core
    default: nil
    }
  }

  struct Core {
    let text: String
    let kind: MathSymbol.Class
  }
}

extension [MathNode] {
  /// The only node, if it is an atom; otherwise nil.
  var singleAtom: MathNode? { count == 1 && self[0].isAtom ? self[0] : nil }
}

extension MathNode {
  /// Whether it has an atom class, which this does not compute.
  fileprivate var isAtom: Bool {
    switch content {
    case .space, .tag, .label: false
    case .negated(let node): node.isAtom
    default: true
    }
  }
}

extension MathSymbol {
  var atomClass: AtomClass {
    switch kind {
    case .letter: .ordinary
    case .ordinary: isDots ? .inner : .ordinary
    case .largeOperator: .largeOperator
    case .binary: .binary
    case .relation: .relation
    case .open: .open
    case .close: .close
    case .punctuation: .punctuation
    }
  }

  private var isDots: Bool {
    switch text.onlyScalar {
    case "…", "⋯", "⋱": true
    default: false
    }
  }

  /// Whether it is written as `<mo>`. Of the ordinary signs, only those to which MathML's operator dictionary gives no
  /// space.
  var isOperator: Bool {
    switch kind {
    case .letter: false
    case .ordinary:
      switch text.onlyScalar {
      case "!", "∀", "∃", "¬", "∇": true
      default: false
      }
    case .largeOperator, .binary, .relation, .open, .close, .punctuation: true
    }
  }
}
