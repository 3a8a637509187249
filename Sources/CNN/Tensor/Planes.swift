extension Tensor {
  /// The number of planes `[H, W]`: N·C of a batch, C of an image, 1 of a matrix.
  /// - Precondition: the rank is 2, 3 or 4: "shape [5] has no planes: expected [H, W], [C, H, W] or [N, C, H,
  ///   W]"; no axis is empty: "shape [0, 2, 2] has an empty axis".
  var planeCount: Int {
    requirePlanes(shape)
    return placeCount(of: [Int](shape.dropLast(2)))
  }

  /// H, the rows of a plane.
  var height: Int { shape[rank - 2] }

  /// W, the columns of a plane.
  var width: Int { shape[rank - 1] }

  /// Every plane turned upside down and left to right.
  /// - Shapes: `[H, W]`, `[C, H, W]` or `[N, C, H, W]`, kept.
  /// - Precondition: the rank is 2, 3 or 4: "shape [5] has no planes: expected [H, W], [C, H, W] or [N, C, H,
  ///   W]"; no axis is empty: "shape [0, 2, 2] has an empty axis".
  public var turnedBy180Degrees: Tensor {
    let (planes, places) = (planeCount, height * width)
    var result = self
    for plane in 0..<planes {
      for place in 0..<places {
        result.scalars[plane * places + place] = scalars[(plane + 1) * places - 1 - place]
      }
    }
    return result
  }
}

func requirePlanes(_ shape: [Int]) {
  guard (2...4).contains(shape.count) else {
    fatalError("shape \(text(shape)) has no planes: expected [H, W], [C, H, W] or [N, C, H, W]")
  }
  if shape.contains(0) { fatalError("shape \(text(shape)) has an empty axis") }
}
