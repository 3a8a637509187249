/// The right factor of an `IndirectProduct` in the order in which its innermost loop reads it: 16 columns,
/// row by row, then the next 16; zeros after the last column.
struct PackedPanels {
  private let numbers: [Float]
  private let rows: Int

  /// The columns, rounded up to a multiple of 16.
  let width: Int

  /// - Parameter fill: writes every row.
  init(rows: Int, columns: Int, fill: (Destination) -> Void) {
    let width = (columns + 15) / 16 * 16
    self.rows = rows
    self.width = width
    numbers = [Float](unsafeUninitializedCapacity: rows * width) { buffer, count in
      let all = buffer.baseAddress!
      if columns < width { (all + (width - 16) * rows).update(repeating: 0, count: 16 * rows) }
      fill(Destination(numbers: all, rows: rows, columns: columns))
      count = rows * width
    }
  }

  struct Destination {
    fileprivate let numbers: UnsafeMutablePointer<Float>
    fileprivate let rows, columns: Int

    /// Copies a row whose numbers are adjacent.
    func copyRow(_ row: Int, from source: UnsafePointer<Float>) {
      var column = 0
      while column < columns {
        copyFew(source + column, numbers + column * rows + row * 16, min(16, columns - column))
        column += 16
      }
    }

    /// Copies a row whose numbers are `step` apart.
    func copyRow(_ row: Int, from source: UnsafePointer<Float>, step: Int) {
      var column = 0
      while column < columns {
        let target = numbers + column * rows + row * 16
        for j in 0..<min(16, columns - column) { target[j] = source[(column + j) * step] }
        column += 16
      }
    }

    /// The address of eight numbers of a row.
    /// - Precondition: the column is a multiple of 8.
    @inline(__always)
    func eight(row: Int, column: Int) -> UnsafeMutablePointer<Float> {
      numbers + column / 16 * 16 * rows + row * 16 + column % 16
    }

    /// Copies a part of a row, from `column` on.
    func copy(into row: Int, column: Int, from source: UnsafePointer<Float>, count: Int) {
      for j in column..<column + count {
        numbers[j / 16 * 16 * rows + row * 16 + j % 16] = source[j - column]
      }
    }

    /// Fills a row with zeros.
    func clearRow(_ row: Int) {
      var column = 0
      while column < columns {
        clearFew(numbers + column * rows + row * 16, 16)
        column += 16
      }
    }
  }

  /// - Parameter first: the first row of the factor.
  func withPanels(fromRow first: Int = 0, _ body: (IndirectProduct.Panels) -> Void) {
    numbers.withUnsafeBufferPointer {
      body(
        IndirectProduct.Panels(
          numbers: $0.baseAddress! + 16 * first, stride: MicroKernel.columns, pitch: 16 * rows))
    }
  }
}

/// A matrix as the right factor of an `IndirectProduct`: in place where its rows are at most one panel apart,
/// else packed, because rows farther apart would share few cache lines.
/// - Parameter step: how far apart its rows are.
func withPanels(
  of matrix: UnsafePointer<Float>, rows: Int, columns: Int, step: Int,
  _ body: (IndirectProduct.Panels) -> Void
) {
  if columns % 8 == 0, step <= 16 {
    body(IndirectProduct.Panels(numbers: matrix, stride: step, pitch: 16))
  } else {
    PackedPanels(rows: rows, columns: columns) { target in
      for row in 0..<rows { target.copyRow(row, from: matrix + row * step) }
    }.withPanels(body)
  }
}
