// Terms that are added to a loss, so that weights stay small: L = L_data + λ R(W).

/// The L2 penalty of weights, which shrinks each in proportion to its size: "weight decay".
///
/// - Formula: R = ½ Σ w², with ∂R/∂w = w.
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 7.1.1.
public func l2Penalty(_ weights: [TensorVariable]) -> TensorVariable {
  sum(of: weights) { weight in
    let value = weight.value
    var sum = 0.0
    for number in value.scalars { sum += Double(number) * Double(number) }
    return weight.scalarResult(Float(sum / 2)) { value * $0 }
  }
}

/// The L1 penalty of weights, which pulls each towards 0 by the same amount, so that many become 0.
///
/// - Formula: R = Σ |w|, with ∂R/∂w = the sign of w, 0 at 0.
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 7.1.2.
public func l1Penalty(_ weights: [TensorVariable]) -> TensorVariable {
  sum(of: weights) { weight in
    let value = weight.value
    var sum = 0.0
    for number in value.scalars { sum += Double(number.magnitude) }
    return weight.scalarResult(Float(sum)) { upstream in
      value.map { $0 > 0 ? upstream : $0 < 0 ? -upstream : 0 }
    }
  }
}

private func sum(
  of weights: [TensorVariable], _ penalty: (TensorVariable) -> TensorVariable
) -> TensorVariable {
  var sum = TensorVariable(constant: Tensor(shape: [], scalars: [0]))
  for weight in weights { sum = sum + penalty(weight) }
  return sum
}
