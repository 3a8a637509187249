import CNN
import Pictures

/// Numbers in a grid of cells.
func grid(of plane: Tensor) -> Picture {
  let grid = NumberGrid(plane: plane, origin: Point(1, 1), side: plane.shape[1] > 10 ? 28 : 34)
  return Picture(
    width: grid.width + 2, height: grid.height + 2, marks: grid.marks(),
    summary: "a grid of \(sizeText(plane.shape)) numbers")
}

/// A plane as an image: grey where all numbers are from 0 to 1, else blue to red with a legend.
func image(of plane: Tensor) -> Picture {
  let colors = ColorScale(of: [plane])
  let (rows, columns) = (plane.shape[0], plane.shape[1])
  let scale = scale(rows: rows, columns: columns, room: 300)
  let (width, height) = (Double(columns) * scale, Double(rows) * scale)
  var marks = [
    Mark(.raster(colors.raster(of: plane), x: 0, y: 0, width: width, height: height))
  ]
  let legend = colors.legend(below: height, width: max(width, 120))
  marks += legend.marks
  return Picture(
    width: max(width, legend.marks.isEmpty ? 0 : 120), height: height + legend.height, marks: marks,
    summary: "an image of \(sizeText(plane.shape)) pixels, \(colors.summary)")
}

extension Tensor {
  /// Three planes of red, green and blue, from 0 to 1.
  var colorImage: Picture {
    let scale = scale(rows: shape[1], columns: shape[2], room: 300)
    let (width, height) = (Double(shape[2]) * scale, Double(shape[1]) * scale)
    return Picture(
      width: width, height: height,
      marks: [Mark(.raster(colorRaster, x: 0, y: 0, width: width, height: height))],
      summary: "a colour image of \(sizeText([shape[1], shape[2]])) pixels")
  }

  var colorRaster: Raster {
    let size = shape[1] * shape[2]
    var colors: [UInt8] = []
    colors.reserveCapacity(size * 3)
    for pixel in 0..<size {
      for channel in 0..<3 { colors.append(byte(scalars[channel * size + pixel])) }
    }
    return Raster(columns: shape[2], rows: shape[1], colors: colors)
  }
}

/// Planes side by side, with the same colours for the same numbers.
func gallery(of planes: [Tensor], shape: [Int]) -> Picture {
  let most = 64
  let shown = [Tensor](planes.prefix(most))
  let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
  let room = shown.count <= 4 ? 150.0 : shown.count <= 16 ? 76.0 : 44.0
  let scale = scale(rows: rows, columns: columns, room: room)
  let (width, height) = (Double(columns) * scale, Double(rows) * scale)
  let gap = 8.0
  var across = 1
  while across < shown.count, Double(across + 1) * (width + gap) - gap <= 640 { across += 1 }
  let colors = ColorScale(of: shown)
  var marks: [Mark] = []
  for (index, plane) in shown.enumerated() {
    let (row, column) = (index / across, index % across)
    marks.append(
      Mark(
        .raster(
          colors.raster(of: plane), x: Double(column) * (width + gap), y: Double(row) * (height + gap),
          width: width, height: height)))
  }
  let lines = (shown.count + across - 1) / across
  let below = Double(lines) * (height + gap) - gap
  let wide = Double(min(across, shown.count)) * (width + gap) - gap
  let legend = colors.legend(below: below, width: max(wide, 120))
  marks += legend.marks
  let left = planes.count - shown.count
  return Picture(
    width: max(wide, legend.marks.isEmpty ? 0 : 120), height: below + legend.height, marks: marks,
    summary: "\(planes.count) planes of \(sizeText([rows, columns])), \(colors.summary)",
    caption: left > 0 ? "The first \(shown.count) of \(planes.count) planes." : "")
}

/// The size of a pixel of the image in pixels of the page: a whole number where it is enlarged.
private func scale(rows: Int, columns: Int, room: Double) -> Double {
  let longest = Double(max(rows, columns))
  return longest >= room ? room / longest : Double(Int(room / longest))
}
