/// What a number is for: a stride, a padding, a number of epochs. Text and code call it by the same word.
package struct Role: Sendable, Equatable {
  package enum Kind: Sendable {
    /// The side of a square: “a filter of 3 × 3”, “a window of 2”.
    case size
    /// “a stride of 2”, “a learning rate of 0.1”
    case amount
    /// “20 epochs”
    case count
  }

  /// The word of the text, in the singular.
  package let word: String
  package let kind: Kind
  /// Labels and variables that hold it, in lower case.
  let names: Set<String>
  /// A name that holds one of these may mean it, too.
  let stems: [String]

  private init(_ word: String, _ kind: Kind, _ names: Set<String> = [], stems: [String] = []) {
    self.word = word
    self.kind = kind
    self.names = names.union([word])
    self.stems = stems + [word]
  }

  /// What slides over an image is a window, a filter or a kernel.
  private static let squares: Set<String> = [
    "window", "windowsize", "filter", "filtersize", "kernel", "kernelsize", "pool", "poolsize",
  ]

  package static let all: [Role] =
    ["window", "filter", "kernel"].map {
      Role($0, .size, squares, stems: ["window", "filter", "kernel", "pool", "size"])
    } + [
      Role("stride", .amount, ["strides"]),
      Role("padding", .amount, stems: ["pad"]),
      Role("dilation", .amount, stems: ["dilat"]),
      Role("learning rate", .amount, ["rate", "learningrate", "lr"], stems: ["rate", "lr", "step"]),
      Role("momentum", .amount),
      Role("temperature", .amount),
      Role("threshold", .amount),
      Role("batch", .amount, ["batchsize"]),
      Role("epoch", .count, ["epochs", "epochcount", "numberofepochs"]),
      Role(
        "class", .count, ["classes", "classcount", "numclasses", "numberofclasses"],
        stems: ["categor", "label"]),
      Role("channel", .count, ["channels", "channelcount"], stems: ["input", "output", "feature", "map"]),
      Role("layer", .count, ["layers", "layercount"], stems: ["depth"]),
      Role("iteration", .count, ["iterations"], stems: ["step"]),
      Role("filter", .count, ["filters", "filtercount"], stems: ["output", "channel", "kernel", "map"]),
    ]

  private var plural: String { word + (["class", "batch"].contains(word) ? "es" : "s") }

  /// Whether a text's word is this role's.
  func isCalled(_ text: some StringProtocol) -> Bool {
    text == word || text == plural || word == "learning rate" && text == "rate"
  }

  /// Whether what is said of one role is said of the other: a window is a filter.
  package func isKin(of other: Role) -> Bool { self == other || kind == .size && other.kind == .size }

  /// Whether the role may be followed by what it counts: “a batch of 32 images”.
  func counts(_ text: String) -> Bool {
    word == "batch"
      && ["images", "examples", "samples", "pictures", "digits", "points", "sequences"].contains(text)
  }

  /// Whether a label or a variable of this name holds it.
  package func isHeld(by name: String) -> Bool { names.contains(Self.plain(name)) }

  /// Whether a label or a variable of this name may hold it.
  package func mayBeHeld(by name: String) -> Bool {
    let name = Self.plain(name)
    return stems.contains { name.contains($0) } || names.contains(name)
  }

  private static func plain(_ name: String) -> String { name.lowercased().filter { $0 != "_" } }
}
