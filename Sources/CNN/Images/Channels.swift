extension Tensor {
  /// One channel: of an image a plane, of a batch one plane an image.
  /// - Shapes: `[C, H, W]` -> `[H, W]`, `[N, C, H, W]` -> `[N, H, W]`.
  /// - Precondition: "shape [5, 5] has no channels: expected [C, H, W] or [N, C, H, W]"; "channel 3 of shape
  ///   [3, 5, 5]: expected 0 to 2".
  public func channel(_ index: Int) -> Tensor {
    guard rank == 3 || rank == 4 else {
      fatalError("shape \(text(shape)) has no channels: expected [C, H, W] or [N, C, H, W]")
    }
    let channels = shape[rank - 3]
    guard index >= 0, index < channels else {
      fatalError("channel \(index) of shape \(text(shape)): expected 0 to \(channels - 1)")
    }
    let places = height * width
    var plane: [Float] = []
    for image in 0..<(rank == 4 ? shape[0] : 1) {
      let start = (image * channels + index) * places
      plane += scalars[start..<start + places]
    }
    return Tensor(shape: [Int](shape.dropLast(3)) + [height, width], scalars: plane)
  }

  /// How bright a colour image is at every pixel.
  /// - Formula: Y' = 0.299 R' + 0.587 G' + 0.114 B'.
  /// - Shapes: `[3, H, W]` -> `[H, W]`, `[N, 3, H, W]` -> `[N, H, W]`; red, green and blue in this order.
  /// - Precondition: "shape [4, 5, 5] is no colour image: expected [3, H, W] or [N, 3, H, W]".
  /// - Source: Recommendation ITU-R BT.601-7, section 2.5.1.
  public var grey: Tensor {
    guard rank == 3 || rank == 4, shape[rank - 3] == 3 else {
      fatalError("shape \(text(shape)) is no colour image: expected [3, H, W] or [N, 3, H, W]")
    }
    let (red, green, blue) = (channel(0), channel(1), channel(2))
    // In double precision, so that white stays white.
    let luma = red.scalars.indices.map { place in
      Float(
        0.299 * Double(red.scalars[place]) + 0.587 * Double(green.scalars[place])
          + 0.114 * Double(blue.scalars[place]))
    }
    return Tensor(shape: red.shape, scalars: luma)
  }
}
