// The operations that layers are made of, each with its gradients.

extension TensorVariable {
  /// Cross-correlation with filters: what layers call a convolution. See `crossCorrelate`.
  public func convolved(
    with filters: TensorVariable, bias: TensorVariable? = nil, stride: Int = 1, padding: Padding = .valid,
    dilation: Int = 1, groups: Int = 1
  ) -> TensorVariable {
    let geometry = ConvolutionGeometry(
      input: shape, filters: filters.shape, stride: stride, padding: padding, dilation: dilation,
      groups: groups)
    geometry.requireBias(bias?.shape)
    let convolution = FastConvolution(geometry: geometry)
    let input = convolution.padded(contents.images)
    let output = convolution.forward(input, filters: filters.value.scalars, bias: bias?.value.scalars)
    let (isWanted, filterShape) = (needsGradient, filters.shape)
    let kept = filters.value.scalars
    return TensorVariable(
      .images(output), shape: geometry.outputShape, operands: [self, filters] + (bias.map { [$0] } ?? [])
    ) { upstream in
      let upstream = upstream.images.converted(to: .nhwc)
      return [
        isWanted ? .images(convolution.inputGradient(filters: kept, upstream: upstream)) : nil,
        .tensor(Tensor(shape: filterShape, scalars: convolution.filterGradient(input, upstream: upstream))),
        .tensor(
          Tensor(shape: [geometry.filters], scalars: upstream.channelSums)),
      ]
    }
  }

  /// The transposed convolution: the input gradient of a convolution as a forward pass, which makes images
  /// larger. See `crossCorrelateTransposed`.
  public func transposedConvolved(
    with filters: TensorVariable, bias: TensorVariable? = nil, stride: Int = 1, padding: Padding = .valid
  ) -> TensorVariable {
    let convolution = FastConvolution(
      geometry: .transposed(
        input: shape, filters: filters.shape, bias: bias?.shape, stride: stride, padding: padding))
    let geometry = convolution.geometry
    let input = contents.images.converted(to: .nhwc)
    let kept = filters.value.scalars
    let output = convolution.inputGradient(filters: kept, upstream: input).addingBias(bias?.value)
    let (isWanted, filterShape) = (needsGradient, filters.shape)
    return TensorVariable(
      .images(output), shape: geometry.inputShape, operands: [self, filters] + (bias.map { [$0] } ?? [])
    ) { upstream in
      let upstream = upstream.images
      let padded = convolution.padded(upstream)
      return [
        isWanted ? .images(convolution.forward(padded, filters: kept, bias: nil)) : nil,
        .tensor(Tensor(shape: filterShape, scalars: convolution.filterGradient(padded, upstream: input))),
        .tensor(Tensor(shape: [geometry.channels], scalars: upstream.converted(to: .nhwc).channelSums)),
      ]
    }
  }

  /// Σ_d W[k, d] · x[d] + b[k]: every output sees every input. See `dense`.
  public func dense(weights: TensorVariable, bias: TensorVariable? = nil) -> TensorVariable {
    let product = DenseProduct(input: shape, weights: weights.shape, bias: bias?.shape)
    let (input, kept) = (value, weights.value)
    let output = product.forward(input, kept, bias?.value)
    let isWanted = needsGradient
    return TensorVariable(
      .tensor(output), shape: output.shape, operands: [self, weights] + (bias.map { [$0] } ?? [])
    ) { upstream in
      let upstream = upstream.tensor(shape: output.shape)
      return [
        isWanted ? .tensor(product.inputGradient(upstream, kept, shape: input.shape)) : nil,
        .tensor(product.weightGradient(upstream, input)),
        .tensor(product.biasGradient(upstream)),
      ]
    }
  }

  /// The largest number of every window. See `maxPool`.
  public func maxPooled(size: Int, stride: Int? = nil, padding: Int = 0) -> TensorVariable {
    let pooling = PixelPooling(shape, size: size, stride: stride ?? size, padding: padding)
    let (output, winners) = pooling.maxima(contents.images.converted(to: .nhwc))
    return TensorVariable(.images(output), shape: pooling.outputShape, operands: [self]) {
      [.images(pooling.maximaGradient($0.images.converted(to: .nhwc), winners: winners))]
    }
  }

  /// The mean of every window, in which padding counts as zeros. See `averagePool`.
  public func averagePooled(size: Int, stride: Int? = nil, padding: Int = 0) -> TensorVariable {
    let pooling = PixelPooling(shape, size: size, stride: stride ?? size, padding: padding)
    return TensorVariable(
      .images(pooling.means(contents.images.converted(to: .nhwc))), shape: pooling.outputShape,
      operands: [self]
    ) {
      [.images(pooling.meansGradient($0.images.converted(to: .nhwc)))]
    }
  }

  /// Every number repeated in a block of `factor` × `factor`. See `upsampled(by:)` of a tensor.
  public func upsampled(by factor: Int) -> TensorVariable {
    let output = value.upsampled(by: factor)
    return TensorVariable(.tensor(output), shape: output.shape, operands: [self]) {
      [.tensor($0.tensor(shape: output.shape).summedOverBlocks(of: factor))]
    }
  }

  /// The same numbers, row by row, in another shape.
  /// - Precondition: as for `reshaped` of a tensor.
  public func reshaped(_ shape: [Int]) -> TensorVariable {
    let before = self.shape
    let output = value.reshaped(shape)
    return TensorVariable(.tensor(output), shape: shape, operands: [self]) {
      [.tensor($0.tensor(shape: shape).reshaped(before))]
    }
  }

  /// Each image as one row: `[N, C, H, W]` -> `[N, C · H · W]`, `[C, H, W]` -> `[C · H · W]`.
  public var flattened: TensorVariable {
    shape.count == 4
      ? reshaped([shape[0], placeCount(of: Array(shape.dropFirst()))]) : reshaped([placeCount(of: shape)])
  }
}
