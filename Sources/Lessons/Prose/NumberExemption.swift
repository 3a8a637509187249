import Markdown

/// Why a number of the prose is not checked: it names or dates something.
package enum NumberExemption: String, Sendable, CaseIterable {
  /// Digits of a word, an identifier or a file's name: `H264`, `conv1`, `3x3`, `cat-300.png`.
  case word
  case ordinal
  case heading
  case date, time, year, version
  /// A reference to a section, a figure, a page, a line.
  case reference
  case citation
  /// A part of a web or mail address.
  case address
  /// A number at the head of a line: `1)`.
  case listMark

  /// Nil where the number is to be checked.
  /// - Parameter word: the word that the number is in.
  /// - Parameter previous: why the number before it in its passage is exempt, and where that number ends.
  static func reason(
    for number: ProseNumber, in word: NumberWord, of passage: MappedText,
    after previous: (reason: NumberExemption, end: Int)?
  ) -> NumberExemption? {
    if case .heading = passage.context { return .heading }
    let context = NumberContext(number, in: word, of: passage)
    for (reason, holds) in rules where holds(context) { return reason }
    // `sections 3 and 4`, `pages 5–10`, `conv1, 2`
    if let previous, [.reference, .date, .year, .citation].contains(previous.reason),
      context.isLinked(from: previous.end)
    {
      return previous.reason
    }
    return nil
  }

  /// In the order in which they are tried.
  private static let rules: [(NumberExemption, @Sendable (NumberContext) -> Bool)] = [
    (.address, { $0.isInAddress }),
    (.ordinal, { NumberWords.ordinalEndings.contains($0.ending) }),
    (.date, { $0.isInDate }),
    (.time, { $0.isTime }),
    (.version, { $0.isVersion }),
    (.listMark, { $0.isListMark }),
    (.reference, { $0.isReference }),
    (.word, { $0.isInWord }),
    (.citation, { $0.isCitation }),
    (.year, { $0.isYear }),
  ]
}

/// The words that tell that a number beside them is not to be checked.
enum NumberWords {
  static let ordinalEndings: WordList = ["st", "nd", "rd", "th"]

  static let units: WordList = [
    "px", "ms", "s", "ns", "µs", "us", "m", "cm", "mm", "km", "nm", "kg", "g", "mg", "h", "min", "x", "K",
    "M", "G", "k", "B", "KB", "kB", "MB", "GB", "TB", "bit", "bits", "Hz", "kHz", "MHz", "GHz", "W", "J", "V",
    "dpi", "fps",
  ]

  static let references: WordList = [
    "section", "sections", "chapter", "chapters", "figure", "figures", "fig", "figs", "table", "tables",
    "equation", "equations", "eq", "eqs", "page", "pages", "p", "pp", "lecture", "lectures", "note", "notes",
    "issue", "issues", "number", "no", "nr", "exercise", "exercises", "example", "theorem", "lemma",
    "corollary", "part", "parts", "appendix", "listing", "line", "lines", "column", "row", "problem",
    "question", "volume", "vol", "rule", "item", "algorithm", "footnote", "slide", "slides", "week", "step",
    "layer", "level", "unit", "epoch", "cell", "stage", "case", "class", "channel", "axis", "room", "article",
    "paragraph", "definition", "isbn", "doi", "arxiv", "rfc", "iso", "ieee", "§", "§§", "seed", "apollo",
    "area",
  ]

  static let versions: WordList = [
    "version", "versions", "v", "release", "swift", "python", "macos", "ios", "ubuntu", "debian", "xcode",
    "pytorch", "tensorflow", "gcc", "clang", "llvm", "java", "cuda", "windows", "android", "unicode", "html",
    "css", "zen", "commonmark", "http", "tls", "opencv", "numpy", "matlab", "linux", "mode",
  ]

  static let months: WordList = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  static let hours: WordList = ["am", "pm", "a.m", "p.m", "o'clock", "o’clock"]

  /// Words that come before a year.
  static let beforeYears: WordList = [
    "in", "since", "until", "till", "by", "before", "after", "from", "to", "year", "years", "early", "late",
    "mid", "spring", "summer", "autumn", "fall", "winter", "of", "around", "circa", "during", "and",
    "between", "©", "al", "the", "ilsvrc", "imagenet", "cvpr", "nips", "neurips", "icml", "iclr", "eccv",
    "iccv", "wwdc",
  ]

  /// Words that follow a year, but no number of things.
  static let behindYears: WordList = [
    "and", "or", "to", "by", "the", "a", "an", "it", "he", "she", "they", "we", "was", "were", "is", "has",
    "had", "on", "at", "for", "with", "when", "as", "but", "of", "that", "this", "who", "which", "until",
    "paper", "edition", "challenge", "competition", "there", "where", "winner", "course", "in",
  ]
}
