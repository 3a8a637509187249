public import CNN
public import Pictures

extension Figure {
  /// Images side by side, each with its name below: planes of shape [H, W] or [1, H, W], or colour images of
  /// shape [3, H, W].
  /// Planes share their colour scale.
  public static func gallery(_ images: [Tensor], labels: [String]) -> Picture {
    guard !images.isEmpty, images.count <= 60, labels.count == images.count else {
      fatalError("\(images.count) images and \(labels.count) labels: 1 to 60 images, each with a label")
    }
    let planes = images.map { image in
      image.rank == 3 && image.shape[0] == 1 ? image.reshaped([image.shape[1], image.shape[2]]) : image
    }
    let colors = ColorScale(of: planes.filter { $0.rank == 2 })
    let gap = 14.0
    var across = images.count
    let wanted = images.count <= 3 ? 200.0 : images.count <= 5 ? 120.0 : images.count <= 10 ? 96.0 : 60.0
    while across > 1, Double(across) * (wanted + gap) - gap > Figure.width { across -= 1 }
    var marks: [Mark] = []
    for (index, plane) in planes.enumerated() {
      guard plane.rank == 2 || plane.rank == 3 && plane.shape[0] == 3 else {
        fatalError(
          "image \(index) has the shape \(sizeText(plane.shape)): [H, W], [1, H, W] or [3, H, W] can be shown"
        )
      }
      let (rows, columns) = (Double(plane.shape[plane.rank - 2]), Double(plane.shape[plane.rank - 1]))
      let scale = wanted / max(rows, columns)
      let (width, height) = (columns * scale, rows * scale)
      let left = Double(index % across) * (wanted + gap) + (wanted - width) / 2
      let top = Double(index / across) * (wanted + 30) + (wanted - height) / 2
      let raster = plane.rank == 2 ? colors.raster(of: plane) : plane.colorRaster
      marks.append(Mark(.raster(raster, x: left, y: top, width: width, height: height)))
      marks.append(
        Mark(
          .text(Label(labels[index], at: Point(left + width / 2, top + height + 12), size: 12)), fill: .ink))
    }
    let lines = (images.count + across - 1) / across
    let width = Double(across) * (wanted + gap) - gap
    let below = Double(lines) * (wanted + 30) - 6
    let legend = colors.legend(below: below, width: width)
    return Picture(
      width: width, height: below + legend.height, marks: marks + legend.marks,
      summary: "\(images.count) images: " + labels.joined(separator: ", "))
  }
}
