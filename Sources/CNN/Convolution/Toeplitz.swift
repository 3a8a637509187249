/// The matrix that cross-correlates a line with a filter: every row holds the weights of one position of the
/// window, and is the row above it shifted by the stride.
///
/// - Formula: T[i, x] = F[t] where x = i·stride + t·dilation - padding, and 0 elsewhere; then Y = T X.
/// - Shapes: `[F]` -> `[O, W]`, with O as `outputSize` counts it.
/// - Parameters:
///   - filter: its F weights.
///   - size: W, the places of the line.
///   - stride, padding, dilation: as for `outputSize`.
/// - Precondition: the filter is a list: "filter [2, 2] is no list: expected [F]"; it fits, as
///   `SlidingWindow` words it.
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 9.1 (convolution as multiplication by a
///   matrix).
public func toeplitzMatrix(
  of filter: Tensor, size: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1
) -> Tensor {
  guard filter.rank == 1 else { fatalError("filter \(text(filter.shape)) is no list: expected [F]") }
  let line = Padding.sides(top: 0, bottom: 0, left: padding, right: padding)
  return toeplitzMatrix(
    of: filter.reshaped([1] + filter.shape), over: [1, size], stride: stride, padding: line,
    dilation: dilation)
}

/// The matrix that cross-correlates an image with filters, both read row by row: what a layer without shared
/// weights would have to learn in order to do the same.
///
/// For one plane it is doubly blocked: its blocks of W' × W numbers are Toeplitz matrices, each of one row of
/// the filter, and the blocks are arranged as the weights of a Toeplitz matrix are.
///
/// - Formula: T[(k, i, j), (c, y, x)] = F[k, c, r, s] where y = i·stride + r·dilation - top and
///   x = j·stride + s·dilation - left, and 0 elsewhere; then Y = T X.
/// - Shapes: `[R, S]` over `[H, W]` -> `[H'·W', H·W]`; `[K, C/G, R, S]` over `[C, H, W]` ->
///   `[K·H'·W', C·H·W]`.
/// - Parameters:
///   - filters: the weights.
///   - shape: that of the image.
///   - stride, padding, dilation, groups: as for `crossCorrelate`.
/// - Precondition: "a Toeplitz matrix over [2, 1, 5, 5]: expected one image, [H, W] or [C, H, W]"; the
///   filters fit, as `ConvolutionGeometry` words it; "a Toeplitz matrix of 90000 rows and 90000 columns: at
///   most 268435456 numbers".
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 9.1 (doubly block circulant matrix).
public func toeplitzMatrix(
  of filters: Tensor, over shape: [Int], stride: Int = 1, padding: Padding, dilation: Int = 1, groups: Int = 1
) -> Tensor {
  if shape.count == 4 {
    fatalError("a Toeplitz matrix over \(text(shape)): expected one image, [H, W] or [C, H, W]")
  }
  let geometry = ConvolutionGeometry(
    input: shape, filters: filters.shape, stride: stride, padding: padding, dilation: dilation,
    groups: groups)
  let (rows, columns) = (geometry.rows, geometry.columns)
  let (height, width) = (placeCount(of: geometry.outputShape), placeCount(of: shape))
  let (places, isTooLarge) = height.multipliedReportingOverflow(by: width)
  if isTooLarge || places > 1 << 28 {
    fatalError("a Toeplitz matrix of \(height) rows and \(width) columns: at most \(1 << 28) numbers")
  }
  var matrix = Tensor.zeros([height, width])
  var start = 0
  for k in 0..<geometry.filters {
    let group = k / (geometry.filters / groups)
    for i in 0..<rows.outputSize {
      for j in 0..<columns.outputSize {
        for c in 0..<geometry.depth {
          let channel = (group * geometry.depth + c) * rows.size
          for r in rows.inside(of: i) {
            let row = channel + rows.start(of: i) + r * dilation
            for s in columns.inside(of: j) {
              let weight = ((k * geometry.depth + c) * rows.filter + r) * columns.filter + s
              let place = row * columns.size + columns.start(of: j) + s * dilation
              matrix.scalars[start + place] = filters.scalars[weight]
            }
          }
        }
        start += width
      }
    }
  }
  return matrix
}

/// As above, with the same padding on all four sides.
public func toeplitzMatrix(
  of filters: Tensor, over shape: [Int], stride: Int = 1, padding: Int = 0, dilation: Int = 1, groups: Int = 1
) -> Tensor {
  toeplitzMatrix(
    of: filters, over: shape, stride: stride, padding: .border(padding), dilation: dilation, groups: groups)
}

extension Tensor {
  /// How many of the numbers are 0: in a Toeplitz matrix, the connections that a filter does without.
  public var zeroCount: Int {
    var count = 0
    for number in scalars where number == 0 { count += 1 }
    return count
  }

  /// How many different numbers there are, 0 left out: in a Toeplitz matrix, the weights that have to be
  /// learned, as long as they differ. All NaNs together count as one.
  public var distinctWeightCount: Int {
    var weights = scalars.filter { $0 != 0 }.map { $0.isNaN ? Float.nan.bitPattern : $0.bitPattern }
    weights.sort()
    var count = 0
    for place in weights.indices where place == 0 || weights[place] != weights[place - 1] { count += 1 }
    return count
  }
}
