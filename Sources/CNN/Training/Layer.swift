/// The description of one layer of a network, without its weights.
///
/// - Shapes: images are `[N, C, H, W]`, rows of numbers `[N, D]`; the shapes that a layer reports have no N.
public enum Layer: Equatable, Sendable, CustomStringConvertible {
  /// Filters of `size` × `size` that are learned, with a bias each.
  case convolution(_ filters: Int, size: Int, stride: Int = 1, padding: Padding = .valid)

  /// The transpose of such a convolution, which makes images larger. See `crossCorrelateTransposed`.
  case transposedConvolution(_ channels: Int, size: Int, stride: Int = 1, padding: Padding = .valid)

  /// A matrix and a bias: every output sees every input.
  case dense(_ outputs: Int)

  /// A function of each number.
  case activation(Activation)

  /// The largest number of each window of `size` × `size`. Windows do not overlap.
  case maxPool(_ size: Int)

  /// The mean of each such window.
  case averagePool(_ size: Int)

  /// Each number repeated in a block of `factor` × `factor`.
  case upsample(_ factor: Int)

  /// An image as a row of numbers.
  case flatten

  /// A row of numbers as an image `[C, H, W]`.
  case reshape(_ shape: [Int])

  /// max(0, x).
  public static let relu = Layer.activation(.relu)
  /// 1 / (1 + e⁻ˣ).
  public static let sigmoid = Layer.activation(.sigmoid)
  /// tanh x.
  public static let tanh = Layer.activation(.tanh)

  /// The shape that comes out where this one goes in, without N.
  /// - Precondition: the layer takes such a shape, as the operation words it; "a dense layer takes [D], not
  ///   [8, 4, 4]: flatten it first".
  public func outputShape(_ input: [Int]) -> [Int] {
    switch self {
    case .convolution(let filters, let size, let stride, let padding):
      return ConvolutionGeometry(
        input: input, filters: [filters, channels(input), size, size], stride: stride, padding: padding
      ).outputShape
    case .transposedConvolution(let channels, let size, let stride, let padding):
      return ConvolutionGeometry.transposed(
        input: input, filters: [self.channels(input), channels, size, size], bias: nil, stride: stride,
        padding: padding
      ).inputShape
    case .dense(let outputs):
      guard input.count == 1 else {
        fatalError("a dense layer takes [D], not \(text(input)): flatten it first")
      }
      if outputs < 1 { fatalError("a dense layer of \(outputs) outputs: there must be at least 1") }
      return [outputs]
    case .activation: return input
    case .maxPool(let size), .averagePool(let size):
      return PixelPooling(input, size: size, stride: size, padding: 0).outputShape
    case .upsample(let factor):
      requirePlanes(input)
      if factor < 1 { fatalError("upsampled by \(factor): expected at least 1") }
      return input.dropLast(2) + [input[input.count - 2] * factor, input[input.count - 1] * factor]
    case .flatten: return [placeCount(of: input)]
    case .reshape(let shape):
      guard placeCount(of: shape) == placeCount(of: input) else {
        fatalError("shape \(text(input)) cannot become \(text(shape))")
      }
      return shape
    }
  }

  private func channels(_ input: [Int]) -> Int { input.count == 3 ? input[0] : 1 }

  /// The shapes of its weights and its bias; none where there is nothing to learn.
  func parameterShapes(_ input: [Int]) -> [[Int]] {
    switch self {
    case .convolution(let filters, let size, _, _):
      return [[filters, channels(input), size, size], [filters]]
    case .transposedConvolution(let outputs, let size, _, _):
      return [[channels(input), outputs, size, size], [outputs]]
    case .dense(let outputs): return [[outputs, input[0]], [outputs]]
    case .activation, .maxPool, .averagePool, .upsample, .flatten, .reshape: return []
    }
  }

  /// Applies the layer to a batch.
  func apply(_ input: TensorVariable, _ parameters: ArraySlice<TensorVariable>) -> TensorVariable {
    switch self {
    case .convolution(_, _, let stride, let padding):
      return input.convolved(
        with: parameters.first!, bias: parameters.last, stride: stride, padding: padding)
    case .transposedConvolution(_, _, let stride, let padding):
      return input.transposedConvolved(
        with: parameters.first!, bias: parameters.last, stride: stride, padding: padding)
    case .dense: return input.dense(weights: parameters.first!, bias: parameters.last)
    case .activation(let activation): return input.activated(activation)
    case .maxPool(let size): return input.maxPooled(size: size)
    case .averagePool(let size): return input.averagePooled(size: size)
    case .upsample(let factor): return input.upsampled(by: factor)
    case .flatten: return input.reshaped([input.shape[0], placeCount(of: Array(input.shape.dropFirst()))])
    case .reshape(let shape): return input.reshaped([input.shape[0]] + shape)
    }
  }

  public var description: String {
    func detail(_ stride: Int, _ padding: Padding) -> String {
      (stride == 1 ? "" : ", stride \(stride)") + (padding == .valid ? "" : ", padding \(padding)")
    }
    switch self {
    case .convolution(let filters, let size, let stride, let padding):
      return "convolution \(filters) × \(size) × \(size)" + detail(stride, padding)
    case .transposedConvolution(let channels, let size, let stride, let padding):
      return "transposed convolution \(channels) × \(size) × \(size)" + detail(stride, padding)
    case .dense(let outputs): return "dense \(outputs)"
    case .activation(.relu): return "ReLU"
    case .activation(.leakyReLU(let slope)): return "leaky ReLU \(text(slope))"
    case .activation(.sigmoid): return "sigmoid"
    case .activation(.tanh): return "tanh"
    case .activation(.gelu): return "GELU"
    case .activation(.identity): return "identity"
    case .maxPool(let size): return "max-pool \(size)"
    case .averagePool(let size): return "average-pool \(size)"
    case .upsample(let factor): return "upsample \(factor)"
    case .flatten: return "flatten"
    case .reshape(let shape): return "reshape \(text(shape))"
    }
  }
}
