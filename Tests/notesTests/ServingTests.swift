import Markdown
import Foundation
import Lessons
import Testing

@testable import Verification
@testable import notes

/// Who may ask `notes serve` for what; `Tests/Browser/editing.py` asks a server the same.
@Suite struct GatekeeperTests {
  private let gatekeeper = RequestGuard(
    port: 4242, key: "00112233445566778899aabbccddeeff", token: "0123456789abcdef0123456789abcdef")

  private func request(
    _ method: String = "GET", _ path: String = "/strides.html", _ changes: [String: String?] = [:],
    body: [UInt8]? = []
  ) -> WebRequest {
    var headers = ["host": "127.0.0.1:4242", "cookie": "a=b; notes-4242=\(gatekeeper.key)"]
    if method == "POST" {
      headers["x-notes-token"] = gatekeeper.token
      headers["content-type"] = "application/json"
      headers["origin"] = "http://127.0.0.1:4242"
    }
    for (name, value) in changes { headers[name] = value }
    return WebRequest(method: method, path: path, headers: headers, body: body, bodyLength: body?.count)
  }

  @Test func ownPagesAreAnswered() {
    #expect(gatekeeper.answer(to: request()) == nil)
    #expect(gatekeeper.answer(to: request("GET", "/", ["host": "localhost:4242"])) == nil)
    #expect(gatekeeper.answer(to: request("GET", "/gr%C3%B6%C3%9Fe.html")) == nil)
    #expect(gatekeeper.answer(to: request("GET", "/and-so...-what.html")) == nil)
    #expect(gatekeeper.answer(to: request("POST", "/:save")) == nil)
    #expect(gatekeeper.answer(to: request("POST", "/:save", ["origin": "http://LOCALHOST:4242"])) == nil)
    // Typed by the reader, and a link of another page.
    #expect(gatekeeper.answer(to: request("GET", "/", ["sec-fetch-site": "none"])) == nil)
    #expect(
      gatekeeper.answer(
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
    #expect(gatekeeper.answer(to: request("POST", "/:save", changes))?.status == 403)
  }

  @Test(arguments: ["evil.example", "[::1]:4242", "0.0.0.0:4242", ""])
  func notEvenToRead(host: String) {
    #expect(gatekeeper.answer(to: request("GET", "/search.js", ["host": host]))?.status == 403)
  }

  @Test(
    arguments: [
      nil, "", "notes-4242=", "notes-4242=00112233445566778899aabbccddeefe",
      "notes-4243=00112233445566778899aabbccddeeff",
      "xnotes-4242=00112233445566778899aabbccddeeff", "notes-4242",
    ] as [String?])
  func withoutTheKeyNothingIsShown(cookie: String?) {
    for path in ["/", "/strides.html", "/search.js", "/:events"] {
      #expect(gatekeeper.answer(to: request("GET", path, ["cookie": cookie]))?.status == 403)
    }
    #expect(gatekeeper.answer(to: request("POST", "/:save", ["cookie": cookie]))?.status == 403)
    var entering = request("GET", "/", ["cookie": cookie])
    entering.query = "key=0"
    #expect(gatekeeper.answer(to: entering)?.status == 403)
    entering.query = String(gatekeeper.entrance.dropFirst())
    let answer = gatekeeper.answer(to: entering)
    #expect(answer?.status == 303)
    #expect(answer?.headers.contains { $0.value.hasPrefix("notes-4242=\(gatekeeper.key); HttpOnly") } == true)
  }

  @Test(arguments: [
    "/../first.md", "/a/..", "/%2e%2e/a", "/%2E/a", "/a%2fb", "/a%5Cb", "/a\\b", "//a", "/a%00", "a", "",
    "http://127.0.0.1:4242/a", "/" + String(repeating: "a", count: 2_000),
  ])
  func noWayThroughFolders(path: String) {
    #expect(gatekeeper.answer(to: request("GET", path))?.status == 400)
  }

  @Test func bodies() {
    #expect(gatekeeper.answer(to: request("POST", "/:run", ["content-type": "text/plain"]))?.status == 415)
    #expect(gatekeeper.answer(to: request("PUT", "/:run"))?.status == 405)
    var long = request("POST", "/:run", body: nil)
    #expect(gatekeeper.answer(to: long)?.status == 411)
    long.bodyLength = RequestGuard.mostBytes + 1
    #expect(gatekeeper.answer(to: long)?.status == 413)
  }

  @Test func tooManyChanges() {
    let gatekeeper = RequestGuard(port: 4242, key: gatekeeper.key, token: gatekeeper.token)
    let answers = (0..<100).map { _ in gatekeeper.answer(to: request("POST", "/:save"))?.status }
    #expect(answers.prefix(40).allSatisfy { $0 == nil })
    #expect(answers.contains(429))
    #expect(gatekeeper.answer(to: request()) == nil, "reading goes on")
  }

  @Test func tokensDiffer() {
    let tokens = Set((0..<100).map { _ in RequestGuard.makeSecret() })
    #expect(tokens.count == 100 && tokens.allSatisfy { $0.count == 32 })
  }
}

@Suite struct CellEditTests {
  private func edited(_ note: String, _ cell: Int, _ code: String) throws -> String {
    let source = Source(path: "notes/a.md", bytes: Array(note.utf8))
    return String(decoding: try CellEdit(cell: cell, code: code).applied(to: source).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("A.\n\n```swift\n1\n2\n```\n\nB.", "3\n", "A.\n\n```swift\n3\n```\n\nB."),
    ("```swift\n```\nB.", "1\n2", "```swift\n1\n2\n```\nB."),
    ("```swift\n1\n```", "", "```swift\n```"),
    ("> ```swift\n> 1\n> ```\n", "2\n\n3\n", "> ```swift\n> 2\n>\n> 3\n> ```\n"),
    ("- a\n\n  ```swift\n\n  1\n  ```\n", "\n2\n", "- a\n\n  ```swift\n\n  2\n  ```\n"),
    ("> ```swift\n> ```\n", "2\n", "> ```swift\n> 2\n> ```\n"),
    (
      "- a\n\n  ```swift\n  1\n  ```\n", "if true {\n  2\n}\n",
      "- a\n\n  ```swift\n  if true {\n    2\n  }\n  ```\n"
    ),
    ("```swift\r\n1\r\n```\r\n", "2\n3\n", "```swift\r\n2\r\n3\r\n```\r\n"),
    ("````swift\n1\n````\n", "\"```\"\n", "````swift\n\"```\"\n````\n"),
    ("```swift\n1\n```\nÄ\n", "\"ö\"\r\n", "```swift\n\"ö\"\n```\nÄ\n"),
  ]) func newCode(note: String, code: String, expected: String) throws {
    #expect(try edited(note, 1, code) == expected)
  }

