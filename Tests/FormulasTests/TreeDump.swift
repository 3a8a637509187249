import Formulas

/// Prints a tree on one line: `x^{2}` is `x^(2)`, and other constructs have their names.
struct TreeDump {
  static func of(_ formula: String) -> String {
    let (tree, findings) = FormulaTree.read(formula, isDisplay: true)
    var lines = [tree.nodes.isEmpty ? "(nothing)" : nodes(tree.nodes)]
    for finding in findings {
      let range = finding.range
      lines.append(
        "! \(finding.identifier) \(range.lowerBound)..<\(range.upperBound): \(finding.message) → \(finding.help)"
      )
    }
    return lines.joined(separator: "\n")
  }

  static func nodes(_ nodes: [MathNode]) -> String { nodes.map { node($0.content) }.joined(separator: " ") }

  private static func call(_ name: String, _ arguments: [MathNode]...) -> String {
    name + arguments.map { "(\(nodes($0)))" }.joined()
  }

  private static func shown(_ delimiter: String) -> String { delimiter.isEmpty ? "." : delimiter }

  static func node(_ content: MathNode.Content) -> String {
    switch content {
    case .symbol(let symbol): symbol.text
    case .number(let digits): "#\(digits)"
    case .text(let pieces, let style):
      "text"
        + (style == .roman ? "" : ".\(style)")
        + "["
        + pieces.map { piece in
          switch piece {
          case .text(let text): "“\(text)”"
          case .math(let inside): "$\(nodes(inside))$"
          }
        }.joined(separator: " ") + "]"
    case .operatorName(let name): "\\\(name.name)\(name.takesLimits ? "*" : "")"
    case .group(let inside): "{\(nodes(inside))}"
    case .scripts(let scripts):
      (scripts.base.map { node($0.content) } ?? "∅") + String(repeating: "'", count: scripts.primes)
        + (scripts.limits.map { $0 ? ".limits" : ".nolimits" } ?? "")
        + (scripts.lower.map { "_(\(nodes($0)))" } ?? "") + (scripts.upper.map { "^(\(nodes($0)))" } ?? "")
    case .fraction(let fraction):
      call(
        "\(fraction.kind)\(fraction.style.map { ".\($0)" } ?? "")", fraction.numerator, fraction.denominator)
    case .root(let degree, let radicand): call("root\(degree.map { "[\(nodes($0))]" } ?? "")", radicand)
    case .fenced(let fenced):
      "fenced\(shown(fenced.left))"
        + fenced.parts.enumerated().map { index, part in
          (index == 0 ? "" : " middle\(fenced.middles[index - 1]) ") + "(\(nodes(part)))"
        }.joined() + shown(fenced.right)
    case .delimiter(let symbol, let size): "delimiter.\(symbol.kind)(\(symbol.text) \(size))"
    case .modulus(let inside): call("mod", inside)
    case .accent(let accent, let inside): call("\(accent)", inside)
    case .brace(let brace):
      call((brace.isOver ? "over" : "under") + "\(brace.shape)", brace.body)
        + (brace.label.map { "[\(nodes($0))]" } ?? "")
    case .stack(let stack):
      call("stack", stack.base) + (stack.over.map { " over(\(nodes($0)))" } ?? "")
        + (stack.under.map { " under(\(nodes($0)))" } ?? "")
    case .arrow(let arrow):
      call("arrow\(arrow.text)", arrow.above) + (arrow.below.map { "[\(nodes($0))]" } ?? "")
    case .alphabet(let alphabet, let inside): call("\(alphabet)", inside)
    case .style(let style, let inside): call("\(style)style", inside)
    case .space(let space): "space(\(space.width))"
    case .rule(let rule): "rule(\(rule.width) \(rule.height) \(rule.lift))"
    case .phantom(let phantom, let inside): call("phantom.\(phantom)", inside)
    case .color(let color, let inside): call("color.\(color)", inside)
    case .boxed(let inside): call("boxed", inside)
    case .cancel(let cancel, let inside): call("cancel.\(cancel)", inside)
    case .rows(let rows): Self.rows(rows)
    case .tag(let text, let hasParentheses): "tag[\(hasParentheses ? "(\(text))" : text)]"
    case .label(let name): "label[\(name)]"
    case .reference(let name, let hasParentheses): "reference[\(hasParentheses ? "(\(name))" : name)]"
    case .negated(let inside): "not(\(node(inside.content)))"
    }
  }

  private static func rows(_ rows: Rows) -> String {
    var text = "rows.\(rows.kind)" + (rows.isNumbered ? ".numbered" : "")
    if !rows.left.isEmpty || !rows.right.isEmpty { text += " \(shown(rows.left))…\(shown(rows.right))" }
    if !rows.alignments.isEmpty { text += " " + rows.alignments.map { "\($0)".prefix(1) }.joined() }
    if !rows.columnRules.isEmpty { text += " rules\(rows.columnRules)" }
    for row in rows.rows {
      text += "\n  " + (row.hasRuleAbove ? "— " : "") + row.cells.map(nodes).joined(separator: " & ")
      if row.gap != 0 { text += " [\(row.gap)]" }
      if row.isUnnumbered { text += " notag" }
    }
    return text + (rows.hasRuleBelow ? "\n  —" : "")
  }
}
