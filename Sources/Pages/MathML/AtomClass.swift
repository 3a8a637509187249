import Formulas

/// What a part of a row is to its neighbours: the spaces between them follow from it.
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

  /// Whether a binary operator behind it has no left side, so that it is a sign: `= -3`.
  var leavesNoLeftSide: Bool {
    switch self {
    case .binary, .largeOperator, .relation, .open, .punctuation: true
    case .ordinary, .close, .inner: false
    }
  }

  /// Whether a binary operator before it has no right side.
  var leavesNoRightSide: Bool {
    switch self {
    case .relation, .close, .punctuation: true
    case .ordinary, .largeOperator, .binary, .open, .inner: false
    }
  }
}

extension MathNode {
  /// Nil for what is no atom: a space, a label, a tag.
  var atomClass: AtomClass? {
    switch content {
    case .symbol(let symbol): symbol.atomClass
    case .number, .text, .group, .fraction, .root, .accent, .phantom, .boxed, .reference, .rows, .modulus:
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

  /// The operator that the element of this node is in the eyes of MathML, whatever stands around it: its spaces are
  /// the element's.
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
  /// The node, where there is no other.
  var singleAtom: MathNode? { count == 1 && self[0].isAtom ? self[0] : nil }
}

extension MathNode {
  /// Whether it has a class at all, without finding it.
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

  private var isDots: Bool { text == "…" || text == "⋯" || text == "⋱" }

  /// Whether it is written as `<mo>`. Of the ordinary signs only those that MathML's dictionary sets tightly.
  var isOperator: Bool {
    switch kind {
    case .letter: false
    case .ordinary: text == "!" || text == "∀" || text == "∃" || text == "¬" || text == "∇"
    case .largeOperator, .binary, .relation, .open, .close, .punctuation: true
    }
  }
}
