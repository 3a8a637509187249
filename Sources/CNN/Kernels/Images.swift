/// A batch of images in one of two orders: the planes of a `Tensor`, or the channels of each pixel side by side,
/// as fast convolutions and poolings write them.
struct Images: Sendable {
  enum Order: Sendable {
    /// [N, C, H, W], as in a `Tensor`.
    case planes
    /// [N, H, W, C].
    case pixels
  }

  let batch, height, width, channels: Int
  let order: Order
  let scalars: [Float]

  /// - Parameter fill: writes every number.
  init(
    _ batch: Int, _ height: Int, _ width: Int, _ channels: Int, _ order: Order,
    fill: (UnsafeMutablePointer<Float>) -> Void
  ) {
    self.batch = batch
    self.height = height
    self.width = width
    self.channels = channels
    self.order = order
    let places = batch * height * width * channels
    scalars = [Float](unsafeUninitializedCapacity: places) { buffer, count in
      if let start = buffer.baseAddress, places > 0 { fill(start) }
      count = places
    }
  }

  /// From `[N, C, H, W]`, `[C, H, W]` or `[H, W]`, without moving a number.
  init(_ tensor: Tensor) {
    let rank = tensor.rank
    batch = rank == 4 ? tensor.shape[0] : 1
    channels = rank > 2 ? tensor.shape[rank - 3] : 1
    height = tensor.shape[rank - 2]
    width = tensor.shape[rank - 1]
    order = .planes
    scalars = tensor.scalars
  }

  /// Images of this shape without a number, for their measures.
  /// - Precondition: the rank is 2, 3 or 4, and no axis is empty, as for `planeCount` of a tensor.
  init(planeShape shape: [Int]) {
    requirePlanes(shape)
    batch = shape.count == 4 ? shape[0] : 1
    channels = shape.count > 2 ? shape[shape.count - 3] : 1
    height = shape[shape.count - 2]
    width = shape[shape.count - 1]
    order = .planes
    scalars = []
  }

  private init(_ other: Images, _ order: Order, scalars: [Float]) {
    batch = other.batch
    channels = other.channels
    height = other.height
    width = other.width
    self.order = order
    self.scalars = scalars
  }

  /// The same images with other numbers, in the same order.
  func replacing(_ scalars: [Float]) -> Images { Images(self, order, scalars: scalars) }

  /// The pixels of one image.
  var pixels: Int { height * width }

  /// How far apart neighbours in a row, rows, channels and images are.
  var columnStep: Int { order == .planes ? 1 : channels }
  var rowStep: Int { width * columnStep }
  var channelStep: Int { order == .planes ? pixels : 1 }
  var imageStep: Int { pixels * channels }

  /// Whether every number is finite. Where one is not, no product with a weight of 0 may be added: 0 · ∞ is NaN.
  var isFinite: Bool { isFinite(times: 1) }

  /// Whether every number is finite even `scale` times as large.
  func isFinite(times scale: Float) -> Bool {
    scalars.withUnsafeBufferPointer { numbers in
      guard let first = numbers.baseAddress else { return true }
      // A finite number times 0 is 0, any other is NaN.
      var (a, b) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
      let whole = numbers.count / 16 * 16
      for place in stride(from: 0, to: whole, by: 16) {
        a += (first + place).eight * scale * 0
        b += (first + place + 8).eight * scale * 0
      }
      var rest: Float = 0
      for place in whole..<numbers.count { rest += first[place] * scale * 0 }
      return (a + b).sum() + rest == 0
    }
  }

  /// The same images in another order.
  func ordered(_ order: Order) -> Images {
    if order == self.order { return self }
    if channels == 1 || pixels == 1 { return Images(self, order, scalars: scalars) }
    return Images(batch, height, width, channels, order) { target in
      scalars.withUnsafeBufferPointer { source in
        let rows = self.order == .planes ? channels : pixels
        for n in 0..<batch {
          transpose(
            source.baseAddress! + n * imageStep, into: target + n * imageStep, rows: rows,
            columns: imageStep / rows)
        }
      }
    }
  }

  /// As `[N, C, H, W]`, or with fewer axes if `shape` has fewer.
  func tensor(shape: [Int]) -> Tensor { Tensor(shape: shape, scalars: ordered(.planes).scalars) }

  /// The images with zeros around them.
  func padded(top: Int, bottom: Int, left: Int, right: Int) -> Images {
    if top == 0, bottom == 0, left == 0, right == 0 { return self }
    let (newHeight, newWidth) = (top + height + bottom, left + width + right)
    return Images(batch, newHeight, newWidth, channels, order) { target in
      scalars.withUnsafeBufferPointer { source in
        var (from, to) = (source.baseAddress!, target)
        func zeros(_ places: Int) {
          clearFew(to, places * columnStep)
          to += places * columnStep
        }
        for _ in 0..<(order == .planes ? batch * channels : batch) {
          zeros(top * newWidth + left)
          for row in 0..<height {
            copyFew(from, to, rowStep)
            from += rowStep
            to += rowStep
            zeros(row + 1 < height ? right + left : right)
          }
          zeros(bottom * newWidth)
        }
      }
    }
  }

  /// The images, in the order of pixels, with b[c] added to every pixel.
  func addingBias(_ bias: Tensor?) -> Images {
    guard let bias else { return self }
    let ordered = ordered(.pixels)
    return ordered.replacing(
      filled(ordered.scalars.count) { target in
        for place in ordered.scalars.indices {
          target[place] = ordered.scalars[place] + bias.scalars[place % channels]
        }
      })
  }
}
