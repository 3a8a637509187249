import Foundation
import Markdown
import Pages
import Platform

/// Answers requests: pages and files of the site, events, and the changes that pages ask for.
struct Routes: Sendable {
  let requestGuard: RequestGuard
  let preview: LivePreview
  let pageEvents: ServerSentEvents

  func answer(_ request: WebRequest) async -> WebResponse {
    if let answer = requestGuard.answer(to: request) { return answer }
    return request.method == "POST" ? await change(request) : await show(request)
  }

  private func show(_ request: WebRequest) async -> WebResponse {
    guard let path = request.path.dropFirst().removingPercentEncoding else {
      return WebResponse(400, "this is no address of the site")
    }
    if path == ":events" {
      guard let page = request.query.removingPercentEncoding, page.utf8.count < 1_000 else {
        return WebResponse(400, "name the page behind a question mark")
      }
      guard let events = pageEvents.listen(page: page) else {
        return WebResponse(503, "too many pages are open")
      }
      return WebResponse(.stream(events), type: "text/event-stream")
    }
    let file = path.isEmpty ? "index.html" : path
    switch await preview.content(file) {
    case .bytes(let bytes): return WebResponse(.bytes(bytes), type: MediaType.name(of: file))
    case .copy(let original):
      guard preview.isInside(original), let bytes = try? Files.read(original) else { break }
      return WebResponse(.bytes(bytes), type: MediaType.name(of: file))
    case nil: break
    }
    guard case .bytes(let bytes)? = await preview.content("404.html") else {
      return WebResponse(404, "there is no such page")
    }
    var response = WebResponse(.bytes(bytes), type: MediaType.name(of: "404.html"))
    response.status = 404
    return response
  }

  private struct Change: Decodable {
    let page: String
    let cell: Int?
    let code: String?
    let version: String?
    let line: Int?
    let column: Int?
    let number: Int?
    let choice: Int?

    var edit: CellEdit? { cell.flatMap { cell in code.map { CellEdit(cell: cell, code: $0) } } }
  }

  private func change(_ request: WebRequest) async -> WebResponse {
    guard let change = try? JSONDecoder().decode(Change.self, from: Data(request.body ?? [])) else {
      return WebResponse(400, "the body is not what a page sends")
    }
    do {
      switch (request.path, change.edit, change.version, change.line, change.column) {
      case ("/:run", let edit?, _, _, _):
        let run = try await preview.attempt(edit, page: change.page)
        return Self.json(["markup": [run.markup], "elsewhere": run.elsewhere])
      case ("/:stop", _, _, _, _): try await preview.stopAttempt(page: change.page)
      case ("/:save", let edit?, let version?, _, _):
        try await preview.save(edit, page: change.page, version: version)
      case ("/:accept", _, let version?, let line?, let column?):
        try await preview.accept(
          at: SourcePosition(line: line, column: column), page: change.page, version: version)
      case ("/:bind", _, let version?, _, _):
        guard let number = change.number, let choice = change.choice else { fallthrough }
        try await preview.bind(number, to: choice, page: change.page, version: version)
      case ("/:run", _, _, _, _), ("/:save", _, _, _, _), ("/:accept", _, _, _, _), ("/:bind", _, _, _, _):
        return WebResponse(400, "the body is not what a page sends")
      default: return WebResponse(404, "nothing is changed under this address")
      }
      return Self.json([:])
    } catch let refused as Refused {
      return WebResponse(refused.status, refused.message)
    } catch {
      return WebResponse(500, "\(error)")
    }
  }

  private static func json(_ value: [String: [String]]) -> WebResponse {
    guard let bytes = try? JSONEncoder().encode(value) else {
      fatalError("texts and lists of texts can always be written as JSON")
    }
    return WebResponse(.bytes(Array(bytes)), type: "application/json")
  }
}
