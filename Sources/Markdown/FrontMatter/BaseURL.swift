/// The base address of a site's pages: `https://example.org/course/`.
package enum BaseURL {
  /// `text` with a trailing `/`; nil if it lacks `http://` or `https://` and a host, or has a query, a
  /// fragment, blanks or quotation marks.
  package static func address(_ text: String) -> String? {
    let text = text.trimmed
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else {
      return nil
    }
    let rest = text.dropFirst(scheme.count)
    let isPlain = rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !#""'<>\^`{|}?#@"#.utf8.contains($0) }
    guard isPlain, let first = rest.first, first != "/", first != ":" else { return nil }
    return scheme + rest + (rest.hasSuffix("/") ? "" : "/")
  }

  /// The path of an address from `address(_:)`: `/course/`.
  package static func path(of address: String) -> String {
    let host = address.drop { $0 != ":" }.dropFirst(3)
    return String(host.drop { $0 != "/" })
  }
}