  @Test(arguments: ["1\n```\n2\n", "```\n\n```swift\nevil()\n", "~~~"]) func whatWouldEndTheCell(code: String)
  {
    let isTilde = code == "~~~"
    let note = isTilde ? "~~~swift\n1\n~~~\n" : "```swift\n1\n```\n"
    #expect(throws: CellEdit.Problem.self) { try edited(note, 1, code + "\nmore\n") }
  }

  @Test func noSuchCell() { #expect(throws: CellEdit.Problem.self) { try edited("Text.", 1, "1") } }
}

@Suite struct LastValuesTests {
  private func reports(_ note: String, state: CellReport.State, values: [[Int: String]] = []) -> [CellReport]
  {
    let lesson = Lesson.read(Document.read(Source(path: "a.md", bytes: Array(note.utf8))).document).lesson
    return lesson.cells.enumerated().map { index, cell in
      var report = CellReport(cell: cell, state: state)
      if index < values.count {
        report.values = values[index].sorted { $0.key < $1.key }.map {
          LineValue(line: $0.key, type: "Int", texts: [$0.value], passes: 1, verdict: nil)
        }
      }
      return report
    }
  }

  private func lines(_ last: StaleValues) -> [[Int]] { last.cells.map { $0.values.map(\.line) } }

  @Test func whatWasSeenStaysAtItsLines() {
    let old = reports("```swift\n1\n2\n3\n```\n", state: .run, values: [[1: "1", 2: "2", 3: "3"]])
    let moved = StaleValues(reports("```swift\n1\n9\n9\n2\n3\n```\n", state: .notReached), before: old)
    #expect(lines(moved) == [[1, 4, 5]] && moved.outdated == [1])
    let changed = StaleValues(reports("```swift\n1\n9\n3\n```\n", state: .notReached), before: old)
    #expect(lines(changed) == [[1, 2, 3]], "a line that was changed in its place keeps its value")
    let shorter = StaleValues(reports("```swift\n1\n```\n", state: .failed), before: old)
    #expect(lines(shorter) == [[1]])
  }

