/// Every region that a filter sees as a column of a matrix (im2col), so that a convolution becomes one matrix
/// product: `[K, C·R·S]` times this is `[K, H'·W']`.
///
/// - Formula: Y[(c, r, s), (i, j)] = X[c, i·stride + r·dilation - top, j·stride + s·dilation - left], where X
///   is 0 outside of the image.
/// - Shapes: `[H, W]` -> `[R·S, H'·W']`, `[C, H, W]` -> `[C·R·S, H'·W']`,
///   `[N, C, H, W]` -> `[N, C·R·S, H'·W']`, with H' and W' as `SlidingWindow` counts them.
/// - Parameters:
///   - input: one plane, one image or a batch of images.
///   - filter: `[R, S]`, the height and the width of the filter.
///   - stride, padding, dilation: as for `crossCorrelate`.
/// - Precondition: the rank is 2, 3 or 4, no axis is empty; "filter [3]: expected [R, S]"; the filter fits,
///   as `SlidingWindow` words it.
/// - Source: Chellapilla, Puri & Simard, High Performance Convolutional Neural Networks for Document
///   Processing (2006), section 2.1.
public func imageToColumns(
  _ input: Tensor, filter: [Int], stride: Int = 1, padding: Padding, dilation: Int = 1
) -> Tensor {
  let regions = Regions(
    of: input.shape, filter: filter, stride: stride, padding: padding, dilation: dilation)
  var columns = Tensor.zeros(regions.shape)
  regions.forEach { image, column in columns.scalars[column] = input.scalars[image] }
  return columns
}

/// As above, with the same padding on all four sides.
public func imageToColumns(
  _ input: Tensor, filter: [Int], stride: Int = 1, padding: Int = 0, dilation: Int = 1
) -> Tensor {
  imageToColumns(input, filter: filter, stride: stride, padding: .border(padding), dilation: dilation)
}

/// Columns put back to where `imageToColumns` took them from, and added up where regions overlap (col2im).
///
/// It is the adjoint of `imageToColumns`, Σ A(X)·Y = Σ X·Aᵀ(Y), and so its gradient; it is not its inverse: a
/// place comes back as many times as regions saw it.
///
/// - Formula: X[c, y, x] = Σ Y[(c, r, s), (i, j)] over all i, j, r, s with y = i·stride + r·dilation - top
///   and x = j·stride + s·dilation - left.
/// - Shapes: `[R·S, H'·W']` -> `[H, W]`, `[C·R·S, H'·W']` -> `[C, H, W]`,
///   `[N, C·R·S, H'·W']` -> `[N, C, H, W]`.
/// - Parameters:
///   - columns: a matrix, or one for each image.
///   - shape: that of the image or the batch. The others are those that were given to `imageToColumns`.
/// - Precondition: as for `imageToColumns`; "columns [4, 3] do not have the shape [4, 4] of the regions of
///   [3, 3]".
/// - Source: as for `imageToColumns`.
public func columnsToImage(
  _ columns: Tensor, shape: [Int], filter: [Int], stride: Int = 1, padding: Padding, dilation: Int = 1
) -> Tensor {
  let regions = Regions(of: shape, filter: filter, stride: stride, padding: padding, dilation: dilation)
  guard columns.shape == regions.shape else {
    fatalError(
      "columns \(text(columns.shape)) do not have the shape \(text(regions.shape)) of the regions of "
        + text(shape))
  }
  var sums = Tensor.zeros(shape)
  regions.forEach { image, column in sums.scalars[image] += columns.scalars[column] }
  return sums
}

/// As above, with the same padding on all four sides.
public func columnsToImage(
  _ columns: Tensor, shape: [Int], filter: [Int], stride: Int = 1, padding: Int = 0, dilation: Int = 1
) -> Tensor {
  columnsToImage(
    columns, shape: shape, filter: filter, stride: stride, padding: .border(padding), dilation: dilation)
}

/// The regions of an image that a filter sees, and where each of their numbers stands.
private struct Regions {
  let planeCount: Int
  let rows, columns: SlidingWindow

  /// The shape of the matrix, or of the matrices of a batch.
  let shape: [Int]

  init(of shape: [Int], filter: [Int], stride: Int, padding: Padding, dilation: Int) {
    requirePlanes(shape)
    planeCount = placeCount(of: [Int](shape.dropLast(2)))
    guard filter.count == 2 else { fatalError("filter \(text(filter)): expected [R, S]") }
    rows = SlidingWindow(
      size: shape[shape.count - 2], filter: filter[0], stride: stride,
      padding: padding.along(vertical: true), dilation: dilation)
    columns = SlidingWindow(
      size: shape[shape.count - 1], filter: filter[1], stride: stride, padding: padding, dilation: dilation)
    let images = shape.count == 4 ? shape[0] : 1
    let matrix = [planeCount / images * filter[0] * filter[1], rows.outputSize * columns.outputSize]
    self.shape = shape.count == 4 ? [images] + matrix : matrix
  }

  /// Every place of the image that a region holds, together with its place in the columns.
  @inline(__always)
  func forEach(_ body: (_ image: Int, _ column: Int) -> Void) {
    var line = 0
    for plane in 0..<planeCount {
      for r in 0..<rows.filter {
        for s in 0..<columns.filter {
          for i in 0..<rows.outputSize where rows.inside(of: i).contains(r) {
            let row = (plane * rows.size + rows.start(of: i) + r * rows.dilation) * columns.size
            for j in 0..<columns.outputSize where columns.inside(of: j).contains(s) {
              let place = row + columns.start(of: j) + s * columns.dilation
              body(place, line + i * columns.outputSize + j)
            }
          }
          line += rows.outputSize * columns.outputSize
        }
      }
    }
  }
}
