/// e to the power of each number.
/// - Formula: y = e^x, the nearest `Float` but for about one number in 10⁸; infinity above 88.7, 0 below
///   -103.9.
/// - Shapes: any, kept.
public func exp(_ tensor: Tensor) -> Tensor { tensor.map { exponential($0) } }

/// The natural logarithm of each number.
/// - Formula: y = ln x, the nearest `Float` but for about one number in 10⁸; minus infinity at 0, NaN below.
/// - Shapes: any, kept.
public func log(_ tensor: Tensor) -> Tensor { tensor.map { naturalLogarithm($0) } }

/// The hyperbolic tangent of each number.
/// - Formula: y = (e^x - e^-x) / (e^x + e^-x), the nearest `Float` but for about one number in 10⁸.
/// - Shapes: any, kept.
public func tanh(_ tensor: Tensor) -> Tensor { tensor.map { hyperbolicTangent($0) } }

/// The square root of each number.
/// - Formula: y = √x, the nearest `Float`; NaN below 0.
/// - Shapes: any, kept.
public func sqrt(_ tensor: Tensor) -> Tensor { tensor.map { squareRoot($0) } }
