/// Everything that the core refuses: what provokes it, and the words.
struct Refusal: Sendable {
  let message: String
  let provoke: @Sendable () -> Void

  init(_ message: String, _ provoke: @escaping @Sendable () -> Void) {
    self.message = message
    self.provoke = provoke
  }
}

let refusals: [Refusal] =
  tensorRefusals() + imageRefusals() + windowRefusals() + operationRefusals() + layerRefusals()
  + tensorVariableRefusals() + networkRefusals() + randomRefusals() + dataRefusals()
