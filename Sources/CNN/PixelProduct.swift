/// The products for many pixels of an output whose sums take the same weights: a `GatheredProduct`, made wider
/// where there are few columns.
///
/// With one filter only one place of eight in a register would be of use. So up to eight neighbouring pixels of
/// a row are taken for one, with so many times the columns: their filters, each a step further along the row,
/// overlap for the most part, and side by side in the output they stand anyway.
struct PixelProduct {
  private let offsets: [Int]
  private let panels: PackedPanels
  private let columns: Int

  /// The pixels that are taken for one.
  private let pixels: Int

  /// - Parameters:
  ///   - offsets: where the numbers stand that a pixel is made of, in the order of the weights.
  ///   - step: how far apart those of neighbouring pixels are.
  ///   - length: the pixels of a row.
  ///   - columns: the sums of a pixel.
  ///   - isDense: whether neighbouring pixels lie side by side in the output.
  ///   - weights: writes the weights for one offset, `columns` numbers.
  init(
    offsets: [Int], step: Int, length: Int, columns: Int, isDense: Bool,
    weights: (_ index: Int, _ target: UnsafeMutablePointer<Float>) -> Void
  ) {
    let pixels = isDense ? min(length, 8 / columns) : 1
    let wider = pixels > 1 ? Self.widened(offsets, step: step, pixels: pixels) : offsets
    // Each offset costs as much as one that serves all the pixels.
    let pays = pixels > 1 && wider.count < offsets.count * pixels
    self.columns = columns
    self.pixels = pays ? pixels : 1
    self.offsets = pays ? wider : offsets
    let (count, width) = (self.offsets.count, columns * self.pixels)
    let all = self.offsets
    panels = PackedPanels(rows: count, columns: width) { target in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: columns) { row in
        if pays { for index in 0..<count { target.clearRow(index) } }
        for index in offsets.indices {
          weights(index, row.baseAddress!)
          guard pays else {
            target.copyRow(index, from: row.baseAddress!)
            continue
          }
          for pixel in 0..<pixels {
            let place = Self.position(of: offsets[index] + pixel * step, in: all)
            target.copy(into: place, column: pixel * columns, from: row.baseAddress!, count: columns)
          }
        }
      }
    }
  }

  /// Every offset of several neighbours, once, in rising order.
  private static func widened(_ offsets: [Int], step: Int, pixels: Int) -> [Int] {
    var all: [Int] = []
    for pixel in 0..<pixels { for offset in offsets { all.append(offset + pixel * step) } }
    all.sort()
    var distinct: [Int] = []
    for offset in all where distinct.last != offset { distinct.append(offset) }
    return distinct
  }

  private static func position(of offset: Int, in offsets: [Int]) -> Int {
    var (low, high) = (0, offsets.count)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Where the rows of pixels begin, in the input and in the output.
  struct Row {
    let start, outputStart: Int
  }

  /// - Parameters:
  ///   - step, outputStep: how far apart neighbouring pixels are.
  ///   - bias: what each sum begins with.
  func run(
    _ input: UnsafePointer<Float>, rows: [Row], length: Int, step: Int, outputStep: Int, bias: [Float]?,
    into output: UnsafeMutablePointer<Float>
  ) {
    var starts: [Int] = []
    var outputStarts: [Int] = []
    let blocks = (length + pixels - 1) / pixels
    starts.reserveCapacity(rows.count * blocks)
    outputStarts.reserveCapacity(rows.count * blocks)
    for row in rows {
      for block in 0..<blocks {
        // The last ones of a row may be computed twice.
        let first = min(block * pixels, length - pixels)
        starts.append(row.start + first * step)
        outputStarts.append(row.outputStart + first * outputStep)
      }
    }
    var initial = [Float](repeating: 0, count: panels.width)
    if let bias {
      for column in 0..<columns * pixels { initial[column] = bias[column % columns] }
    }
    let product = GatheredProduct(
      starts: starts, offsets: offsets, outputStarts: outputStarts, columns: columns * pixels)
    panels.withPanels { product.run(input, $0, initial: initial, into: output) }
  }
}
