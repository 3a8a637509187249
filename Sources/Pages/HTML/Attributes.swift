/// The attributes of a start tag, in their order. One without a value is left out.
struct Attributes: ExpressibleByDictionaryLiteral, Sendable {
  /// The name of an attribute, always a literal, and how its value is escaped.
  struct Name: ExpressibleByStringLiteral, Sendable {
    enum Escaping {
      case text, url, raw
    }

    let text: StaticString
    let escaping: Escaping

    private init(_ text: StaticString, _ escaping: Escaping) {
      self.text = text
      self.escaping = escaping
    }

    init(stringLiteral text: StaticString) { self.init(text, .text) }

    /// For a URL as the author wrote it. As in libcmark, what no URL can hold is percent-encoded, and what is
    /// encoded already stays.
    static func url(_ text: StaticString) -> Name { Name(text, .url) }

    /// For a value from raw HTML: a character reference in it means its character.
    static func raw(_ text: StaticString) -> Name { Name(text, .raw) }
  }

  private(set) var list: [(Name, String?)]

  var isEmpty: Bool { list.isEmpty }

  init(dictionaryLiteral elements: (Name, String?)...) { list = elements }

  static func + (first: Attributes, second: Attributes) -> Attributes {
    if first.list.isEmpty { return second }
    var sum = first
    sum.list += second.list
    return sum
  }
}
