/// A command that applies to everything behind it, up to the end of its group: `\bf`, `\displaystyle`, `\color{red}`.
struct Switch {
  enum Content {
    case alphabet(MathAlphabet)
    case style(MathStyle)
    case color(String)

    func isSameKind(as other: Content) -> Bool {
      switch (self, other) {
      case (.alphabet, .alphabet), (.style, .style), (.color, .color): true
      default: false
      }
    }

    fileprivate func content(_ nodes: [MathNode]) -> MathNode.Content {
      switch self {
      case .alphabet(let alphabet): .alphabet(alphabet, nodes)
      case .style(let style): .style(style, nodes)
      case .color(let color): .color(color, nodes)
      }
    }
  }

  let content: Content
  /// The number of nodes before it in the row.
  let start: Int
  let range: Range<Int>
}

extension [MathNode] {
  /// A switch ends an earlier one of the same kind, and the switches between the two start again. So at most one of
  /// each kind is open, and the work stays linear.
  mutating func open(_ new: Switch, in switches: inout [Switch]) {
    if let same = switches.firstIndex(where: { $0.content.isSameKind(as: new.content) }) {
      let later = [Switch](switches[(same + 1)...])
      self = governed(by: [Switch](switches[same...]))
      switches.removeSubrange(same...)
      for other in later {
        switches.append(Switch(content: other.content, start: self.count, range: other.range))
      }
    }
    switches.append(Switch(content: new.content, start: count, range: new.range))
  }

  /// The row with the nodes behind each switch wrapped in a node of that switch.
  func governed(by switches: [Switch]) -> [MathNode] {
    var nodes = self
    for open in switches.reversed() {
      let inside = [MathNode](nodes[open.start...])
      nodes.removeSubrange(open.start...)
      if inside.isEmpty { continue }
      let start = Swift.min(open.range.lowerBound, inside[0].range.lowerBound)
      let end = Swift.max(open.range.upperBound, inside[inside.count - 1].range.upperBound)
      nodes.append(MathNode(open.content.content(inside), start..<end))
    }
    return nodes
  }
}
