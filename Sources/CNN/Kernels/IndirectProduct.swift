/// A matrix product that reads its left factor through offsets: the number in row i and column t is
/// `input[starts[i] + offsets[t]]`.
///
/// With pixels as rows and the taps of a filter as offsets it is a convolution; with taps as rows and pixels
/// as offsets, the gradient of the filters; with equal steps, the product of two matrices.
///
/// - Formula: output[outputStarts[i] + j] = initial[j] + Σ_t input[starts[i] + offsets[t]] · P[t][j].
/// - Source: Dukhan, The Indirect Convolution Algorithm (2019).
struct IndirectProduct {
  /// Where the rows begin in the input.
  let starts: [Int]

  /// Where a row's numbers are, relative to its start.
  let offsets: [Int]

  /// Where the rows begin in the output.
  let outputStarts: [Int]

  /// The columns of P and of the output.
  let columns: Int

  /// How many offsets are summed before the sums are written to the output.
  var part = IndirectProduct.chunk

  /// P, the right factor: its number in row t and column j is
  /// `numbers[j / 16 * pitch + t * stride + j % 16]`. Memory after the last column is readable up to a multiple
  /// of 8, or of 16 where more than 8 columns are left.
  struct Panels {
    let numbers: UnsafePointer<Float>
    let stride, pitch: Int
  }

  /// How many offsets are summed at a time, so that their part of a panel stays in the level-1 cache.
  static let chunk = 256

  /// How many rows are multiplied by all panels before the next ones, so that their input stays in the
  /// level-2 cache.
  private static let rowGroup = 16 * MicroKernel.rows

  /// How many numbers of panels fit into a part of the level-2 cache.
  private static let smallPanels = 1 << 16

  /// - Parameter initial: the initial sums of each row, a multiple of 16 numbers; nil to add to the output.
  func run(
    _ input: UnsafePointer<Float>, _ panels: Panels, initial: UnsafePointer<Float>?,
    into output: UnsafeMutablePointer<Float>
  ) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 7 * MicroKernel.columns) { spare in
      starts.withUnsafeBufferPointer { starts in
        outputStarts.withUnsafeBufferPointer { outputStarts in
          offsets.withUnsafeBufferPointer { offsets in
            guard let first = starts.baseAddress, let firstOutput = outputStarts.baseAddress else { return }
            let rows = Rows(
              input: input, output: output, starts: first, outputStarts: firstOutput, count: starts.count,
              spare: spare.baseAddress!)
            // Panels that fit into the level-2 cache stay there; for larger ones, the rows do.
            let outer = offsets.count * columns > Self.smallPanels ? rows.count : Self.rowGroup
            for group in stride(from: 0, to: rows.count, by: outer) {
              var done = 0
              repeat {
                let count = min(part, offsets.count - done)
                // Without offsets the sums are empty, and the pointer is not read.
                let these = offsets.baseAddress.map { $0 + done } ?? first
                let end = min(group + outer, rows.count)
                for row in stride(from: group, to: end, by: Self.rowGroup) {
                  let last = min(row + Self.rowGroup, end)
                  let initial = done == 0 ? initial : nil
                  // The stride of `PackedPanels`, as a constant: that makes the innermost loops faster.
                  if panels.stride == MicroKernel.columns {
                    add(
                      rows, from: row, to: last, these, count, panels, stride: MicroKernel.columns,
                      from: done, initial: initial)
                  } else {
                    add(
                      rows, from: row, to: last, these, count, panels, stride: panels.stride, from: done,
                      initial: initial)
                  }
                }
                done += count
              } while done < offsets.count
            }
          }
        }
      }
    }
  }

  /// Adds the products of `count` offsets, panel by panel.
  @inline(__always)
  private func add(
    _ rows: Rows, from firstRow: Int, to lastRow: Int, _ offsets: UnsafePointer<Int>, _ count: Int,
    _ panels: Panels, stride: Int, from done: Int, initial: UnsafePointer<Float>?
  ) {
    var column = 0
    while column < columns {
      let rest = columns - column
      let isWide = rest > 8
      let width = isWide ? 16 : 8
      let panel = panels.numbers + column / 16 * panels.pitch + done * stride
      let first = initial.map { $0 + column }
      var row = firstRow
      while row < lastRow {
        if rest >= width {
          let block = rows.block(row, column)
          if isWide {
            block.wide(offsets, count: count, panel: panel, stride: stride, initial: first)
          } else {
            block.narrow(offsets, count: count, panel: panel, stride: stride, initial: first)
          }
        } else {
          let block = rows.blockInSpare(row)
          if first == nil { rows.copyToSpare(row, column, rest) }
          if isWide {
            block.wide(offsets, count: count, panel: panel, stride: stride, initial: first)
          } else {
            block.narrow(offsets, count: count, panel: panel, stride: stride, initial: first)
          }
          rows.copyFromSpare(row, column, rest)
        }
        row += MicroKernel.rows
      }
      column += width
    }
  }

  /// The rows of one product, six at a time.
  private struct Rows {
    let input: UnsafePointer<Float>
    let output: UnsafeMutablePointer<Float>
    let starts, outputStarts: UnsafePointer<Int>
    let count: Int
    /// Seven rows of scratch space: six for blocks wider than the columns that are left, one that takes the
    /// results of rows after the last.
    let spare: UnsafeMutablePointer<Float>

    @inline(__always)
    private func start(_ row: Int) -> UnsafePointer<Float> { input + starts[min(row, count - 1)] }

    @inline(__always)
    private func sums(_ row: Int, _ column: Int) -> UnsafeMutablePointer<Float> {
      row < count ? output + outputStarts[row] + column : spare + 6 * MicroKernel.columns
    }

    @inline(__always)
    func block(_ row: Int, _ column: Int) -> MicroKernel {
      MicroKernel(
        starts: (start(row), start(row + 1), start(row + 2), start(row + 3), start(row + 4), start(row + 5)),
        outputs: (
          sums(row, column), sums(row + 1, column), sums(row + 2, column), sums(row + 3, column),
          sums(row + 4, column), sums(row + 5, column)
        ))
    }

    @inline(__always)
    func blockInSpare(_ row: Int) -> MicroKernel {
      let width = MicroKernel.columns
      return MicroKernel(
        starts: (start(row), start(row + 1), start(row + 2), start(row + 3), start(row + 4), start(row + 5)),
        outputs: (
          spare, spare + width, spare + 2 * width, spare + 3 * width, spare + 4 * width, spare + 5 * width
        ))
    }

    func copyToSpare(_ row: Int, _ column: Int, _ rest: Int) {
      for i in row..<min(row + MicroKernel.rows, count) {
        (spare + (i - row) * MicroKernel.columns).update(
          from: output + outputStarts[i] + column, count: rest)
      }
    }

    func copyFromSpare(_ row: Int, _ column: Int, _ rest: Int) {
      for i in row..<min(row + MicroKernel.rows, count) {
        (output + outputStarts[i] + column).update(
          from: spare + (i - row) * MicroKernel.columns, count: rest)
      }
    }
  }
}
