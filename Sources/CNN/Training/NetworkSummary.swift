/// What a network costs, layer by layer: printed, it is a table.
public struct NetworkSummary: Equatable, Sendable, CustomStringConvertible {
  public struct Row: Equatable, Sendable {
    public let layer: Layer

    /// What comes out of it, without N.
    public let outputShape: [Int]

    /// Weights and biases.
    public let parameters: Int

    /// Multiplications for one image, where products with the zeros of the padding count too.
    public let multiplications: Int

    /// The bytes of its output for one image, as `Float`s.
    public let outputBytes: Int
  }

  public let inputShape: [Int]
  public let rows: [Row]

  /// - Precondition: as for `Network`.
  public init(input: [Int], _ layers: [Layer]) {
    var shape = input
    var rows: [Row] = []
    for layer in layers {
      let output = layer.outputShape(shape)
      var parameters = 0
      for shape in layer.parameterShapes(shape) { parameters += placeCount(of: shape) }
      rows.append(
        Row(
          layer: layer, outputShape: output, parameters: parameters,
          multiplications: layer.multiplications(shape, output: output),
          outputBytes: 4 * placeCount(of: output)))
      shape = output
    }
    inputShape = input
    self.rows = rows
  }

  /// Weights and biases of all layers.
  public var parameters: Int { rows.reduce(0) { $0 + $1.parameters } }

  /// Multiplications of all layers for one image.
  public var multiplications: Int { rows.reduce(0) { $0 + $1.multiplications } }

  /// The bytes of all outputs for one image: what training keeps for the backward pass.
  public var outputBytes: Int { rows.reduce(0) { $0 + $1.outputBytes } }

  /// The bytes of all weights and biases.
  public var parameterBytes: Int { 4 * parameters }

  public var description: String {
    var lines = [["layer", "output", "parameters", "multiplications", "bytes"]]
    lines.append(["input", text(inputShape), "0", "0", "\(4 * placeCount(of: inputShape))"])
    for row in rows {
      lines.append([
        row.layer.description, text(row.outputShape), "\(row.parameters)", "\(row.multiplications)",
        "\(row.outputBytes)",
      ])
    }
    let inputBytes = 4 * placeCount(of: inputShape)
    lines.append(["together", "", "\(parameters)", "\(multiplications)", "\(inputBytes + outputBytes)"])
    var widths = [Int](repeating: 0, count: lines[0].count)
    for line in lines {
      for (column, cell) in line.enumerated() { widths[column] = max(widths[column], cell.count) }
    }
    var table = ""
    for (index, line) in lines.enumerated() {
      var row = ""
      for (column, cell) in line.enumerated() {
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        // Words are aligned left, numbers right.
        row += column < 2 ? cell + blanks : blanks + cell
        if column + 1 < line.count { row += "  " }
      }
      table += (index == 0 ? "" : "\n") + row
    }
    return table
  }
}

extension Network {
  /// What it costs, layer by layer.
  public var summary: NetworkSummary { NetworkSummary(input: inputShape, layers) }
}

extension Layer {
  fileprivate func multiplications(_ input: [Int], output: [Int]) -> Int {
    switch self {
    case .convolution(let filters, let size, let stride, let padding):
      let channels = input.count == 3 ? input[0] : 1
      return ConvolutionGeometry(
        input: input, filters: [filters, channels, size, size], stride: stride, padding: padding
      ).multiplications
    case .transposedConvolution(let channels, let size, _, _):
      return placeCount(of: input) * channels * size * size
    case .dense(let outputs): return input[0] * outputs
    case .averagePool, .activation, .maxPool, .upsample, .flatten, .reshape: return 0
    }
  }
}
