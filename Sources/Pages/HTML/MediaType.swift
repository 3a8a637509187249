/// The kind of an embedded file, by its file extension.
package enum MediaType {
  case picture, sound, film, other

  init(_ path: String) {
    let name = Self.name(of: path)
    self = Self.kinds.first { name.hasPrefix($0.prefix) }?.kind ?? .other
  }

  private static let kinds: [(prefix: String, kind: MediaType)] = [
    ("image/", .picture), ("audio/", .sound), ("video/", .film),
  ]

  /// The name under which a server sends a file.
  package static func name(of path: String) -> String {
    let file = path.split(separator: "/").last ?? ""
    return names[file.split(separator: ".").last?.lowercased() ?? ""] ?? "application/octet-stream"
  }

  /// Whether a browser that opens the file may run scripts in it. As a picture on a page it runs none.
  static func isActive(_ path: String) -> Bool { path.lowercased().hasSuffix(".svg") }

  /// By the file extension.
  /// - Source: the WHATWG's MIME Sniffing standard, and IANA's registry for names that it does not have.
  private static let names = [
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/plain; charset=utf-8",
    "tex": "text/plain; charset=utf-8",
    "pdf": "application/pdf",
    "otf": "font/otf",
    "woff2": "font/woff2",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "avif": "image/avif",
    "bmp": "image/bmp",
    "mp3": "audio/mpeg",
    "wav": "audio/wav",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "opus": "audio/ogg",
    "flac": "audio/flac",
    "3gp": "audio/3gpp",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "ogv": "video/ogg",
    "mov": "video/quicktime",
    "mkv": "video/matroska",
  ]
}
