/// An `IndirectProduct` for the pixels of an output, which all use the same weights. It is made wider where
/// there are few columns.
///
/// With one filter only one of eight lanes of a register would be used. So up to eight neighbouring pixels of
/// a row are treated as one pixel with eight times the columns: the inputs that they read overlap for the
/// most part, and their results are adjacent in the output.
struct PixelProduct {
  private let offsets: [Int]
  private let panels: PackedPanels
  private let columns: Int

  /// How many pixels are treated as one.
  private let pixels: Int

  /// Whether several pixels with this many columns fit into a register.
  static func widens(columns: Int) -> Bool { columns <= 4 }

  /// - Parameters:
  ///   - offsets: where the numbers that a pixel is computed from are, in the order of the weights.
  ///   - step: how far apart those of neighbouring pixels are.
  ///   - length: the pixels of a row.
  ///   - columns: the sums of a pixel.
  ///   - mayWiden: whether neighbouring pixels are adjacent in the output and all numbers are finite: a pixel
  ///     is then multiplied by weights of 0 for its neighbours.
  ///   - weights: writes the weights for one offset, `columns` numbers.
  init(
    offsets: [Int], step: Int, length: Int, columns: Int, mayWiden: Bool,
    weights: (_ index: Int, _ target: UnsafeMutablePointer<Float>) -> Void
  ) {
    let pixels = mayWiden ? min(length, 8 / columns) : 1
    let wider = pixels > 1 ? WidenedOffsets(offsets, step: step, pixels: pixels) : nil
    // An offset costs the same for one pixel as for all of them.
    let pays = wider.map { $0.distinct.count < offsets.count * pixels } ?? false
    self.columns = columns
    self.pixels = pays ? pixels : 1
    self.offsets = pays ? wider!.distinct : offsets
    let (count, width) = (self.offsets.count, columns * self.pixels)
    panels = PackedPanels(rows: count, columns: width) { target in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: columns) { row in
        if pays { for index in 0..<count { target.clearRow(index) } }
        for index in offsets.indices {
          weights(index, row.baseAddress!)
          guard pays, let wider else {
            target.copyRow(index, from: row.baseAddress!)
            continue
          }
          for pixel in 0..<pixels {
            target.copy(
              into: wider.place(of: offsets[index] + pixel * step), column: pixel * columns,
              from: row.baseAddress!, count: columns)
          }
        }
      }
    }
  }

  /// Where the rows of pixels begin, in the input and in the output.
  struct Row {
    let start, outputStart: Int
  }

  /// - Parameters:
  ///   - step, outputStep: how far apart neighbouring pixels are.
  ///   - bias: the initial value of each sum.
  func run(
    _ input: UnsafePointer<Float>, rows: [Row], length: Int, step: Int, outputStep: Int, bias: [Float]?,
    into output: UnsafeMutablePointer<Float>
  ) {
    let blocks = (length + pixels - 1) / pixels
    // The last ones of a row may be computed twice.
    let firsts = (0..<blocks).map { min($0 * pixels, length - pixels) }
    func places(_ step: Int, _ start: (Row) -> Int) -> [Int] {
      [Int](unsafeUninitializedCapacity: rows.count * blocks) { places, count in
        for row in rows {
          let start = start(row)
          for block in 0..<blocks { places[count + block] = start + firsts[block] * step }
          count += blocks
        }
      }
    }
    let starts = places(step) { $0.start }
    let outputStarts = places(outputStep) { $0.outputStart }
    var initial = [Float](repeating: 0, count: panels.width)
    if let bias {
      for column in 0..<columns * pixels { initial[column] = bias[column % columns] }
    }
    var product = IndirectProduct(
      starts: starts, offsets: offsets, outputStarts: outputStarts, columns: columns * pixels)
    // Where the last block of a row overlaps the one before, all offsets must be summed in one part: a second
    // part would be added twice to the pixels of both blocks.
    if length % pixels > 0 { product.part = max(1, offsets.count) }
    panels.withPanels { product.run(input, $0, initial: initial, into: output) }
  }
}

/// Every offset of several neighbouring pixels, once, in ascending order.
private struct WidenedOffsets {
  private(set) var distinct: [Int] = []
  private let lowest: Int

  /// The place of each number between the lowest and the highest in `distinct`.
  private var places: [Int32]

  init?(_ offsets: [Int], step: Int, pixels: Int) {
    guard let first = offsets.min(), let last = offsets.max() else { return nil }
    lowest = first
    places = [Int32](repeating: -1, count: last - first + (pixels - 1) * step + 1)
    for offset in offsets {
      for pixel in 0..<pixels { places[offset - first + pixel * step] = 0 }
    }
    for index in places.indices where places[index] == 0 {
      places[index] = Int32(distinct.count)
      distinct.append(first + index)
    }
  }

  func place(of offset: Int) -> Int { Int(places[offset - lowest]) }
}
