extension Variable {
  /// Fills in the gradient of this variable with respect to itself and to everything that it was computed
  /// from.
  ///
  /// - Formula: the chain rule, from the result back to the inputs. For each operand a,
  ///   ∂f/∂a = Σ over the edges that lead to a of (local gradient · upstream gradient).
  /// - Parameter upstream: the gradient that arrives here; 1 makes the gradients the derivatives of this
  ///   variable.
  ///
  /// A second call starts from 0; it does not add to the first.
  /// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 6.5.2.
  public func backward(upstream: Double = 1) {
    let order = operandsFirst()
    for variable in order { variable.knownGradient = 0 }
    knownGradient = upstream
    for variable in order.reversed() {
      let arrived = variable.gradient
      for index in variable.edges.indices {
        variable.edges[index].knownUpstream = arrived
        let edge = variable.edges[index]
        edge.operand.knownGradient = edge.operand.gradient + edge.downstream
      }
    }
  }
}
