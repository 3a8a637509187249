/// e^a, with ∂/∂a = e^a: the function is its own derivative.
public func exp(_ a: Variable) -> Variable {
  let value = exponential(a.value)
  return Variable(value, .call("exp"), edges: [Edge(a, local: value)])
}

/// ln a, with ∂/∂a = 1/a. Minus infinity at 0, NaN below.
public func log(_ a: Variable) -> Variable {
  Variable(naturalLogarithm(a.value), .call("log"), edges: [Edge(a, local: 1 / a.value)])
}

/// tanh a = (e^a - e^-a) / (e^a + e^-a), with ∂/∂a = 1 - tanh² a.
public func tanh(_ a: Variable) -> Variable {
  let value = hyperbolicTangent(a.value)
  // In this form nothing is lost where the value is close to 1.
  return Variable(value, .call("tanh"), edges: [Edge(a, local: (1 - value) * (1 + value))])
}

/// σ(a) = 1 / (1 + e^-a), with ∂/∂a = σ(a) · (1 - σ(a)).
public func sigmoid(_ a: Variable) -> Variable {
  let value = 1 / (1 + exponential(-a.value))
  // 1 - σ(a) = σ(-a), which does not round to 0 where σ(a) rounds to 1.
  let complement = 1 / (1 + exponential(a.value))
  return Variable(value, .call("sigmoid"), edges: [Edge(a, local: value * complement)])
}

/// max(0, a), with ∂/∂a = 1 above 0 and 0 elsewhere, at 0 too. NaN stays NaN.
/// - Source: Nair & Hinton, Rectified linear units improve restricted Boltzmann machines (2010).
public func relu(_ a: Variable) -> Variable {
  let isOff = a.value <= 0
  return Variable(isOff ? 0 : a.value, .call("relu"), edges: [Edge(a, local: isOff ? 0 : 1)])
}
