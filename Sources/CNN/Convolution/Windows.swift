/// Every region that a square window sees, as a value: `windows(of: image, size: 3).slice(0, 1)` is the
/// second region of the first row of regions.
///
/// - Shapes: `[H, W]` -> `[H', W', F, F]`, `[C, H, W]` -> `[C, H', W', F, F]`,
///   `[N, C, H, W]` -> `[N, C, H', W', F, F]`, with H' = ⌊(H - d(F - 1) - 1 + 2P) / S⌋ + 1 and W' likewise.
/// - Parameters:
///   - input: one plane, one image or a batch of images.
///   - size: F, the window's height and width.
///   - stride: S, how far it moves each time, down and across.
///   - padding: P, the zeros added at each of the four sides.
///   - dilation: d, how far apart the places are that the window looks at.
/// - Precondition: the rank is 2, 3 or 4, and the window fits; the message shows all sizes, as
///   `SlidingWindow` words it.
public func windows(
  of input: Tensor, size: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1
) -> Tensor {
  windows(of: input, size: size, stride: stride, padding: .border(padding), dilation: dilation)
}

/// As above, with padding by name or for each side.
public func windows(
  of input: Tensor, size: Int, stride: Int = 1, padding: Padding, dilation: Int = 1
) -> Tensor {
  let planes = input.planeCount
  let rows = SlidingWindow(
    size: input.height, filter: size, stride: stride, padding: padding.along(vertical: true),
    dilation: dilation)
  let columns = SlidingWindow(
    size: input.width, filter: size, stride: stride, padding: padding, dilation: dilation)
  let shape = [Int](input.shape.dropLast(2)) + [rows.outputSize, columns.outputSize, size, size]
  var output: [Float] = []
  output.reserveCapacity(placeCount(of: shape))
  for plane in 0..<planes {
    for top in rows.starts {
      for left in columns.starts {
        for r in 0..<size {
          for s in 0..<size {
            let (row, column) = (top + r * dilation, left + s * dilation)
            let isInside = (0..<rows.size).contains(row) && (0..<columns.size).contains(column)
            let place = (plane * rows.size + row) * columns.size + column
            output.append(isInside ? input.scalars[place] : 0)
          }
        }
      }
    }
  }
  return Tensor(shape: shape, scalars: output)
}
