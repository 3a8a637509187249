import Foundation
import Synchronization

/// Refuses requests that do not come from the site's own pages.
///
/// The pages can have code run. So a page of another origin is refused, also one whose host name was rebound to this
/// machine's address, and so is another user of the machine. Opening the printed address sets the key as a cookie, and
/// nothing is shown without it. A request that changes something must also have the token, which only the pages know.
struct RequestGuard: Sendable {
  let key: String
  let token: String
  private let cookie: String
  private let hosts: Set<String>
  private let limiter = RateLimiter()

  /// The most bytes of a body that are accepted.
  static let mostBytes = 1 << 20

  init(port: Int, key: String, token: String) {
    self.key = key
    self.token = token
    // Browsers share cookies among all ports of a host.
    cookie = "notes-\(port)"
    let names = ["127.0.0.1", "localhost"]
    hosts = Set(names.map { "\($0):\(port)" } + (port == 80 ? names : []))
  }

  /// A secret of 128 bits.
  static func makeSecret() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The end of the address that sets the cookie.
  var entrance: String { "?key=\(key)" }

  /// The response to a request that is refused, or that only sets the cookie; nil for a request to be answered.
  func answer(to request: WebRequest) -> WebResponse? {
    if let refusal = refusalOfStranger(request) { return refusal }
    if request.method == "GET", request.query.hasPrefix("key=") {
      guard Self.isEqual(String(request.query.dropFirst(4)), key) else { return Self.locked }
      return WebResponse(
        redirectTo: request.path, cookie: "\(cookie)=\(key); HttpOnly; SameSite=Lax; Path=/")
    }
    guard hasKey(request) else { return Self.locked }
    return request.method == "POST" ? refusalOfChange(request) : nil
  }

  private static let locked = WebResponse(
    403, "open the address that ‘notes serve’ printed: it ends with a key that only you know")

  private func hasKey(_ request: WebRequest) -> Bool {
    let cookies = (request.headers["cookie"] ?? "").split(separator: ";").map {
      $0.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
    }
    return cookies.contains { $0.count == 2 && $0[0] == cookie && Self.isEqual(String($0[1]), key) }
  }

  private func refusalOfStranger(_ request: WebRequest) -> WebResponse? {
    guard request.method == "GET" || request.method == "POST" else {
      return WebResponse(405, "only GET and POST are answered")
    }
    guard let host = request.headers["host"]?.lowercased(), hosts.contains(host) else {
      return WebResponse(403, "this server answers to 127.0.0.1 and localhost only")
    }
    if let origin = request.headers["origin"], !isOwn(origin) {
      return WebResponse(403, "pages of other origins are not answered")
    }
    // Another page may link here, but may not load anything.
    if let site = request.headers["sec-fetch-site"], site != "same-origin", site != "none",
      request.method != "GET" || request.headers["sec-fetch-mode"] != "navigate"
    {
      return WebResponse(403, "pages of other origins are not answered")
    }
    return Self.problem(ofPath: request.path).map { WebResponse(400, $0) }
  }

  private func refusalOfChange(_ request: WebRequest) -> WebResponse? {
    guard let given = request.headers["x-notes-token"], Self.isEqual(given, token) else {
      return WebResponse(403, "the token is missing or not this server's: load the page again")
    }
    guard request.headers["content-type"]?.lowercased().hasPrefix("application/json") == true else {
      return WebResponse(415, "the body must be JSON")
    }
    guard let length = request.bodyLength else {
      return WebResponse(411, "the length of the body is missing")
    }
    guard length <= Self.mostBytes, request.body != nil else {
      return WebResponse(413, "the body is larger than \(Self.mostBytes) bytes")
    }
    return limiter.take() ? nil : WebResponse(429, "too many requests: wait a moment")
  }

  private func isOwn(_ origin: String) -> Bool {
    let origin = origin.lowercased()
    return origin.hasPrefix("http://") && hosts.contains(String(origin.dropFirst(7)))
  }

  /// Refuses paths that lead through folders. (Files are looked up by name among those of the site.)
  private static func problem(ofPath path: String) -> String? {
    let folded = path.lowercased()
    let isPlain =
      path.hasPrefix("/") && path.utf8.count <= 2_000
      && !["//", "\\", "\0", "%2e", "%2f", "%5c", "%00"].contains(where: folded.contains)
      && !path.split(separator: "/").contains { $0 == "." || $0 == ".." }
    return isPlain ? nil : "this is no address of the site"
  }

  /// Compares in a time that does not depend on where the texts differ.
  private static func isEqual(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Array(left.utf8), Array(right.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// A token bucket: `most` changes at once, and `perSecond` from then on.
private final class RateLimiter: Sendable {
  private static let most = 40.0
  private static let perSecond = 20.0

  private let state = Mutex((left: most, at: ContinuousClock.now))

  func take() -> Bool {
    state.withLock { state in
      let now = ContinuousClock.now
      let seconds = (now - state.at) / .seconds(1)
      state = (min(Self.most, state.left + seconds * Self.perSecond), now)
      guard state.left >= 1 else { return false }
      state.left -= 1
      return true
    }
  }
}
