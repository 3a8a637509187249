/// The numbers of a `TensorVariable`: a tensor, or images in the layout in which a kernel wrote them, so that
/// the next kernel need not convert them.
enum TensorContents {
  case tensor(Tensor)
  case images(ImageBatch)

  /// - Parameter shape: that of the tensor.
  func tensor(shape: [Int]) -> Tensor {
    switch self {
    case .tensor(let tensor): return tensor
    case .images(let images): return images.tensor(shape: shape)
    }
  }

  /// As images in their present layout.
  var images: ImageBatch {
    switch self {
    case .tensor(let tensor): return ImageBatch(tensor)
    case .images(let images): return images
    }
  }

  /// Each number replaced; the layout stays.
  @inline(__always)
  func map(_ transform: (Float) -> Float) -> TensorContents {
    switch self {
    case .tensor(let tensor):
      return .tensor(Tensor(shape: tensor.shape, scalars: mapped(tensor.scalars, transform)))
    case .images(let images):
      return .images(images.replacing(mapped(images.scalars, transform)))
    }
  }

  /// Each number combined with the one at the same place in `other`.
  /// - Parameter shape: that of both as tensors.
  @inline(__always)
  func combined(
    with other: TensorContents, shape: [Int], _ combine: (Float, Float) -> Float
  ) -> TensorContents {
    switch (self, other) {
    case (.images(let left), .images(let right)):
      return .images(left.replacing(paired(left.scalars, right.converted(to: left.layout).scalars, combine)))
    case (.images(let left), .tensor(let right)) where shape.count > 1:
      return .images(
        left.replacing(paired(left.scalars, ImageBatch(right).converted(to: left.layout).scalars, combine)))
    case (.tensor(let left), .images(let right)) where shape.count > 1:
      return .images(
        right.replacing(paired(ImageBatch(left).converted(to: right.layout).scalars, right.scalars, combine)))
    default:
      let (left, right) = (tensor(shape: shape), other.tensor(shape: shape))
      return .tensor(Tensor(shape: shape, scalars: paired(left.scalars, right.scalars, combine)))
    }
  }

  func adding(_ other: TensorContents, shape: [Int]) -> TensorContents {
    combined(with: other, shape: shape) { $0 + $1 }
  }
}

@inline(__always)
private func mapped(_ numbers: [Float], _ transform: (Float) -> Float) -> [Float] {
  filled(numbers.count) { target in
    numbers.withUnsafeBufferPointer { for place in $0.indices { target[place] = transform($0[place]) } }
  }
}

@inline(__always)
private func paired(_ left: [Float], _ right: [Float], _ combine: (Float, Float) -> Float) -> [Float] {
  filled(left.count) { target in
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        for place in left.indices { target[place] = combine(left[place], right[place]) }
      }
    }
  }
}
