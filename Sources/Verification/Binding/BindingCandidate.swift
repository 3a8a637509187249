import Lessons
import Markdown

/// An expression to which a number of the text could be bound.
struct BindingCandidate: Sendable, Equatable {
  enum Kind: Int, Sendable, Comparable {
    /// An element of a list: `looks[2]`
    case element
    /// The length of a list or of an axis: `looks.count`, `image.shape[1]`
    case length
    /// A name or a result.
    case value

    static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  let expression: String
  let value: String
  let kind: Kind
  /// The name or the statement that it is a part of.
  let base: String
  let isName: Bool
  /// Whether it is no more than a literal, so that a number bound to it counts as stated.
  let isStated: Bool
  /// Whether it calls a function of the note. Above the cell that declares this, the function might read variables that
  /// have no value yet.
  let callsNote: Bool
  /// The number of the cell whose value it is.
  let cell: Int
  /// Where its value comes from, in the note.
  let line: Int
  let words: CandidateWords
  /// The names that its base is made of.
  let reads: Set<String>
  /// The names that its base is made of, and those that these are made of; the base among them.
  let origins: Set<String>
  /// Which length it is; nil where it is none, or that of a list.
  let axis: TensorAxis?

  /// Whether both are the same thing by other names: lengths of one tensor, the same axis of tensors of which one was made
  /// from the other, an axis and the name that it was made with, a name and another that repeats it.
  func isSame(as other: BindingCandidate) -> Bool {
    guard value == other.value else { return false }
    guard kind == .length, other.kind == .length else { return isMade(of: other) || other.isMade(of: self) }
    if base == other.base { return true }
    guard let axis, let theirs = other.axis, axis.isSame(as: theirs) else { return false }
    // What a network takes is as large as its images.
    if axis.isInput || theirs.isInput { return min(axis.shape.count, theirs.shape.count) > 1 }
    // Small results of one image are often equally large by chance.
    return value.utf8.count > 1
      ? !origins.isDisjoint(with: other.origins) : reads.contains(other.base) || other.reads.contains(base)
  }

  private func isMade(of name: BindingCandidate) -> Bool {
    guard name.isName, name.kind == .value else { return false }
    return kind == .length && reads.contains(name.expression)
      || isName && kind == .value && reads == [name.expression]
  }
}

/// An axis of a tensor, or all of them.
struct TensorAxis: Sendable, Equatable {
  let shape: [String]
  /// Counted from the last one; nil for the number of all elements.
  let fromLast: Int?
  /// Whether it is none of a tensor, but of what a network takes.
  var isInput = false

  /// Images and their channels end with the same axes.
  func isSame(as other: TensorAxis) -> Bool {
    guard fromLast == other.fromLast else { return false }
    if fromLast == nil { return shape == other.shape }
    let common = min(shape.count, other.shape.count)
    return shape.suffix(common) == other.shape.suffix(common)
  }
}

/// The lengths of the axes of a tensor, of which neighbours may stand in the text as `8 × 8`.
struct ShapeCandidate: Sendable, Equatable {
  /// One for each axis.
  let axes: [BindingCandidate]
}

/// The elements of a list or of a matrix, row by row, of which neighbours may stand in the text as `1, 3, 5 and 6`.
struct ElementsCandidate: Sendable, Equatable {
  let elements: [BindingCandidate]
}

/// The words with which a text speaks of a value, as stems.
struct CandidateWords: Sendable, Equatable {
  /// Words that stand before their number: the rate of 0.2, a remainder of 4.
  private(set) var measures: Set<String> = []
  /// Words that stand behind their number: 32 weights, 4 windows.
  private(set) var counted: Set<String> = []
  /// Words of the function that computes it and of the labels under which it is handed over, which say less.
  private(set) var others: Set<String> = []

  /// - Parameters:
  ///   - words: of the name or expression.
  ///   - kind: of the candidate. A list's words speak of its elements, and count them where it is the length.
  init(_ words: [String], others: [String] = [], of kind: BindingCandidate.Kind, isCount: Bool = false) {
    let words = words.filter { !WordStem.empty.contains(WordStem.stem($0)) }
    // The last word of a name is its noun: window starts are starts.
    if let word = words.last {
      let stems = WordStem.likeWords([word])
      let isPlural = WordStem.stem(word) != word
      // A batch of 30; 30 images.
      if kind == .element || isCount || isPlural { counted = stems }
      if kind == .element || !isPlural { measures = stems }
    }
    for (word, meanings) in Self.meanings where words.contains(word) { counted.formUnion(meanings) }
    self.others = WordStem.likeWords(words.dropLast() + others)
  }

  /// Those of a literal.
  init(_ literal: CellLiteral) {
    let made = WordStem.likeWords(literal.made)
    let plural = literal.label.filter { WordStem.stem($0) != $0 }
    measures = WordStem.likeWords(literal.label.filter { !plural.contains($0) }).union(made)
    counted = WordStem.likeWords(plural).union(made)
  }

  var all: Set<String> { measures.union(counted).union(others) }

  func contains(_ word: String) -> Bool {
    measures.contains(word) || counted.contains(word) || others.contains(word)
  }

  /// What the results of the core's functions count.
  private static let meanings: [String: Set<String>] = [
    "output": ["position", "place", "look", "window"], "remainder": ["left"],
  ]
}

/// Words without their endings: `filters` and `filter` are one.
enum WordStem {
  static func stem(_ word: some StringProtocol) -> String {
    let word = word.lowercased()
    if word.count > 4, word.hasSuffix("ies") { return word.dropLast(3) + "y" }
    if word.count > 4, ["ches", "shes", "sses", "xes"].contains(where: word.hasSuffix) {
      return String(word.dropLast(2))
    }
    if word.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us") {
      return String(word.dropLast())
    }
    return word
  }

  /// The stems of words and of those that mean the same in lectures on images.
  static func likeWords(_ words: some Sequence<String>) -> Set<String> {
    var stems = Set(words.map { stem($0) })
    for family in families where !family.isDisjoint(with: stems) { stems.formUnion(family) }
    return stems.subtracting(empty)
  }

  private static let families: [Set<String>] = [
    ["filter", "window", "kernel"], ["image", "photograph", "photo", "picture"],
    ["dense", "neuron"], ["convolution", "filter"],
  ]

  /// Words of functions and types that tell nothing of what a number means.
  static let empty: Set<String> = [
    "tensor", "value", "count", "shape", "make", "figure", "result", "all", "of", "size", "number", "to",
  ]
}
