public import CNN
public import Pictures

extension Figure {
  /// The distributions of the numbers of 1 to 8 tensors, one below the other on the same scale, each with the
  /// share of exact zeros.
  public static func histogram(_ tensors: [(String, Tensor)], bins: Int = 24) -> Picture {
    guard !tensors.isEmpty, tensors.count <= 8 else {
      fatalError("\(tensors.count) histograms: 1 to 8 can be compared")
    }
    var reach: Float = 0
    for (_, tensor) in tensors {
      for number in tensor.scalars where number.isFinite { reach = max(reach, number.magnitude) }
    }
    if reach == 0 { reach = 1 }
    let (left, width, height) = (150.0, 420.0, 64.0)
    var marks: [Mark] = []
    var spoken = ""
    for (index, (name, tensor)) in tensors.enumerated() {
      let histogram = Histogram(tensor, bins: bins, range: -reach...reach)
      let top = Double(index) * (height + 14) + 4
      let most = histogram.counts.reduce(1, max)
      for (bin, count) in histogram.counts.enumerated() where count > 0 {
        let tall = max(1, Double(count) / Double(most) * height)
        let wide = width / Double(bins)
        marks.append(
          Mark(
            .rectangle(
              x: left + Double(bin) * wide + 0.5, y: top + height - tall, width: wide - 1, height: tall,
              corner: 0),
            fill: .series(0)))
      }
      marks.append(
        Mark(
          .path([Point(left, top + height), Point(left + width, top + height)], isClosed: false),
          stroke: .quiet))
      marks.append(
        Mark(
          .text(
            Label(name, at: Point(left - 12, top + height / 2 - 9), size: 12, anchor: .end, isBold: true)),
          fill: .ink))
      let zeros = shortText(Float(histogram.zeroShare * 100)) + " % zeros"
      marks.append(
        Mark(
          .text(Label(zeros, at: Point(left - 12, top + height / 2 + 9), size: 11, anchor: .end)),
          fill: .quiet))
      spoken += (spoken.isEmpty ? "" : "; ") + "\(name): \(histogram.total) numbers, \(zeros)"
    }
    let bottom = Double(tensors.count) * (height + 14) + 4
    for (share, value): (Double, Float) in [(0, -reach), (0.5, 0), (1, reach)] {
      marks.append(
        Mark(
          .text(Label(shortText(value), at: Point(left + share * width, bottom + 2), size: 11)), fill: .quiet)
      )
    }
    return Picture(
      width: left + width + 40, height: bottom + 14, marks: marks,
      summary: "histograms from \(shortText(-reach)) to \(shortText(reach)): " + spoken)
  }
}
