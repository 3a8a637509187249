extension Tensor {
  /// The number at one place, with one index an axis: `image[channel, row, column]`.
  /// - Precondition: there are as many indices as axes, each from 0 up to, not including, the axis's length:
  ///   "index [2, 0] is outside a tensor of shape [2, 2]".
  public subscript(_ indices: Int...) -> Float {
    get { scalars[offset(of: indices)] }
    set { scalars[offset(of: indices)] = newValue }
  }

  /// The part of the tensor under some leading indices: of an image `[C, H, W]`, `slice(0)` is the first
  /// channel `[H, W]`, and `slice(0, 2)` that channel's third row `[W]`.
  /// - Precondition: there are at most as many indices as axes, each within its axis:
  ///   "slice [3] is outside a tensor of shape [3, 5, 5]".
  public func slice(_ leading: Int...) -> Tensor {
    guard leading.count <= rank, isInside(leading) else {
      fatalError("slice \(text(leading)) is outside a tensor of shape \(text(shape))")
    }
    var start = 0
    for (axis, index) in leading.enumerated() { start += index * strides[axis] }
    let shape = [Int](self.shape.dropFirst(leading.count))
    return Tensor(shape: shape, scalars: [Float](scalars[start..<start + placeCount(of: shape)]))
  }

  /// The offset in `scalars` of the place with these indices: Σ i_a * strides[a].
  /// - Precondition: as for the subscript: "index [2, 0] is outside a tensor of shape [2, 2]".
  public func offset(of indices: [Int]) -> Int {
    guard indices.count == rank, isInside(indices) else {
      fatalError("index \(text(indices)) is outside a tensor of shape \(text(shape))")
    }
    var offset = 0
    for (axis, index) in indices.enumerated() { offset += index * strides[axis] }
    return offset
  }

  /// The indices of the place at `offset` in `scalars`, the inverse of `offset(of:)`.
  /// - Precondition: 0 <= offset < count: "offset 4 is outside a tensor of shape [2, 2]".
  public func indices(at offset: Int) -> [Int] {
    guard scalars.indices.contains(offset) else {
      fatalError("offset \(offset) is outside a tensor of shape \(text(shape))")
    }
    var rest = offset
    var indices: [Int] = []
    for stride in strides {
      indices.append(rest / stride)
      rest %= stride
    }
    return indices
  }

  private func isInside(_ indices: [Int]) -> Bool {
    for (axis, index) in indices.enumerated() where index < 0 || index >= shape[axis] { return false }
    return true
  }
}
