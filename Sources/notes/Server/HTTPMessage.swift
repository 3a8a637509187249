struct WebRequest: Sendable {
  var method = "GET"
  /// As it was sent: `/strides.html`, percent-encoded.
  var path: String
  /// The part after the `?`.
  var query = ""
  /// By name, in lower case.
  var headers: [String: String] = [:]
  /// Nil where there is none, or where it is longer than `RequestGuard.mostBytes`.
  var body: [UInt8]?
  /// The length that the request gives for its body; nil where it gives none.
  var bodyLength: Int? = 0
}

struct WebResponse: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// Sent piece by piece, until either side ends the connection.
    case stream(AsyncStream<[UInt8]>)
  }

  var status = 200
  var type = "text/plain; charset=utf-8"
  var body: Body
  /// Besides those of `policy`.
  var headers: [(name: String, value: String)] = []

  init(redirectTo path: String, cookie: String) {
    self.init(303, "")
    headers = [("Location", path), ("Set-Cookie", cookie)]
  }

  init(_ status: Int, _ text: String) {
    self.status = status
    body = .bytes(Array(text.utf8) + [UInt8(ascii: "\n")])
  }

  init(_ body: Body, type: String) {
    self.body = body
    self.type = type
  }

  /// The headers of every response. Nothing of it may be stored, framed or read by a page of another origin, and no
  /// script runs but the site's own.
  static let policy: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "font-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
  ]
}
