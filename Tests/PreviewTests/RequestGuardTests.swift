import Testing

@testable import notes

/// Which requests `notes serve` refuses. `Tests/Browser/editing.py` sends a running server the same.
@Suite struct RequestGuardTests {
  private let requestGuard = RequestGuard(
    port: 4242, key: "00112233445566778899aabbccddeeff", token: "0123456789abcdef0123456789abcdef")

  private func request(
    _ method: String = "GET", _ path: String = "/strides.html", _ changes: [String: String?] = [:],
    body: [UInt8]? = []
  ) -> WebRequest {
    var headers = ["host": "127.0.0.1:4242", "cookie": "a=b; notes-4242=\(requestGuard.key)"]
    if method == "POST" {
      headers["x-notes-token"] = requestGuard.token
      headers["content-type"] = "application/json"
      headers["origin"] = "http://127.0.0.1:4242"
    }
    for (name, value) in changes { headers[name] = value }
    return WebRequest(method: method, path: path, headers: headers, body: body, bodyLength: body?.count)
  }

  @Test func ownPagesAreAnswered() {
    #expect(requestGuard.answer(to: request()) == nil)
    #expect(requestGuard.answer(to: request("GET", "/", ["host": "localhost:4242"])) == nil)
    #expect(requestGuard.answer(to: request("GET", "/gr%C3%B6%C3%9Fe.html")) == nil)
    #expect(requestGuard.answer(to: request("GET", "/and-so...-what.html")) == nil)
    #expect(requestGuard.answer(to: request("POST", "/:save")) == nil)
    #expect(requestGuard.answer(to: request("POST", "/:save", ["origin": "http://LOCALHOST:4242"])) == nil)
    // Typed by the reader, and a link of another page.
    #expect(requestGuard.answer(to: request("GET", "/", ["sec-fetch-site": "none"])) == nil)
    #expect(
      requestGuard.answer(
        to: request("GET", "/", ["sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"])) == nil)
  }

  @Test(
    arguments: [
      ["host": "evil.example:4242"], ["host": "127.0.0.1:4243"], ["host": "127.0.0.1"],
      ["host": "127.0.0.1:4242.evil.example"], ["host": nil], ["origin": "https://127.0.0.1:4242"],
      ["origin": "http://127.0.0.1:4242.evil.example"], ["origin": "null"],
      ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"], ["x-notes-token": nil],
      ["x-notes-token": ""], ["x-notes-token": "0123456789abcdef0123456789abcdee"],
      ["x-notes-token": "0123456789abcdef0123456789abcdef0"],
      ["sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"],
    ] as [[String: String?]])
  func othersAreNot(changes: [String: String?]) {
    #expect(requestGuard.answer(to: request("POST", "/:save", changes))?.status == 403)
  }

  @Test(arguments: ["evil.example", "[::1]:4242", "0.0.0.0:4242", ""])
  func notEvenToRead(host: String) {
    #expect(requestGuard.answer(to: request("GET", "/search.js", ["host": host]))?.status == 403)
  }

  @Test(
    arguments: [
      nil, "", "notes-4242=", "notes-4242=00112233445566778899aabbccddeefe",
      "notes-4243=00112233445566778899aabbccddeeff",
      "xnotes-4242=00112233445566778899aabbccddeeff", "notes-4242",
    ] as [String?])
  func withoutTheKeyNothingIsShown(cookie: String?) {
    for path in ["/", "/strides.html", "/search.js", "/:events"] {
      #expect(requestGuard.answer(to: request("GET", path, ["cookie": cookie]))?.status == 403)
    }
    #expect(requestGuard.answer(to: request("POST", "/:save", ["cookie": cookie]))?.status == 403)
    var entering = request("GET", "/", ["cookie": cookie])
    entering.query = "key=0"
    #expect(requestGuard.answer(to: entering)?.status == 403)
    entering.query = String(requestGuard.entrance.dropFirst())
    let answer = requestGuard.answer(to: entering)
    #expect(answer?.status == 303)
    #expect(
      answer?.headers.contains { $0.value.hasPrefix("notes-4242=\(requestGuard.key); HttpOnly") } == true)
  }

  @Test(arguments: [
    "/../first.md", "/a/..", "/%2e%2e/a", "/%2E/a", "/a%2fb", "/a%5Cb", "/a\\b", "//a", "/a%00", "a", "",
    "http://127.0.0.1:4242/a", "/" + String(repeating: "a", count: 2_000),
  ])
  func noWayThroughFolders(path: String) {
    #expect(requestGuard.answer(to: request("GET", path))?.status == 400)
  }

  @Test func bodies() {
    #expect(requestGuard.answer(to: request("POST", "/:run", ["content-type": "text/plain"]))?.status == 415)
    #expect(requestGuard.answer(to: request("PUT", "/:run"))?.status == 405)
    var long = request("POST", "/:run", body: nil)
    #expect(requestGuard.answer(to: long)?.status == 411)
    long.bodyLength = RequestGuard.mostBytes + 1
    #expect(requestGuard.answer(to: long)?.status == 413)
  }

  @Test func tooManyChanges() {
    let requestGuard = RequestGuard(
      port: 4242, key: requestGuard.key, token: requestGuard.token)
    let answers = (0..<100).map { _ in requestGuard.answer(to: request("POST", "/:save"))?.status }
    #expect(answers.prefix(40).allSatisfy { $0 == nil })
    #expect(answers.contains(429))
    #expect(requestGuard.answer(to: request()) == nil, "reading goes on")
  }

  @Test func tokensDiffer() {
    let tokens = Set((0..<100).map { _ in RequestGuard.makeSecret() })
    #expect(tokens.count == 100 && tokens.allSatisfy { $0.count == 32 })
  }
}
