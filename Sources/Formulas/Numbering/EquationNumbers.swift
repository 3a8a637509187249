/// The equation numbers of a note, counted from its first formula to its last.
package struct EquationNumbers: Sendable, Equatable {
  /// The number or tag in the margin of a row.
  package struct Mark: Sendable, Equatable {
    package let text: String
    package let hasParentheses: Bool
    /// The target of references; nil for a row without a label.
    package let id: String?
  }

  /// A `\ref` or `\eqref` to a label that the note does not define.
  package struct UnknownReference: Sendable, Equatable {
    package let name: String
    /// The index of the formula that holds it.
    package let formula: Int
    /// UTF-8 offsets in the formula's text.
    package let range: Range<Int>
  }

  /// The marks of each row of each formula; nil for a row without a number.
  package private(set) var marks: [[Mark?]] = []
  package private(set) var labels: [String: Mark] = [:]
  private var count = 0
  private var ids: Set<String> = []

  package init() {}

  /// - Parameter trees: in the order of the note; nil for a formula with mistakes.
  package init(_ trees: [FormulaTree?]) {
    for tree in trees {
      guard let tree, tree.isDisplay else {
        marks.append([])
        continue
      }
      marks.append(marks(of: tree))
    }
  }

  private mutating func marks(of tree: FormulaTree) -> [Mark?] {
    let shown = tree.nodes.filter { !$0.isInvisible }
    guard shown.count == 1, case .rows(let rows) = shown[0].content, rows.hasOwnNumbers else {
      var names = Names()
      names.add(tree.nodes)
      return [mark(names, isNumbered: names.isNumbered)]
    }
    var outer = Names()
    outer.add(tree.nodes.filter(\.isInvisible))
    return rows.rows.indices.map { index in
      let row = rows.rows[index]
      var names = index == rows.rows.count - 1 ? outer : Names()
      for cell in row.cells { names.add(cell) }
      let isCounted = rows.environment != "multline" || index == rows.rows.count - 1
      return mark(names, isNumbered: rows.isNumbered && !row.isUnnumbered && isCounted)
    }
  }

  private mutating func mark(_ names: Names, isNumbered: Bool) -> Mark? {
    guard names.tag != nil || isNumbered || !names.labels.isEmpty else { return nil }
    let text: String
    if let tag = names.tag {
      text = tag.text
    } else {
      count += 1
      text = String(count)
    }
    // If two rows have the same label, it belongs to the first.
    let new = names.labels.filter { labels[$0] == nil }
    let id = new.first.map(Self.id)
    let mark = Mark(
      text: text, hasParentheses: names.tag?.hasParentheses ?? true,
      id: id.flatMap { ids.insert($0).inserted ? $0 : nil })
    for name in new { labels[name] = mark }
    return mark
  }

  /// Ids must not contain white space.
  private static func id(_ name: String) -> String {
    "eq:"
      + String(decoding: name.utf8.map { $0 <= UInt8(ascii: " ") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
  }

  /// The tag and the labels of a row.
  private struct Names {
    var tag: (text: String, hasParentheses: Bool)?
    var labels: [String] = []
    /// Whether the row contains a numbered environment.
    var isNumbered = false

    mutating func add(_ nodes: [MathNode]) {
      for node in nodes {
        switch node.content {
        case .tag(let text, let hasParentheses): tag = (text, hasParentheses)
        case .label(let name): labels.append(name)
        case .rows(let rows):
          if rows.isNumbered { isNumbered = true }
          add(node.children)
        default: add(node.enclosed ?? [])
        }
      }
    }
  }
}

extension EquationNumbers {
  /// The references to labels that no formula defines.
  /// - Parameter trees: in the order of the note; nil for a formula with mistakes.
  package static func unknownReferences(in trees: [FormulaTree?]) -> [UnknownReference] {
    var references: [UnknownReference] = []
    for (index, tree) in trees.enumerated() {
      tree?.nodes.forEachNode { node in
        guard case .reference(let name, _) = node.content else { return }
        references.append(UnknownReference(name: name, formula: index, range: node.range))
      }
    }
    guard !references.isEmpty else { return [] }
    let labels = EquationNumbers(trees).labels
    return references.filter { labels[$0.name] == nil }
  }
}

extension MathNode {
  /// Whether the node shows nothing and takes up no space where it is written.
  package var isInvisible: Bool {
    switch content {
    case .tag, .label: true
    default: false
    }
  }
}

extension Rows {
  /// Whether each row has its own number, rather than the environment as a whole.
  package var hasOwnNumbers: Bool {
    switch kind {
    case .aligned, .gathered: isNumbered || environment.hasSuffix("*") || environment.isEmpty
    case .matrix, .array, .cases, .rightCases, .substack: false
    }
  }
}
