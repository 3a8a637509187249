import CNN
public import Pictures

/// The picture of a tensor: a few numbers as a grid, a plane or three colour planes as an image, several
/// planes side by side.
extension Tensor: Pictured {
  public var picture: Picture {
    switch rank {
    case 0: return grid(of: reshaped([1, 1]))
    case 1 where count > 0:
      return count <= 16 ? grid(of: reshaped([1, count])) : image(of: reshaped([1, count]))
    case 2 where count > 0: return shape[0] <= 16 && shape[1] <= 16 ? grid(of: self) : image(of: self)
    case 3 where count > 0: return shape[0] == 3 && isImage ? colorImage : gallery(of: planes, shape: shape)
    case 4 where count > 0: return gallery(of: planes, shape: shape)
    default:
      return Picture(width: 220, height: 30, marks: [note], summary: "a tensor of shape \(sizeText(shape))")
    }
  }

  private var note: Mark {
    Mark(.text(Label("a tensor of shape \(sizeText(shape))", at: Point(110, 15))), fill: .quiet)
  }

  /// Whether all numbers are from 0 to 1.
  private var isImage: Bool { scalars.allSatisfy { $0 >= 0 && $0 <= 1 } }

  /// The planes of its last two axes.
  private var planes: [Tensor] {
    let size = shape[rank - 2] * shape[rank - 1]
    return (0..<(count / size)).map { index in
      Tensor(
        shape: [shape[rank - 2], shape[rank - 1]],
        scalars: [Float](scalars[(index * size)..<((index + 1) * size)]))
    }
  }
}
