/// The convolution with filters of 3 × 3 that needs a quarter of the multiplications: each tile of 4 × 4
/// numbers of the output is computed from 6 × 6 of the input, with 36 multiplications a channel where the
/// direct version needs 144.
///
/// - Formula: Y = Aᵀ [Σ_c (G g_c Gᵀ) ⊙ (Bᵀ d_c B)] A for every tile d and filter g. The sums over the
///   channels are 36 matrix products, one for each place of a transformed tile.
/// - Accuracy: the tiles' numbers are weighted by up to 25 and added, so that results differ from the direct
///   version's by some units in the sixth digit of the largest product.
/// - Source: Lavin & Gray, Fast algorithms for convolutional neural networks (2016), F(4 × 4, 3 × 3).
struct Winograd {
  private let geometry: ConvolutionGeometry
  private let channels, filters: Int

  /// Tiles of 4 × 4 down and across.
  private let tileRows, tileColumns: Int

  /// How far from overflow the input must be: the transforms have intermediate results some hundred times as
  /// large.
  static let headroom: Float = 1e6

  /// How many tiles are transformed, multiplied and transformed back at a time.
  private static let group = 5 * MicroKernel.rows

  /// Nil where it would not be faster, or where channels do not fill registers of eight numbers.
  init?(_ geometry: ConvolutionGeometry) {
    let (rows, columns) = (geometry.rows, geometry.columns)
    guard Self.suits(rows), Self.suits(columns), geometry.groups == 1, geometry.channels >= 16,
      geometry.channels % 8 == 0, geometry.filters >= 16, geometry.filters % 8 == 0
    else { return nil }
    self.geometry = geometry
    channels = geometry.channels
    filters = geometry.filters
    tileRows = (rows.outputSize + 3) / 4
    tileColumns = (columns.outputSize + 3) / 4
  }

  static func suits(_ window: SlidingWindow) -> Bool {
    window.filter == 3 && window.stride == 1 && window.dilation == 1 && window.outputSize >= 8
  }

  /// The result, in the layout NHWC.
  /// - Parameters:
  ///   - input: the padded images, in either layout.
  ///   - filters: `[K, C, 3, 3]`, row by row.
  func forward(_ input: ImageBatch, filters: [Float], bias: [Float]?) -> ImageBatch {
    let (rows, columns) = (geometry.rows, geometry.columns)
    // The last tiles may reach past the padding.
    let padded = input.converted(to: .nhwc).padded(
      top: 0, bottom: 4 * tileRows + 2 - input.height, left: 0, right: 4 * tileColumns + 2 - input.width)
    let panels = transformed(filters)
    let bias = bias ?? [Float](repeating: 0, count: self.filters)
    return ImageBatch(geometry.batch, rows.outputSize, columns.outputSize, self.filters, .nhwc) { output in
      padded.scalars.withUnsafeBufferPointer { input in
        bias.withUnsafeBufferPointer { bias in
          withUnsafeTemporaryAllocation(of: Float.self, capacity: 36 * Self.group * (channels + self.filters))
          {
            let (tiles, sums) = ($0.baseAddress!, $0.baseAddress! + 36 * Self.group * channels)
            let all = geometry.batch * tileRows * tileColumns
            for first in stride(from: 0, to: all, by: Self.group) {
              let count = min(Self.group, all - first)
              for tile in 0..<count {
                transformInput(input.baseAddress!, padded, tile: first + tile, into: tiles + tile * channels)
              }
              multiply(tiles, panels, count: count, into: sums)
              for tile in 0..<count {
                transformOutput(
                  sums + tile * self.filters, bias.baseAddress!, tile: first + tile, into: output)
              }
            }
          }
        }
      }
    }
  }

  /// How far apart the 36 places of the transformed tiles of a group lie.
  private var tileStep: Int { Self.group * channels }
  private var sumStep: Int { Self.group * filters }

  private func multiply(
    _ tiles: UnsafePointer<Float>, _ panels: PackedPanels, count: Int,
    into sums: UnsafeMutablePointer<Float>
  ) {
    let product = IndirectProduct(
      starts: (0..<count).map { $0 * channels }, offsets: Array(0..<channels),
      outputStarts: (0..<count).map { $0 * filters }, columns: filters)
    let zeros = [Float](repeating: 0, count: panels.width)
    for place in 0..<36 {
      panels.withPanels(fromRow: place * channels) {
        product.run(tiles + place * tileStep, $0, initial: zeros, into: sums + place * sumStep)
      }
    }
  }

  /// G g Gᵀ of every filter and channel: 36 matrices `[C, K]`, one below the other.
  private func transformed(_ filters: [Float]) -> PackedPanels {
    PackedPanels(rows: 36 * channels, columns: self.filters) { target in
      filters.withUnsafeBufferPointer { filters in
        let step = channels * 9
        for k in stride(from: 0, to: self.filters, by: 8) {
          for c in 0..<channels {
            let first = filters.baseAddress! + k * step + c * 9
            func g(_ place: Int) -> SIMD8<Float> {
              let g = first + place
              return SIMD8(
                g[0], g[step], g[2 * step], g[3 * step], g[4 * step], g[5 * step], g[6 * step], g[7 * step])
            }
            // G g, the columns of 6 × 3.
            let left = Self.filterTransform(g(0), g(3), g(6))
            let middle = Self.filterTransform(g(1), g(4), g(7))
            let right = Self.filterTransform(g(2), g(5), g(8))
            func put(_ row: Int, _ a: SIMD8<Float>, _ b: SIMD8<Float>, _ d: SIMD8<Float>) {
              let six = Self.filterTransform(a, b, d)
              func store(_ column: Int, _ vector: SIMD8<Float>) {
                target.eight(row: (6 * row + column) * channels + c, column: k).eight = vector
              }
              store(0, six.0)
              store(1, six.1)
              store(2, six.2)
              store(3, six.3)
              store(4, six.4)
              store(5, six.5)
            }
            put(0, left.0, middle.0, right.0)
            put(1, left.1, middle.1, right.1)
            put(2, left.2, middle.2, right.2)
            put(3, left.3, middle.3, right.3)
            put(4, left.4, middle.4, right.4)
            put(5, left.5, middle.5, right.5)
          }
        }
      }
    }
  }

