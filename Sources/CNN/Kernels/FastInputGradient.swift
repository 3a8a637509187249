extension FastConvolution {
  /// The gradient of the images, without their padding, in the layout NHWC. Applied to images in place of an
  /// upstream gradient, it is the transposed convolution.
  ///
  /// - Formula: ∂X[n, c, y, x] = Σ_k Σ_r Σ_s ∂Y[n, k, (y + top - r·d) / stride, (x + left - s·d) / stride]
  ///   · F[k, c, r, s], over the r and s for which both divisions are exact.
  ///
  /// Rows with the same remainder (y + top) mod stride have the same r, and columns likewise the same s. So
  /// each pair of remainders is a separate product with a stride of 1.
  /// - Parameter upstream: ∂Y, in either layout.
  /// - Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning, chapter 4.
  func inputGradient(filters: [Float], upstream: ImageBatch) -> ImageBatch {
    if let turned = turned(for: upstream), upstream.isFinite(times: Winograd.headroom) {
      let convolution = FastConvolution(geometry: turned)
      return convolution.forward(convolution.padded(upstream), filters: turnedFilters(filters), bias: nil)
    }
    let (rows, columns) = (geometry.rows, geometry.columns)
    let (down, across) = (Phases(rows), Phases(columns))
    let padded = upstream.padded(
      top: down.before, bottom: down.after, left: across.before, right: across.after)
    return ImageBatch(geometry.batch, rows.size, columns.size, geometry.channels, .nhwc) { output in
      for group in 0..<geometry.groups {
        for vertical in down.all {
          for horizontal in across.all where !vertical.positions.isEmpty && !horizontal.positions.isEmpty {
            write(vertical, horizontal, filters: filters, padded, group: group, into: output)
          }
        }
      }
    }
  }

  /// The cross-correlation of the upstream gradient with the turned filters, which gives the same result; nil
  /// where `Winograd` does not compute it.
  private func turned(for upstream: ImageBatch) -> ConvolutionGeometry? {
    let (rows, columns) = (geometry.rows, geometry.columns)
    guard Winograd.suits(rows), Winograd.suits(columns), geometry.groups == 1 else { return nil }
    let widest = max(rows.paddingBefore, rows.paddingAfter, columns.paddingBefore, columns.paddingAfter)
    guard widest < 3 else { return nil }
    let turned = ConvolutionGeometry(
      input: [upstream.batch, geometry.filters, upstream.height, upstream.width],
      filters: [geometry.channels, geometry.filters, 3, 3],
      padding: .sides(
        top: 2 - rows.paddingBefore, bottom: 2 - rows.paddingAfter, left: 2 - columns.paddingBefore,
        right: 2 - columns.paddingAfter))
    return Winograd(turned) == nil ? nil : turned
  }

  /// `[K, C, 3, 3]` as `[C, K, 3, 3]`, each filter turned by 180°.
  private func turnedFilters(_ filters: [Float]) -> [Float] {
    filled(filters.count) { target in
      for k in 0..<geometry.filters {
        for c in 0..<geometry.channels {
          let (from, to) = ((k * geometry.channels + c) * 9, (c * geometry.filters + k) * 9)
          for place in 0..<9 { target[to + 8 - place] = filters[from + place] }
        }
      }
    }
  }

  private func write(
    _ vertical: Phases.Phase, _ horizontal: Phases.Phase, filters: [Float], _ upstream: ImageBatch,
    group: Int, into output: UnsafeMutablePointer<Float>
  ) {
    let (depth, stride) = (geometry.depth, geometry.columns.stride)
    var offsets: [Int] = []
    var weights: [Int] = []
    for r in vertical.taps {
      for s in horizontal.taps {
        let place = r.offset * upstream.rowStep + s.offset * upstream.columnStep
        for k in 0..<share {
          offsets.append(place + k * upstream.channelStep)
          weights.append(
            (group * share + k) * geometry.taps + r.index * geometry.columns.filter + s.index)
        }
      }
    }
    let places = geometry.rows.filter * geometry.columns.filter
    let product = filters.withUnsafeBufferPointer { filters in
      PixelProduct(
        offsets: offsets, step: upstream.columnStep, length: horizontal.positions.count, columns: depth,
        mayWiden: PixelProduct.widens(columns: depth) && geometry.groups == 1 && stride == 1
          && upstream.isFinite
      ) { index, target in
        for c in 0..<depth { target[c] = filters[weights[index] + c * places] }
      }
    }
    var pixelRows: [PixelProduct.Row] = []
    let first = horizontal.positions[0]
    for n in 0..<geometry.batch {
      for y in vertical.positions {
        let row = (n * geometry.rows.size + y.place) * geometry.columns.size + first.place
        pixelRows.append(
          PixelProduct.Row(
            start: n * upstream.imageStep + group * share * upstream.channelStep
              + y.start * upstream.rowStep + first.start * upstream.columnStep,
            outputStart: row * geometry.channels + group * depth))
      }
    }
    upstream.scalars.withUnsafeBufferPointer {
      product.run(
        $0.baseAddress!, rows: pixelRows, length: horizontal.positions.count, step: upstream.columnStep,
        outputStep: stride * geometry.channels, bias: nil, into: output)
    }
  }
}

/// Which places of the data are multiplied by which taps of the filter along one axis, by the remainder of
/// their position modulo the stride.
private struct Phases {
  struct Phase {
    /// The filter's taps, and the offset from a position's start to the upstream gradient that each
    /// multiplies.
    var taps: [(index: Int, offset: Int)] = []
    /// Places of the data, `stride` apart, and where their sums start in the padded upstream gradient: next
    /// to each other.
    var positions: [(place: Int, start: Int)] = []
  }

  private(set) var all: [Phase]

  /// The zeros that the upstream gradient needs at either end.
  let before, after: Int

  init(_ window: SlidingWindow) {
    let stride = window.stride
    // Tap r contributes to place y from the upstream gradient's place (y + P - r·d) / S.
    let farthest = (window.reach - 1) / stride
    before = farthest
    after = max(0, (window.size - 1 + window.paddingBefore) / stride + 1 - window.outputSize)
    // Only remainders that occur: a stride may be far larger than the data.
    var remainders: [Int] = []
    all = []
    for y in 0..<window.size {
      let (start, remainder) = (y + window.paddingBefore).quotientAndRemainder(dividingBy: stride)
      let phase = remainders.firstIndex(of: remainder) ?? remainders.count
      if phase == remainders.count {
        remainders.append(remainder)
        all.append(Phase())
      }
      all[phase].positions.append((place: y, start: start))
    }
    for r in 0..<window.filter {
      let (steps, remainder) = (r * window.dilation).quotientAndRemainder(dividingBy: stride)
      guard let phase = remainders.firstIndex(of: remainder) else { continue }
      all[phase].taps.append((index: r, offset: farthest - steps))
    }
  }
}
