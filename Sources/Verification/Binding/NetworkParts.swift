import Lessons

/// What a network tells of the numbers that it was made with: the lengths of its input and the outputs of its layers.
struct NetworkParts {
  private let network: String
  private let rows: String

  /// Nil for values of other types.
  init?(_ network: String, type: String) {
    self.network = network
    switch type {
    case "Network": rows = "\(network).summary.rows"
    case "NetworkSummary": rows = "\(network).rows"
    default: return nil
    }
  }

  func isInput(_ literal: CellLiteral) -> Bool {
    literal.part?.owner == network && literal.part?.label == "input"
  }

  /// Nil where the network does not tell a literal.
  func expression(for literal: CellLiteral) -> String? {
    guard let part = literal.part, part.owner == network else { return nil }
    if isInput(literal) { return "\(network).inputShape[\(part.element)]" }
    return Self.layers.contains(literal.name) ? "\(rows)[\(part.element)].outputShape[0]" : nil
  }

  /// The layers that are made with the length of the first axis of their output.
  private static let layers: Set<String> = ["convolution", "transposedConvolution", "dense"]
}
