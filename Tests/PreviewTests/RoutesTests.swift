import Foundation
import Testing

@testable import notes

@Suite(.timeLimit(.minutes(10))) struct RoutesTests {
  private let requestGuard = RequestGuard(port: 4242, key: RequestGuard.makeSecret(), token: "token")

  private func routes(_ course: PreviewedFolder) -> Routes {
    Routes(requestGuard: requestGuard, preview: course.preview, pageEvents: course.pageEvents)
  }

  private var headers: [String: String] {
    ["host": "127.0.0.1:4242", "cookie": "notes-4242=\(requestGuard.key)"]
  }

  private func get(_ path: String, query: String = "", _ changes: [String: String] = [:]) -> WebRequest {
    WebRequest(path: path, query: query, headers: headers.merging(changes) { $1 })
  }

  private func post(_ path: String, _ body: String, _ changes: [String: String] = [:]) -> WebRequest {
    let own = ["x-notes-token": "token", "content-type": "application/json"]
    return WebRequest(
      method: "POST", path: path, headers: headers.merging(own) { $1 }.merging(changes) { $1 },
      body: Array(body.utf8), bodyLength: body.utf8.count)
  }

  private func text(_ response: WebResponse) -> String? {
    if case .bytes(let bytes) = response.body { String(decoding: bytes, as: UTF8.self) } else { nil }
  }

  @Test func pagesAndFiles() async throws {
    let course = try await PreviewedFolder([
      "größe.md": "Text.\n\n![[dot.png]] ![[tone.M4A]] ![[data.bin]]\n", "dot.png": "dot", "tone.M4A": "tone",
      "data.bin": "data",
    ])
    defer { course.remove() }
    let routes = routes(course)
    for (path, type) in [
      ("/", "text/html; charset=utf-8"), ("/gr%C3%B6%C3%9Fe.html", "text/html; charset=utf-8"),
      ("/style.css", "text/css; charset=utf-8"), ("/page.js", "text/javascript; charset=utf-8"),
      ("/media/dot.png", "image/png"), ("/media/tone.M4A", "audio/mp4"),
      ("/media/data.bin", "application/octet-stream"),
    ] {
      let response = await routes.answer(get(path))
      #expect(response.status == 200 && response.type == type, "\(path)")
    }
    #expect(text(await routes.answer(get("/media/dot.png"))) == "dot")
    let missing = await routes.answer(get("/none.html"))
    #expect(missing.status == 404 && missing.type == "text/html; charset=utf-8")
    #expect(await routes.answer(get("/größe.md")).status == 404)
    #expect(await routes.answer(get("/%zz")).status == 400)
  }

  /// A picture of the folder that was replaced by a link out of it after the site was made.
  @Test func aFileOutsideOfTheFolderIsRefused() async throws {
    let course = try await PreviewedFolder(["a.md": "![[dot.png]]\n", "dot.png": "dot"])
    defer { course.remove() }
    try course.folder.write("secret", to: "secret.png")
    let path = course.folder.path + "/notes/dot.png"
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "../secret.png")
    let response = await routes(course).answer(get("/media/dot.png"))
    #expect(response.status == 404)
    #expect(text(response)?.contains("secret") == false)
    for path in ["/../secret.png", "/media/../../secret.png", "/%2e%2e/secret.png"] {
      #expect(await routes(course).answer(get(path)).status == 400)
    }
  }

  @Test func strangersAreRefusedBeforeAnythingIsDone() async throws {
    let course = try await PreviewedFolder(["a.md": "```swift\n1\n```\n"])
    defer { course.remove() }
    let body = try save(course, "2\n")
    for changes in [
      ["host": "evil.example"], ["origin": "https://evil.example"], ["x-notes-token": "tokem"],
      ["cookie": ""],
    ] {
      #expect(await routes(course).answer(post("/:save", body, changes)).status == 403)
    }
    #expect(await routes(course).answer(get("/", ["cookie": ""])).status == 403)
    #expect(try course.read("a.md") == "```swift\n1\n```\n")
    #expect(await routes(course).answer(post("/:save", body)).status == 200)
    #expect(try course.read("a.md") == "```swift\n2\n```\n")
  }

  private func save(_ course: PreviewedFolder, _ code: String) throws -> String {
    let body = ["page": "a", "code": code, "version": try course.version("a.md")]
    let json = String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
    return json.dropLast() + ",\"cell\":1}"
  }

  @Test func changesThatCannotBeMade() async throws {
    let course = try await PreviewedFolder(["a.md": "```swift\n1\n```\n"])
    defer { course.remove() }
    let routes = routes(course)
    for (path, body, status) in [
      ("/:save", "no JSON", 400), ("/:save", "{\"page\":\"a\"}", 400), ("/:run", "{\"page\":\"a\"}", 400),
      ("/:accept", "{\"page\":\"a\",\"version\":\"0-0\"}", 400), ("/:unknown", "{\"page\":\"a\"}", 404),
      ("/:stop", "{\"page\":\"none\"}", 404), ("/:stop", "{\"page\":\"a\"}", 200),
      ("/:save", "{\"page\":\"a\",\"cell\":1,\"code\":\"2\",\"version\":\"0-0\"}", 409),
      ("/:accept", "{\"page\":\"a\",\"line\":2,\"column\":1,\"version\":\"0-0\"}", 409),
      ("/:bind", "{\"page\":\"a\",\"version\":\"0-0\"}", 400),
      ("/:bind", "{\"page\":\"a\",\"number\":0,\"choice\":0,\"version\":\"0-0\"}", 409),
    ] {
      #expect(await routes.answer(post(path, body)).status == status, "\(path) \(body)")
    }
    let wouldEnd = await routes.answer(post("/:save", try save(course, "1\n```\n\n```swift\n2\n")))
    #expect(wouldEnd.status == 422)
    #expect(try course.read("a.md") == "```swift\n1\n```\n")
  }

  @Test func eventsOfAPage() async throws {
    let course = try await PreviewedFolder(["a.md": "One.\n"])
    defer { course.remove() }
    let routes = routes(course)
    let response = await routes.answer(get("/:events", query: "a.html"))
    #expect(response.type == "text/event-stream")
    guard case .stream(let stream) = response.body else {
      Issue.record("events are sent as a stream")
      return
    }
    var events = EventReader(stream)
    #expect(await events.next()?.name == "hello")
    try course.save("Two.\n", to: "a.md")
    #expect(await events.next("page") != nil)
    let long = String(repeating: "a", count: 1_000)
    #expect(await routes.answer(get("/:events", query: long)).status == 400)
    var listening: [WebResponse] = []
    while course.pageEvents.pages.count < ServerSentEvents.most {
      listening.append(await routes.answer(get("/:events", query: "\(listening.count).html")))
    }
    #expect(await routes.answer(get("/:events", query: "b.html")).status == 503)
    withExtendedLifetime(listening) {}
  }
}
