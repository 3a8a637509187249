/// The fast convolution, over images in the order [N, H, W, C]: a `GatheredProduct` whose rows are the pixels of
/// the output and whose offsets are the places of a filter.
struct ChannelsLastConvolution {
  let geometry: ConvolutionGeometry

  private var rows: SlidingWindow { geometry.rows }
  private var columns: SlidingWindow { geometry.columns }
  private var share: Int { geometry.filters / geometry.groups }
  private var outputPixels: Int { rows.outputSize * columns.outputSize }

  /// The images with the zeros that the geometry adds.
  func padded(_ input: ChannelsLast) -> ChannelsLast {
    input.padded(
      top: rows.paddingBefore, bottom: rows.paddingAfter, left: columns.paddingBefore,
      right: columns.paddingAfter)
  }

  /// - Parameters:
  ///   - input: the padded images.
  ///   - filters: `[K, C/G, R, S]`, row by row.
  ///   - bias: `[K]`.
  func forward(_ input: ChannelsLast, filters: [Float], bias: [Float]?) -> ChannelsLast {
    let taps = tapOffsets(input)
    let starts = outputStarts(input)
    let depth = geometry.depth
    let places = rows.filter * columns.filter
    return ChannelsLast(geometry.batch, rows.outputSize, columns.outputSize, geometry.filters) { output in
      for group in 0..<geometry.groups {
        let panels = PackedPanels(rows: taps.count, columns: share) { target in
          filters.withUnsafeBufferPointer { filters in
            let first = filters.baseAddress! + group * share * geometry.taps
            for place in 0..<places {
              for c in 0..<depth {
                target.copyRow(place * depth + c, from: first + c * places + place, step: geometry.taps)
              }
            }
          }
        }
        var initial = [Float](repeating: 0, count: panels.width)
        if let bias { for k in 0..<share { initial[k] = bias[group * share + k] } }
        let outputStarts = (0..<starts.count).map { $0 * geometry.filters + group * share }
        let product = GatheredProduct(
          starts: starts.map { $0 + group * depth }, offsets: taps, outputStarts: outputStarts, columns: share
        )
        input.scalars.withUnsafeBufferPointer { input in
          panels.withPanels { product.run(input.baseAddress!, $0, initial: initial, into: output) }
        }
      }
    }
  }

  /// The gradient of the filters, `[K, C/G, R, S]` row by row.
  ///
  /// - Formula: ∂F[k, c, r, s] = Σ_n Σ_i Σ_j ∂Y[n, k, i, j] · X[n, c, i·stride + r·d, j·stride + s·d].
  ///   The places of a filter are the rows here, and the pixels are summed over.
  /// - Parameter input: the padded images.
  func filterGradient(_ input: ChannelsLast, upstream: ChannelsLast) -> [Float] {
    let taps = tapOffsets(input)
    let starts = outputStarts(input)
    let (depth, places) = (geometry.depth, rows.filter * columns.filter)
    let zeros = [Float](repeating: 0, count: (share + 15) / 16 * 16)
    var gradient = [Float](repeating: 0, count: geometry.filters * geometry.taps)
    for group in 0..<geometry.groups {
      let product = GatheredProduct(
        starts: taps.map { $0 + group * depth }, offsets: starts,
        outputStarts: (0..<taps.count).map { $0 * share }, columns: share)
      // [R·S·C/G, K/G]
      let sums = [Float](unsafeUninitializedCapacity: taps.count * share) { sums, count in
        count = taps.count * share
        input.scalars.withUnsafeBufferPointer { input in
          withUpstream(upstream, group: group) {
            product.run(input.baseAddress!, $0, initial: zeros, into: sums.baseAddress!)
          }
        }
      }
      for k in 0..<share {
        for c in 0..<depth {
          for place in 0..<places {
            gradient[((group * share + k) * depth + c) * places + place] =
              sums[(place * depth + c) * share + k]
          }
        }
      }
    }
    return gradient
  }

  /// The upstream gradient as the right factor: as it lies where that is wide enough, else packed.
  private func withUpstream(
    _ upstream: ChannelsLast, group: Int, _ body: (GatheredProduct.Panels) -> Void
  ) {
    upstream.scalars.withUnsafeBufferPointer { numbers in
      let first = numbers.baseAddress! + group * share
      let filters = geometry.filters
      if share % 8 == 0 {
        body(GatheredProduct.Panels(numbers: first, stride: filters, pitch: 16))
      } else {
        let pixels = geometry.batch * outputPixels
        PackedPanels(rows: pixels, columns: share) { target in
          for pixel in 0..<pixels { target.copyRow(pixel, from: first + pixel * filters) }
        }.withPanels(body)
      }
    }
  }

  /// The gradient of each bias: ∂b[k] = Σ_n Σ_i Σ_j ∂Y[n, k, i, j].
  func biasGradient(upstream: ChannelsLast) -> [Float] {
    let filters = geometry.filters
    return [Float](unsafeUninitializedCapacity: filters) { sums, count in
      let sums = sums.baseAddress!
      sums.update(repeating: 0, count: filters)
      upstream.scalars.withUnsafeBufferPointer { numbers in
        var row = numbers.baseAddress!
        for _ in 0..<geometry.batch * outputPixels {
          for k in 0..<filters { sums[k] += row[k] }
          row += filters
        }
      }
      count = filters
    }
  }

  /// Where the places of a filter lie, counted from its first, in the order row, column, channel.
  private func tapOffsets(_ input: ChannelsLast) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(geometry.taps)
    for r in 0..<rows.filter {
      for s in 0..<columns.filter {
        let place = (r * rows.dilation * input.width + s * columns.dilation) * input.channels
        for c in 0..<geometry.depth { offsets.append(place + c) }
      }
    }
    return offsets
  }

  /// Where the filter's first place lies for each pixel of the output.
  private func outputStarts(_ input: ChannelsLast) -> [Int] {
    var starts: [Int] = []
    starts.reserveCapacity(geometry.batch * outputPixels)
    for n in 0..<geometry.batch {
      for i in 0..<rows.outputSize {
        let row = (n * input.height + i * rows.stride) * input.width
        for j in 0..<columns.outputSize { starts.append((row + j * columns.stride) * input.channels) }
      }
    }
    return starts
  }
}