  /// G g.
  @inline(__always)
  private static func filterTransform(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> Six {
    // Without their type the compiler takes two seconds to find out what these literals are.
    let (sixth, twelfth, twentyFourth): (Float, Float, Float) = (1 / 6, 1 / 12, 1 / 24)
    let near = (a + c) * -sixth
    let far = a * twentyFourth + c * sixth
    let (nearOdd, farOdd) = (b * sixth, b * twelfth)
    return (a * 0.25, near - nearOdd, near + nearOdd, far + farOdd, far - farOdd, c)
  }

  /// Bᵀ d B of one tile, all channels.
  private func transformInput(
    _ input: UnsafePointer<Float>, _ images: ImageBatch, tile: Int, into target: UnsafeMutablePointer<Float>
  ) {
    let (image, place) = tile.quotientAndRemainder(dividingBy: tileRows * tileColumns)
    let (row, column) = place.quotientAndRemainder(dividingBy: tileColumns)
    let corner = input + image * images.imageStep + 4 * (row * images.rowStep + column * images.columnStep)
    withUnsafeTemporaryAllocation(of: SIMD8<Float>.self, capacity: 36) { half in
      for c in stride(from: 0, to: channels, by: 8) {
        for j in 0..<6 {
          let d = corner + j * images.columnStep + c
          let step = images.rowStep
          let t = Self.inputTransform(
            d.eight, (d + step).eight, (d + 2 * step).eight, (d + 3 * step).eight, (d + 4 * step).eight,
            (d + 5 * step).eight)
          half[j] = t.0
          half[6 + j] = t.1
          half[12 + j] = t.2
          half[18 + j] = t.3
          half[24 + j] = t.4
          half[30 + j] = t.5
        }
        for i in 0..<6 {
          let t = Self.inputTransform(
            half[6 * i], half[6 * i + 1], half[6 * i + 2], half[6 * i + 3], half[6 * i + 4], half[6 * i + 5])
          let to = target + 6 * i * tileStep + c
          to.eight = t.0
          (to + tileStep).eight = t.1
          (to + 2 * tileStep).eight = t.2
          (to + 3 * tileStep).eight = t.3
          (to + 4 * tileStep).eight = t.4
          (to + 5 * tileStep).eight = t.5
        }
      }
    }
  }

  private typealias Six = (
    SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>
  )

  /// Bᵀ d.
  @inline(__always)
  private static func inputTransform(
    _ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>, _ d: SIMD8<Float>, _ e: SIMD8<Float>,
    _ f: SIMD8<Float>
  ) -> Six {
    let (outer, inner) = (e - 4 * c, d - 4 * b)
    let (near, far) = (e - c, 2 * (d - b))
    return (4 * a - 5 * c + e, outer + inner, outer - inner, near + far, near - far, 4 * b - 5 * d + f)
  }

  /// Aᵀ m A of one tile for all filters, cropped to the output.
  private func transformOutput(
    _ sums: UnsafePointer<Float>, _ bias: UnsafePointer<Float>, tile: Int,
    into output: UnsafeMutablePointer<Float>
  ) {
    let (height, width) = (geometry.rows.outputSize, geometry.columns.outputSize)
    let (image, place) = tile.quotientAndRemainder(dividingBy: tileRows * tileColumns)
    let (row, column) = place.quotientAndRemainder(dividingBy: tileColumns)
    let corner = output + ((image * height + 4 * row) * width + 4 * column) * filters
    let (rows, columns) = (min(4, height - 4 * row), min(4, width - 4 * column))
    withUnsafeTemporaryAllocation(of: SIMD8<Float>.self, capacity: 24) { half in
      for k in stride(from: 0, to: filters, by: 8) {
        for j in 0..<6 {
          func m(_ i: Int) -> SIMD8<Float> { (sums + (6 * i + j) * sumStep + k).eight }
          let t = Self.outputTransform(m(0), m(1), m(2), m(3), m(4), m(5))
          half[j] = t.0
          half[6 + j] = t.1
          half[12 + j] = t.2
          half[18 + j] = t.3
        }
        let bias = (bias + k).eight
        for i in 0..<rows {
          let t = Self.outputTransform(
            half[6 * i], half[6 * i + 1], half[6 * i + 2], half[6 * i + 3], half[6 * i + 4], half[6 * i + 5])
          let to = corner + i * width * filters + k
          to.eight = t.0 + bias
          if columns > 1 { (to + filters).eight = t.1 + bias }
          if columns > 2 { (to + 2 * filters).eight = t.2 + bias }
          if columns > 3 { (to + 3 * filters).eight = t.3 + bias }
        }
      }
    }
  }

  /// Aᵀ m.
  @inline(__always)
  private static func outputTransform(
    _ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>, _ d: SIMD8<Float>, _ e: SIMD8<Float>,
    _ f: SIMD8<Float>
  ) -> (SIMD8<Float>, SIMD8<Float>, SIMD8<Float>, SIMD8<Float>) {
    let (near, nearGap) = (b + c, b - c)
    let (far, farGap) = (d + e, d - e)
    return (a + near + far, nearGap + 2 * farGap, near + 4 * far, nearGap + 8 * farGap + f)
  }
}
