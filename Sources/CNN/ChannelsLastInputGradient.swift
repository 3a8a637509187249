extension ChannelsLastConvolution {
  /// The gradient of the images, without their padding. With the gradient taken for images and the images for
  /// their gradient, this is the transposed convolution.
  ///
  /// - Formula: ∂X[n, c, y, x] = Σ_k Σ_r Σ_s ∂Y[n, k, (y + top - r·d) / stride, (x + left - s·d) / stride]
  ///   · F[k, c, r, s], over the r and s for which both divisions leave nothing over.
  ///
  /// Rows of one remainder (y + top) mod stride share their r, and so do columns their s: each such pair is a
  /// `GatheredProduct` of its own, with a stride of 1.
  /// - Source: Dumoulin & Visin, A guide to convolution arithmetic for deep learning, chapter 4.
  func inputGradient(filters: [Float], upstream: ChannelsLast) -> ChannelsLast {
    let (rows, columns) = (geometry.rows, geometry.columns)
    let (down, across) = (Phases(rows), Phases(columns))
    let padded = upstream.padded(
      top: down.before, bottom: down.after, left: across.before, right: across.after)
    return ChannelsLast(geometry.batch, rows.size, columns.size, geometry.channels) { output in
      for group in 0..<geometry.groups {
        for vertical in down.all {
          for horizontal in across.all {
            add(vertical, horizontal, filters: filters, padded, group: group, into: output)
          }
        }
      }
    }
  }

  private func add(
    _ vertical: Phases.Phase, _ horizontal: Phases.Phase, filters: [Float], _ upstream: ChannelsLast,
    group: Int, into output: UnsafeMutablePointer<Float>
  ) {
    let (depth, share) = (geometry.depth, geometry.filters / geometry.groups)
    let (height, width) = (geometry.rows.size, geometry.columns.size)
    let places = geometry.rows.filter * geometry.columns.filter
    var offsets: [Int] = []
    for r in vertical.taps {
      for s in horizontal.taps {
        let place = (r.offset * upstream.width + s.offset) * upstream.channels
        for k in 0..<share { offsets.append(place + k) }
      }
    }
    let panels = PackedPanels(rows: offsets.count, columns: depth) { target in
      filters.withUnsafeBufferPointer { filters in
        var row = 0
        for r in vertical.taps {
          for s in horizontal.taps {
            let place = r.index * geometry.columns.filter + s.index
            for k in group * share..<(group + 1) * share {
              target.copyRow(row, from: filters.baseAddress! + k * geometry.taps + place, step: places)
              row += 1
            }
          }
        }
      }
    }
    var starts: [Int] = []
    var outputStarts: [Int] = []
    for n in 0..<geometry.batch {
      for y in vertical.positions {
        let row = (n * upstream.height + y.start) * upstream.width
        for x in horizontal.positions {
          starts.append((row + x.start) * upstream.channels + group * share)
          outputStarts.append(((n * height + y.place) * width + x.place) * geometry.channels + group * depth)
        }
      }
    }
    let product = GatheredProduct(
      starts: starts, offsets: offsets, outputStarts: outputStarts, columns: depth)
    let zeros = [Float](repeating: 0, count: panels.width)
    upstream.scalars.withUnsafeBufferPointer { upstream in
      panels.withPanels { product.run(upstream.baseAddress!, $0, initial: zeros, into: output) }
    }
  }
}

/// Along one axis: which places of the data meet which places of the filter, by the remainder that they leave.
private struct Phases {
  struct Phase {
    /// The filter's places, and how far the upstream gradient that they meet lies from a position's start.
    var taps: [(index: Int, offset: Int)] = []
    /// Places of the data, and where in the padded upstream gradient their sums start.
    var positions: [(place: Int, start: Int)] = []
  }

  private(set) var all: [Phase]

  /// The zeros that the upstream gradient needs at either end.
  let before, after: Int

  init(_ window: SlidingWindow) {
    let stride = window.stride
    // Place y meets the filter's place r in the upstream gradient's place (y + P - r·d) / S.
    let farthest = (window.reach - 1) / stride
    before = farthest
    after = max(0, (window.size - 1 + window.paddingBefore) / stride + 1 - window.outputSize)
    all = [Phase](repeating: Phase(), count: stride)
    for r in 0..<window.filter {
      let (steps, phase) = (r * window.dilation).quotientAndRemainder(dividingBy: stride)
      all[phase].taps.append((index: r, offset: farthest - steps))
    }
    for y in 0..<window.size {
      let (start, phase) = (y + window.paddingBefore).quotientAndRemainder(dividingBy: stride)
      all[phase].positions.append((place: y, start: start))
    }
  }
}
