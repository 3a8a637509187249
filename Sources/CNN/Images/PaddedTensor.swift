/// How a border around an image is filled.
public enum Border: Equatable, Sendable {
  /// The same number everywhere.
  case constant(Float)
  /// The image mirrored at its outermost places, which are not repeated: `c b | a b c | b a`.
  case reflect
  /// The outermost place repeated: `a a | a b c | c c`.
  case replicate
  /// The image repeated, as if its ends met: `b c | a b c | a b`.
  case circular
}

extension Tensor {
  /// Every plane with a border of one number, equally wide on all four sides.
  /// - Shapes: `[…, H, W]` -> `[…, H + 2P, W + 2P]` for rank 2, 3 and 4.
  /// - Parameters:
  ///   - padding: P, the width of the border in places.
  ///   - number: what the border is filled with; 0 by default.
  /// - Precondition: the padding is not negative: "padding by -1, -1, -1, -1: a border cannot be negative",
  ///   nor above 2²⁸; the rank is 2, 3 or 4, and no axis is empty: "shape [0, 2, 2] has an empty axis".
  public func padded(by padding: Int, with number: Float = 0) -> Tensor {
    padded(by: padding, .constant(number))
  }

  /// Every plane with a border of one number, with a width for each side.
  /// - Shapes: `[…, H, W]` -> `[…, top + H + bottom, left + W + right]` for rank 2, 3 and 4.
  /// - Precondition: as for `padded(by:with:)`; the message shows top, bottom, left, right.
  public func padded(
    top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0, with number: Float = 0
  ) -> Tensor {
    padded(top: top, bottom: bottom, left: left, right: right, .constant(number))
  }

  /// Every plane with a border, equally wide on all four sides: `image.padded(by: 1, .reflect)`.
  /// - Shapes: `[…, H, W]` -> `[…, H + 2P, W + 2P]` for rank 2, 3 and 4.
  /// - Precondition: as for the border with a width for each side.
  public func padded(by padding: Int, _ border: Border) -> Tensor {
    padded(top: padding, bottom: padding, left: padding, right: padding, border)
  }

  /// Every plane with a border, with a width for each side.
  /// - Formula: Y[…, i, j] = X[…, h(i - top), w(j - left)], where w(x) is x inside of the image, and outside
  ///   |x| or 2(W - 1) - x for `.reflect`, 0 or W - 1 for `.replicate`, x mod W for `.circular`; h likewise.
  /// - Shapes: `[…, H, W]` -> `[…, top + H + bottom, left + W + right]` for rank 2, 3 and 4.
  /// - Precondition: as for `padded(by:with:)`. A reflected border is narrower than the image and a circular
  ///   one not wider, because they repeat each place at most once: "padding by 2, 0, 0, 0: a reflected border
  ///   must be smaller than the axis, 2 >= 2", "padding by 3, 0, 0, 0: a circular border cannot be larger
  ///   than the axis, 3 > 2".
  public func padded(
    top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0, _ border: Border
  ) -> Tensor {
    func refuse(_ reason: String) -> Never {
      fatalError("padding by \(top), \(bottom), \(left), \(right): \(reason)")
    }
    if min(top, bottom, left, right) < 0 { refuse("a border cannot be negative") }
    if max(top, bottom, left, right) > 1 << 28 { refuse("none may be above \(1 << 28)") }
    let planes = planeCount
    for (width, size) in [(max(top, bottom), height), (max(left, right), width)] {
      if border == .reflect, width >= size {
        refuse("a reflected border must be smaller than the axis, \(width) >= \(size)")
      }
      if border == .circular, width > size {
        refuse("a circular border cannot be larger than the axis, \(width) > \(size)")
      }
    }
    let newWidth = left + width + right
    let newShape = [Int](shape.dropLast(2)) + [top + height + bottom, newWidth]
    var scalars: [Float] = []
    scalars.reserveCapacity(placeCount(of: newShape))
    for plane in 0..<planes {
      for i in -top..<height + bottom {
        guard let row = border.source(of: i, size: height) else {
          scalars += [Float](repeating: border.number, count: newWidth)
          continue
        }
        let start = (plane * height + row) * width
        func ends(_ places: Range<Int>) {
          for j in places {
            scalars.append(
              border.source(of: j, size: width).map { self.scalars[start + $0] } ?? border.number)
          }
        }
        ends(-left..<0)
        scalars += self.scalars[start..<start + width]
        ends(width..<width + right)
      }
    }
    return Tensor(shape: newShape, scalars: scalars)
  }
}

extension Border {
  /// What a constant border is filled with.
  fileprivate var number: Float {
    if case .constant(let number) = self { return number }
    return 0
  }

  /// The place whose number is shown at `index`, which may lie outside of the axis; nil for that of a
  /// constant border.
  fileprivate func source(of index: Int, size: Int) -> Int? {
    if index >= 0, index < size { return index }
    switch self {
    case .constant: return nil
    case .reflect: return index < 0 ? -index : 2 * (size - 1) - index
    case .replicate: return index < 0 ? 0 : size - 1
    case .circular: return index < 0 ? index + size : index - size
    }
  }
}