  @Test func cellsAreFoundByTheirCode() {
    let old = reports("```swift\n1\n```\n\n```swift\n2\n```\n", state: .run, values: [[1: "1"], [1: "2"]])
    let new = reports("```swift\n0\n```\n\n```swift\n1\n```\n\n```swift\n2\n```\n", state: .notReached)
    let last = StaleValues(new, before: old)
    // What was seen of a cell that went on is not shown in another's place.
    #expect(last.cells.map { $0.values.first?.texts } == [nil, ["1"], ["2"]])
  }

  @Test func whatIsKnownIsNotReplaced() {
    let old = reports("```swift\n1\n```\n", state: .run, values: [[1: "1"]])
    let new = reports("```swift\n1\n```\n", state: .failed, values: [[1: "5"]])
    let last = StaleValues(new, before: old)
    #expect(last.cells[0].values[0].texts == ["5"] && last.outdated.isEmpty)
    #expect(StaleValues(reports("```swift\n1\n```\n", state: .run), before: old).outdated.isEmpty)
  }
}

@Suite struct FolderWatchTests {
  @Test func changesAreToldOnce() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write("a", to: "notes/a.md")
    try place.write("b", to: "notes/inner/b.md")
    var changes = FolderWatcher(folders: [place.path + "/notes"]).changes().makeAsyncIterator()
    // A file that is written in two goes may be told twice.
    func isTold(_ path: String, besides earlier: Set<String> = []) async -> Bool {
      let known = Set(earlier.map { place.path + $0 })
      while let changed = await changes.next() {
        let new = changed.subtracting(known)
        if !new.isEmpty { return new == [place.path + path] }
      }
      return false
    }
    try place.write("more", to: "notes/inner/b.md")
    #expect(await isTold("/notes/inner/b.md"))
    try FileManager.default.removeItem(atPath: place.path + "/notes/a.md")
    #expect(await isTold("/notes/a.md", besides: ["/notes/inner/b.md"]))
    // The same size at the same second is another file all the same.
    try place.write("eorm", to: "notes/inner/b.md")
    #expect(await isTold("/notes/inner/b.md", besides: ["/notes/a.md"]))
    try place.write("hidden", to: "notes/.hidden.md")
    try place.write("c", to: "notes/c.md")
    #expect(await isTold("/notes/c.md", besides: ["/notes/inner/b.md", "/notes/a.md"]))
  }
}

@Suite struct NewTests {
  @Test(arguments: [
    "Strides", "1984", "yes", "A: b # c", "\"quoted\" \\ it's", "Größe und Tiefe", "null",
  ])
  func aNewLectureHolds(title: String) async throws {
    let place = try Workplace()
    defer { place.remove() }
    let result = try await place.run(["new", title])
    #expect(result.code == 0)
    let path = String(result.output.dropLast())
    let text = try String(contentsOfFile: place.path + "/" + path, encoding: .utf8)
    let document = Document.read(Source(path: path, bytes: Array(text.utf8))).document
    #expect(document.title == title && document.frontMatter.order == 1)
    let check = try await place.run(["check"])
    #expect(check.code == 0 && !check.output.contains("not checked"), "\(check.error)")
    // Nothing is written over.
    let again = try await place.run(["new", title])
    #expect(again.code == 2 && again.error.contains("is there already"))
  }

  @Test func lecturesFollowOneAnother() async throws {
    let place = try Workplace()
    defer { place.remove() }
    for title in ["First", "Second", "Third"] { #expect(try await place.run(["new", title]).code == 0) }
    let text = try String(contentsOfFile: place.path + "/notes/third.md", encoding: .utf8)
    #expect(text.contains("\norder: 3\n"))
  }

  @Test(arguments: [("1e300", "1"), ("2.5", "3"), ("-4", "-3")]) func theNextPlace(
    order: String, next: String
  ) async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write("---\norder: \(order)\n---\nText.\n", to: "notes/a.md")
    #expect(try await place.run(["new", "Next"]).code == 0)
    let text = try String(contentsOfFile: place.path + "/notes/next.md", encoding: .utf8)
    #expect(text.contains("\norder: \(next)\n"))
  }

  @Test(arguments: ["", "???", "a\nb"]) func noTitle(title: String) async throws {
    let place = try Workplace()
    defer { place.remove() }
    #expect(try await place.run(["new", title]).code == 2)
    #expect(!place.exists("notes"))
  }
}
