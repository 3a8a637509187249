import Vault
import Markdown

/// Resolves the links of a note to addresses within the site.
struct PageLinks {
  let document: Document
  let links: LinkMap
  /// The path of the note on whose page the links are: the document itself, or a note that embeds it.
  let page: String

  /// The target of a link as a page writes it.
  enum Reference: Equatable {
    /// A page or a file of the site, percent-encoded.
    case inside(String)
    /// Another host, or a mail address, as it was written.
    case outside(String)
    /// A note or a drawing that is not published; the link becomes text.
    case draft
    /// There is no such target, which a diagnostic reports.
    case nowhere
    /// An address with a harmful scheme, which is never written.
    case unsafe
  }

  /// Schemes that run a script or show a file of the reader. Any other scheme at worst leads to no page.
  private static let harmful: Set<String> = [
    "javascript", "vbscript", "livescript", "mocha", "data", "file", "blob", "filesystem", "about",
    "view-source", "jar", "chrome", "resource",
  ]

  /// - `fragment`: of a link to a file, which keeps it.
  func reference(_ target: LinkTarget, fragment: String? = nil) -> Reference {
    switch target {
    case .note(let note, _) where note.isDraft && note.path != page: .draft
    case .note(let note, let anchor):
      .inside((note.path == page && anchor != nil ? "" : Self.page(note.slug)) + Self.anchor(anchor))
    case .file(let path): .inside(Self.media(path, in: links.folder) + Self.fragment(fragment))
    case .drawing(_, let picture?) where !MediaType.isActive(picture):
      .inside(Self.media(picture, in: links.folder))
    case .drawing: .draft
    case .external(let address): .outside(address)
    case .unsafe(let scheme): Self.harmful.contains(scheme) ? .unsafe : .nowhere
    case .missing, .missingHeading, .missingBlock, .ambiguous: .nowhere
    }
  }

  private static func anchor(_ id: String?) -> String { id.map { "#" + encoded($0) } ?? "" }

  /// The place in a file, such as `#page=3`, whose signs mean something.
  static func fragment(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "" }
    return "#" + text.map { "=&,:;+".contains($0) ? String($0) : encoded(String($0)) }.joined()
  }

  static func page(_ slug: String) -> String { encoded(slug) + ".html" }

  /// The address in the site of a file of the notes' folder. There is one folder for all; names include the folders.
  static func media(_ path: String, in folder: String) -> String {
    "media/" + encoded(mediaName(path, in: folder))
  }

  static func mediaName(_ path: String, in folder: String) -> String {
    let prefix = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    let inside = path.hasPrefix(prefix) ? path.dropFirst(prefix.count) : path[...]
    return inside.split(separator: "/").joined(separator: "--")
  }

  /// - Source: RFC 3986, section 2.3, unreserved characters.
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Percent-encodes what a URL's path or fragment cannot hold; letters of every script stay.
  static func encoded(_ text: String) -> String {
    if text.utf8.allSatisfy({ isUnreserved($0) }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-._~".unicodeScalars.contains(scalar)
      {
        result.unicodeScalars.append(scalar)
      } else {
        for byte in String(scalar).utf8 {
          let digits = String(byte, radix: 16, uppercase: true)
          result += byte < 16 ? "%0\(digits)" : "%\(digits)"
        }
      }
    }
    return result
  }
}
