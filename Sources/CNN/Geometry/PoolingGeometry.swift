/// The shapes and windows of a pooling, computed and validated once.
struct PoolingGeometry {
  /// N·C, the planes, each of which is pooled by itself.
  let planeCount: Int

  /// The window along the rows and along the columns.
  let rows, columns: SlidingWindow

  /// The shape of the result: that of the input, with H' and W' in place of H and W.
  let outputShape: [Int]

  /// - Precondition: the rank is 2, 3 or 4, no axis is empty, the window fits, and every window sees data:
  ///   "a window of 2 with padding 2 would see nothing but padding".
  init(_ shape: [Int], size: Int, stride: Int?, padding: Int, rounding: SlidingWindow.Rounding) {
    requirePlanes(shape)
    planeCount = placeCount(of: [Int](shape.dropLast(2)))
    rows = SlidingWindow(
      size: shape[shape.count - 2], filter: size, stride: stride ?? size, padding: padding, rounding: rounding
    )
    columns = SlidingWindow(
      size: shape[shape.count - 1], filter: size, stride: stride ?? size, padding: padding, rounding: rounding
    )
    guard padding < size else {
      fatalError("a window of \(size) with padding \(padding) would see nothing but padding")
    }
    outputShape = [Int](shape.dropLast(2)) + [rows.outputSize, columns.outputSize]
  }
}

extension SlidingWindow {
  /// The positions at which the window's place `offset` lies on data, 0 <= iS + offset - P < W, for a window
  /// without dilation.
  func positions(onDataAt offset: Int) -> Range<Int> {
    func firstPosition(at place: Int) -> Int {
      let way = place + paddingBefore - offset
      return way <= 0 ? 0 : min(outputSize, (way + stride - 1) / stride)
    }
    return firstPosition(at: 0)..<firstPosition(at: size)
  }
}
