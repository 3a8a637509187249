/// The fast convolution: an indirect product whose rows are the pixels of the output, and whose offsets are
/// the taps of a filter.
struct FastConvolution {
  let geometry: ConvolutionGeometry

  private var rows: SlidingWindow { geometry.rows }
  private var columns: SlidingWindow { geometry.columns }

  /// K / G, the filters of one group.
  var share: Int { geometry.filters / geometry.groups }

  /// The images with the zeros that the geometry adds.
  func padded(_ input: ImageBatch) -> ImageBatch {
    input.padded(
      top: rows.paddingBefore, bottom: rows.paddingAfter, left: columns.paddingBefore,
      right: columns.paddingAfter)
  }

  /// The result, in the layout NHWC.
  /// - Parameters:
  ///   - input: the padded images, in either layout.
  ///   - filters: `[K, C/G, R, S]`, row by row.
  ///   - bias: `[K]`.
  func forward(_ input: ImageBatch, filters: [Float], bias: [Float]?) -> ImageBatch {
    if let winograd = Winograd(geometry), input.isFinite(times: Winograd.headroom) {
      return winograd.forward(input, filters: filters, bias: bias)
    }
    // With many channels, the numbers that one filter sees are close together in NHWC.
    let input = geometry.depth >= 16 && geometry.taps > geometry.depth ? input.converted(to: .nhwc) : input
    let taps = tapOffsets(input)
    let step = columns.stride * input.columnStep
    let mayWiden = PixelProduct.widens(columns: share) && geometry.groups == 1 && input.isFinite
    return ImageBatch(geometry.batch, rows.outputSize, columns.outputSize, geometry.filters, .nhwc) {
      output in
      for group in 0..<geometry.groups {
        let product = filters.withUnsafeBufferPointer { filters in
          PixelProduct(
            offsets: taps, step: step, length: columns.outputSize, columns: share,
            mayWiden: mayWiden
          ) { tap, target in
            var from = filters.baseAddress! + group * share * geometry.taps + filterPlace(ofTap: tap)
            for k in 0..<share {
              target[k] = from.pointee
              from += geometry.taps
            }
          }
        }
        var pixelRows: [PixelProduct.Row] = []
        pixelRows.reserveCapacity(geometry.batch * rows.outputSize)
        let outputStep = geometry.filters
        for n in 0..<geometry.batch {
          let image = n * input.imageStep + group * geometry.depth * input.channelStep
          for i in 0..<rows.outputSize {
            pixelRows.append(
              PixelProduct.Row(
                start: image + i * rows.stride * input.rowStep,
                outputStart: (n * rows.outputSize + i) * columns.outputSize * outputStep + group * share))
          }
        }
        input.scalars.withUnsafeBufferPointer { input in
          product.run(
            input.baseAddress!, rows: pixelRows, length: columns.outputSize, step: step,
            outputStep: outputStep, bias: bias.map { Array($0[group * share..<(group + 1) * share]) },
            into: output)
        }
      }
    }
  }

  /// The gradient of the filters, `[K, C/G, R, S]` row by row.
  ///
  /// - Formula: ∂F[k, c, r, s] = Σ_n Σ_i Σ_j ∂Y[n, k, i, j] · X[n, c, i·stride + r·d, j·stride + s·d].
  ///   Here the taps of a filter are the rows, and the sum is over the pixels.
  /// - Parameters:
  ///   - input: the padded images, in either layout.
  ///   - upstream: ∂Y, in the layout NHWC.
  func filterGradient(_ input: ImageBatch, upstream: ImageBatch) -> [Float] {
    // With many channels, the numbers that one weight is multiplied by are close together in NCHW.
    let input = geometry.depth >= 16 ? input.converted(to: .nchw) : input
    let taps = tapOffsets(input)
    let starts = pixelOffsets(input)
    let zeros = [Float](repeating: 0, count: (share + 15) / 16 * 16)
    var gradient = [Float](repeating: 0, count: geometry.filters * geometry.taps)
    for group in 0..<geometry.groups {
      let product = IndirectProduct(
        starts: taps.map { $0 + group * geometry.depth * input.channelStep }, offsets: starts,
        outputStarts: (0..<taps.count).map { $0 * share }, columns: share)
      let sums = filled(taps.count * share) { sums in
        input.scalars.withUnsafeBufferPointer { input in
          withUpstream(upstream, group: group) {
            product.run(input.baseAddress!, $0, initial: zeros, into: sums)
          }
        }
      }
      for tap in taps.indices {
        var place = group * share * geometry.taps + filterPlace(ofTap: tap)
        for k in 0..<share {
          gradient[place] = sums[tap * share + k]
          place += geometry.taps
        }
      }
    }
    return gradient
  }

  /// Passes the upstream gradient of one group as the right factor.
  private func withUpstream(_ upstream: ImageBatch, group: Int, _ body: (IndirectProduct.Panels) -> Void) {
    upstream.scalars.withUnsafeBufferPointer { numbers in
      let first = numbers.baseAddress! + group * share
      let filters = geometry.filters
      withPanels(
        of: first, rows: upstream.batch * upstream.pixels, columns: share, step: filters, body)
    }
  }

  /// The offset in the input of each tap of a filter. The channels of one pixel come one after the other, so
  /// that in NHWC reads are close together.
  private func tapOffsets(_ input: ImageBatch) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(geometry.taps)
    for r in 0..<rows.filter {
      for s in 0..<columns.filter {
        let place = r * rows.dilation * input.rowStep + s * columns.dilation * input.columnStep
        for c in 0..<geometry.depth { offsets.append(place + c * input.channelStep) }
      }
    }
    return offsets
  }

  /// The index of a tap's weight in a filter `[C/G, R, S]`.
  private func filterPlace(ofTap tap: Int) -> Int {
    let (place, channel) = tap.quotientAndRemainder(dividingBy: geometry.depth)
    return channel * rows.filter * columns.filter + place
  }

  /// The offset in the input of a filter's first tap, for each pixel of the output.
  private func pixelOffsets(_ input: ImageBatch) -> [Int] {
    let step = columns.stride * input.columnStep
    let all = geometry.batch * rows.outputSize * columns.outputSize
    return [Int](unsafeUninitializedCapacity: all) { starts, count in
      for n in 0..<geometry.batch {
        for i in 0..<rows.outputSize {
          let row = n * input.imageStep + i * rows.stride * input.rowStep
          for j in 0..<columns.outputSize { starts[count + j] = row + j * step }
          count += columns.outputSize
        }
      }
    }
  }
}
