/// The schemes of addresses that a link may lead to.
enum LinkScheme {
  /// The scheme of a URL, lowercased: at least two letters, digits, `+`, `.`, `-` before the colon.
  static func of(_ target: String) -> String? {
    // Browsers ignore control characters and spaces in a scheme, so this does too.
    let bytes = target.utf8.filter { $0 > .space }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 1, bytes[0].isLetter else {
      return nil
    }
    let name = bytes[..<colon]
    guard name.allSatisfy({ $0.isLetter || $0.isDigit || "+.-".utf8.contains($0) }) else { return nil }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  static func isPublished(_ scheme: String) -> Bool { web.contains(scheme) || apps.contains(scheme) }

  /// - Source: HTML Living Standard, 8.9.1, the safelisted schemes, beside `http` and `https`.
  private static let web: Set<String> = [
    "http", "https", "bitcoin", "ftp", "ftps", "geo", "im", "irc", "ircs", "magnet", "mailto", "matrix",
    "mms",
    "news", "nntp", "openpgp4fpr", "sftp", "sip", "sms", "smsto", "ssh", "tel", "urn", "webcal", "wtai",
    "xmpp",
  ]

  /// Those of programs in which notes, sources and tasks are kept.
  private static let apps: Set<String> = [
    "obsidian", "zotero", "bear", "bookends", "craftdocs", "day-one", "doi", "drafts", "evernote",
    "hook", "joplin", "logseq", "marginnote3app", "marginnote4app", "mendeley", "message", "notion",
    "omnifocus", "onenote", "papers", "readdle-spark", "skim", "things", "ticktick", "todoist",
    "x-devonthink-item", "x-dictionary",
  ]
}
