/// A value in a computation graph: it holds the values that it was computed from.
protocol GraphNode: AnyObject {
  /// The values that this one was computed from.
  var operands: [Self] { get }

  /// Whether a traversal that is under way has reached this node.
  var isVisited: Bool { get set }

  /// Gives up the operands, and returns them.
  func takeOperands() -> [Self]
}

extension GraphNode {
  /// This node and all nodes that it depends on, each once, operands before results.
  ///
  /// With a stack instead of recursion, so that the depth of the graph does not matter.
  /// - Parameter isIncluded: whether to go on to an operand.
  func operandsFirst(where isIncluded: (Self) -> Bool = { _ in true }) -> [Self] {
    var order: [Self] = []
    var stack: [(node: Self, operands: [Self], next: Int)] = [(self, operands, 0)]
    isVisited = true
    while let (node, operands, next) = stack.popLast() {
      guard next < operands.count else {
        order.append(node)
        continue
      }
      stack.append((node, operands, next + 1))
      let operand = operands[next]
      if isIncluded(operand), !operand.isVisited {
        operand.isVisited = true
        stack.append((operand, operand.operands, 0))
      }
    }
    for node in order { node.isVisited = false }
    return order
  }

  /// For `deinit`: releases the operands, and in turn those of each operand that nothing else holds. If each
  /// node released its own, a long chain would overflow the stack.
  func releaseOperands() {
    var pending = takeOperands()
    while var operand = pending.popLast() {
      if isKnownUniquelyReferenced(&operand) { pending += operand.takeOperands() }
    }
  }
}
