/// A batch of images in the order [N, H, W, C], in which fast convolutions and poolings read them: the channels
/// of one pixel lie side by side.
struct ChannelsLast: Sendable {
  let batch, height, width, channels: Int
  let scalars: [Float]

  /// - Parameter fill: writes every number.
  init(
    _ batch: Int, _ height: Int, _ width: Int, _ channels: Int,
    fill: (UnsafeMutablePointer<Float>) -> Void
  ) {
    self.batch = batch
    self.height = height
    self.width = width
    self.channels = channels
    let places = batch * height * width * channels
    scalars = [Float](unsafeUninitializedCapacity: places) { buffer, count in
      if let start = buffer.baseAddress, places > 0 { fill(start) }
      count = places
    }
  }

  /// The pixels of one image.
  var pixels: Int { height * width }

  /// From `[N, C, H, W]`, `[C, H, W]` or `[H, W]`.
  init(_ tensor: Tensor) {
    let shape = [Int](repeating: 1, count: 4 - tensor.rank) + tensor.shape
    self.init(shape[0], shape[2], shape[3], shape[1]) { target in
      tensor.scalars.withUnsafeBufferPointer {
        transpose(
          $0.baseAddress!, into: target, batch: shape[0], rows: shape[1], columns: shape[2] * shape[3])
      }
    }
  }

  /// As `[N, C, H, W]`, or with fewer axes if `shape` has fewer.
  func tensor(shape: [Int]) -> Tensor {
    Tensor(
      shape: shape,
      scalars: [Float](unsafeUninitializedCapacity: scalars.count) { buffer, count in
        count = scalars.count
        guard let target = buffer.baseAddress, count > 0 else { return }
        scalars.withUnsafeBufferPointer {
          transpose($0.baseAddress!, into: target, batch: batch, rows: pixels, columns: channels)
        }
      })
  }

  /// The images with zeros around them.
  func padded(top: Int, bottom: Int, left: Int, right: Int) -> ChannelsLast {
    if top == 0, bottom == 0, left == 0, right == 0 { return self }
    let (newHeight, newWidth) = (top + height + bottom, left + width + right)
    return ChannelsLast(batch, newHeight, newWidth, channels) { target in
      scalars.withUnsafeBufferPointer { source in
        var (from, to) = (source.baseAddress!, target)
        func zeros(_ pixels: Int) {
          to.update(repeating: 0, count: pixels * channels)
          to += pixels * channels
        }
        for _ in 0..<batch {
          zeros(top * newWidth + left)
          for row in 0..<height {
            to.update(from: from, count: width * channels)
            from += width * channels
            to += width * channels
            zeros(row + 1 < height ? right + left : right)
          }
          zeros(bottom * newWidth)
        }
      }
    }
  }
}

/// Turns each of a batch of matrices over: `[rows, columns]` becomes `[columns, rows]`.
private func transpose(
  _ source: UnsafePointer<Float>, into target: UnsafeMutablePointer<Float>, batch: Int, rows: Int,
  columns: Int
) {
  if rows == 1 || columns == 1 {
    target.update(from: source, count: batch * rows * columns)
    return
  }
  // In squares, so that the lines of the cache that are touched in one direction are still there in the other.
  let side = 16
  for n in 0..<batch {
    let (from, to) = (source + n * rows * columns, target + n * rows * columns)
    for top in stride(from: 0, to: rows, by: side) {
      for left in stride(from: 0, to: columns, by: side) {
        for row in top..<min(top + side, rows) {
          for column in left..<min(left + side, columns) {
            to[column * rows + row] = from[row * columns + column]
          }
        }
      }
    }
  }
}
