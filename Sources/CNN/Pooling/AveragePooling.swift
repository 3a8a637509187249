/// The mean of every window.
///
/// - Formula: Y[n, c, i, j] = Σ over 0 <= r, s < F of X[n, c, i·stride + r - padding, j·stride + s -
///   padding], where X is 0 outside of the image, divided by the places that count: those of the window that
///   lie in the padded image, F² unless the window reaches beyond it, or only those that lie in the image
///   itself.
/// - Shapes: `[N, C, H, W]` -> `[N, C, H', W']`, `[C, H, W]` -> `[C, H', W']`, `[H, W]` -> `[H', W']`,
///   with H' = ⌊(H - F + 2·padding) / stride⌋ + 1 and W' likewise, or rounded up.
/// - Parameters:
///   - input: one plane, one image or a batch of images.
///   - size: F, the window's height and width.
///   - stride: how far it moves each time; F by default.
///   - padding: zeros added at each side.
///   - rounding: `.up` also keeps a last window that reaches beyond the padded image, as long as it starts
///     inside of it or of the padding in front.
///   - countsPadding: whether the zeros of the padding count as places. Where they do, the border darkens.
/// - Precondition: as for `maxPool`: "a window of 2 with padding 2 would see nothing but padding".
/// - Source: Goodfellow, Bengio & Courville, Deep Learning, section 9.3; Dumoulin & Visin, A guide to
///   convolution arithmetic for deep learning, section 3.
public func averagePool(
  _ input: Tensor, size: Int, stride: Int? = nil, padding: Int = 0, rounding: SlidingWindow.Rounding = .down,
  countsPadding: Bool = true
) -> Tensor {
  let geometry = PoolingGeometry(
    input.shape, size: size, stride: stride, padding: padding, rounding: rounding)
  var means = pooledRows(input.scalars, geometry, start: 0) { $0 + $1 }
  let (down, across) = geometry.countedPlaces(countsPadding: countsPadding)
  var place = 0
  for _ in 0..<geometry.planeCount {
    for height in down {
      for width in across {
        means[place] /= height * width
        place += 1
      }
    }
  }
  return Tensor(shape: geometry.outputShape, scalars: means)
}

/// The gradient of `averagePool` with respect to its input: each place of the image receives, from every
/// window that sees it, the window's upstream gradient divided by the places that count there.
/// - Parameters:
///   - upstream: the gradient with respect to the means.
///   - inputShape: the shape of what was pooled. The others are those that were given to `averagePool`.
/// - Precondition: as for `averagePool`; "upstream gradient [2, 1] does not have the shape [2, 2] of the
///   means".
public func averagePoolGradient(
  upstream: Tensor, inputShape: [Int], size: Int, stride: Int? = nil, padding: Int = 0,
  rounding: SlidingWindow.Rounding = .down, countsPadding: Bool = true
) -> Tensor {
  let geometry = PoolingGeometry(
    inputShape, size: size, stride: stride, padding: padding, rounding: rounding)
  upstream.requireShape(geometry.outputShape, ofThe: "means")
  let (rows, columns) = (geometry.rows, geometry.columns)
  let (down, across) = geometry.countedPlaces(countsPadding: countsPadding)
  var gradient = [Float](repeating: 0, count: placeCount(of: inputShape))
  var place = 0
  for plane in 0..<geometry.planeCount {
    for i in 0..<rows.outputSize {
      for j in 0..<columns.outputSize {
        let share = upstream.scalars[place] / (down[i] * across[j])
        place += 1
        for r in rows.inside(of: i) {
          let row = (plane * rows.size + rows.start(of: i) + r) * columns.size
          for s in columns.inside(of: j) { gradient[row + columns.start(of: j) + s] += share }
        }
      }
    }
  }
  return Tensor(shape: inputShape, scalars: gradient)
}

extension PoolingGeometry {
  /// How many of its places count in each window, down and across.
  fileprivate func countedPlaces(countsPadding: Bool) -> (down: [Float], across: [Float]) {
    func counted(_ axis: SlidingWindow) -> [Float] {
      (0..<axis.outputSize).map { index in
        let end = axis.size + axis.paddingAfter
        let inPaddedImage = min(axis.filter, end - axis.start(of: index))
        return Float(countsPadding ? inPaddedImage : axis.inside(of: index).count)
      }
    }
    return (counted(rows), counted(columns))
  }
}
