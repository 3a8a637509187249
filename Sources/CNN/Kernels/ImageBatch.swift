/// A batch of images in one of two memory layouts: that of a `Tensor`, or with the channels of each pixel
/// adjacent, as the fast convolutions and poolings write them.
struct ImageBatch: Sendable {
  enum Layout: Sendable {
    /// `[N, C, H, W]`, as in a `Tensor`.
    case nchw
    /// `[N, H, W, C]`.
    case nhwc
  }

  let batch, height, width, channels: Int
  let layout: Layout
  let scalars: [Float]

  /// - Parameter fill: writes every number.
  init(
    _ batch: Int, _ height: Int, _ width: Int, _ channels: Int, _ layout: Layout,
    fill: (UnsafeMutablePointer<Float>) -> Void
  ) {
    self.batch = batch
    self.height = height
    self.width = width
    self.channels = channels
    self.layout = layout
    let places = batch * height * width * channels
    scalars = [Float](unsafeUninitializedCapacity: places) { buffer, count in
      if let start = buffer.baseAddress, places > 0 { fill(start) }
      count = places
    }
  }

  /// From `[N, C, H, W]`, `[C, H, W]` or `[H, W]`, without copying.
  init(_ tensor: Tensor) {
    let rank = tensor.rank
    batch = rank == 4 ? tensor.shape[0] : 1
    channels = rank > 2 ? tensor.shape[rank - 3] : 1
    height = tensor.shape[rank - 2]
    width = tensor.shape[rank - 1]
    layout = .nchw
    scalars = tensor.scalars
  }

  private init(_ other: ImageBatch, _ layout: Layout, scalars: [Float]) {
    batch = other.batch
    channels = other.channels
    height = other.height
    width = other.width
    self.layout = layout
    self.scalars = scalars
  }

  /// The same images with other numbers, in the same layout.
  func replacing(_ scalars: [Float]) -> ImageBatch { ImageBatch(self, layout, scalars: scalars) }

  /// How many pixels one image has.
  var pixels: Int { height * width }

  /// How far apart neighbours along each axis are.
  var columnStep: Int { layout == .nchw ? 1 : channels }
  var rowStep: Int { width * columnStep }
  var channelStep: Int { layout == .nchw ? pixels : 1 }
  var imageStep: Int { pixels * channels }

  /// Whether every number is finite. Where one is not, no product with a weight of 0 may be added, because 0
  /// · ∞ is NaN.
  var isFinite: Bool { isFinite(times: 1) }

  /// Whether every number times `scale` is finite.
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

  /// The same images in another layout.
  func converted(to layout: Layout) -> ImageBatch {
    if layout == self.layout { return self }
    if channels == 1 || pixels == 1 { return ImageBatch(self, layout, scalars: scalars) }
    return ImageBatch(batch, height, width, channels, layout) { target in
      scalars.withUnsafeBufferPointer { source in
        let rows = self.layout == .nchw ? channels : pixels
        for n in 0..<batch {
          transpose(
            source.baseAddress! + n * imageStep, into: target + n * imageStep, rows: rows,
            columns: imageStep / rows)
        }
      }
    }
  }

  /// As `[N, C, H, W]`, or with fewer axes if `shape` has fewer.
  func tensor(shape: [Int]) -> Tensor { Tensor(shape: shape, scalars: converted(to: .nchw).scalars) }

  /// The images with zeros around them.
  func padded(top: Int, bottom: Int, left: Int, right: Int) -> ImageBatch {
    if top == 0, bottom == 0, left == 0, right == 0 { return self }
    let (newHeight, newWidth) = (top + height + bottom, left + width + right)
    return ImageBatch(batch, newHeight, newWidth, channels, layout) { target in
      scalars.withUnsafeBufferPointer { source in
        var (from, to) = (source.baseAddress!, target)
        func zeros(_ places: Int) {
          clearFew(to, places * columnStep)
          to += places * columnStep
        }
        for _ in 0..<(layout == .nchw ? batch * channels : batch) {
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

  /// The images, in the layout NHWC, with b[c] added to every pixel.
  func addingBias(_ bias: Tensor?) -> ImageBatch {
    guard let bias else { return self }
    let images = converted(to: .nhwc)
    return images.replacing(
      filled(images.scalars.count) { target in
        for place in images.scalars.indices {
          target[place] = images.scalars[place] + bias.scalars[place % channels]
        }
      })
  }

  /// The sum of each channel over all pixels of all images.
  /// - Precondition: the layout is NHWC.
  var channelSums: [Float] {
    let pixels = batch * self.pixels
    return filled(channels) { sums in
      scalars.withUnsafeBufferPointer { numbers in
        var channel = 0
        while channel + 8 <= channels {
          // Four independent sums, so that no addition waits for another.
          var row = numbers.baseAddress! + channel
          var (a, b, c, d) = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
          for _ in 0..<pixels / 4 {
            a += row.eight
            b += (row + channels).eight
            c += (row + 2 * channels).eight
            d += (row + 3 * channels).eight
            row += 4 * channels
          }
          var sum = (a + b) + (c + d)
          for _ in 0..<pixels % 4 {
            sum += row.eight
            row += channels
          }
          (sums + channel).eight = sum
          channel += 8
        }
        while channel < channels {
          var sum: Float = 0
          for pixel in 0..<pixels { sum += numbers[pixel * channels + channel] }
          sums[channel] = sum
          channel += 1
        }
      }
    }
  }
}
