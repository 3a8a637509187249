import CNN
public import Pictures

extension Figure {
  /// A window that moves along a line of pixels: a bar for each position, the padding dashed, and pixels that
  /// no window sees hatched.
  /// - Precondition: as for `SlidingWindow`; at most 64 pixels with their padding.
  public static func strides(_ size: Int, filter: Int, stride: Int = 1, padding: Int = 0) -> Picture {
    let window = SlidingWindow(size: size, filter: filter, stride: stride, padding: padding)
    let all = size + 2 * padding
    guard all <= 64 else { fatalError("a line of \(all) pixels is too long to be drawn: at most 64") }
    let side = cellSide(columns: all, gaps: 4, most: 34)
    let left = 2.0
    var marks: [Mark] = []
    for place in 0..<all {
      let x = left + Double(place) * side
      let isPadding = place < padding || place >= padding + size
      marks.append(
        Mark(
          .rectangle(x: x, y: 2, width: side, height: 30, corner: 0), fill: isPadding ? .paper : .cell,
          stroke: .line, isDashed: isPadding))
      if !isPadding, side >= 14 {
        marks.append(
          Mark(
            .text(
              Label(
                "\(place - padding)", at: Point(x + side / 2, 17), size: side < 22 ? 9 : 12, isFixed: true)),
            fill: .ink))
      }
    }
    // Windows that overlap are drawn below one another.
    let lanes = max(1, (filter + stride - 1) / stride)
    for (index, start) in window.starts.enumerated() {
      let x = left + Double(start + padding) * side
      let y = 40 + Double(index % lanes) * 16
      marks.append(
        Mark(
          .rectangle(x: x + 1.5, y: y, width: Double(filter) * side - 3, height: 11, corner: 4),
          fill: .seriesGround(index % 2), stroke: .series(index % 2)))
    }
    let bottom = 40 + Double(lanes) * 16
    if window.remainder > 0 {
      let x = left + Double(all - window.remainder) * side
      let width = Double(window.remainder) * side
      marks.append(Mark(.hatching(x: x, y: 2, width: width, height: 30), stroke: .quiet))
      marks.append(
        Mark(
          .text(Label("not seen", at: Point(left + Double(all) * side, bottom + 8), size: 12, anchor: .end)),
          fill: .quiet))
    }
    marks.append(
      Mark(
        .text(
          Label(
            "\(window.outputSize) place\(window.outputSize == 1 ? "" : "s")", at: Point(left, bottom + 8),
            size: 12, anchor: .start)), fill: .quiet))
    return Picture(
      width: Double(all) * side + 4, height: bottom + 18, marks: marks,
      summary: "a window of \(filter) moves by \(stride) along \(size) pixels"
        + (padding > 0 ? " with \(padding) of padding at each end" : "")
        + ": \(window.outputSize) places, \(window.remainder) left over")
  }
}
