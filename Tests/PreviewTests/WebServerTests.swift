import FlyingSocks
import Foundation
import Platform
import Testing

@testable import notes

/// The server with real connections. What it answers is said by each test.
@Suite(.timeLimit(.minutes(10))) struct WebServerTests {
  init() { signal(SIGPIPE, SIG_IGN) }

  /// Serves while `body` runs.
  private func serve(
    _ answer: @escaping @Sendable (WebRequest) async -> WebResponse,
    _ body: (UInt16) async throws -> Void
  ) async throws {
    let server = try WebServer(port: 0, answer: answer)
    let running = Task { try await server.run() }
    defer { running.cancel() }
    try await body(server.port)
  }

  private static let echo: @Sendable (WebRequest) async -> WebResponse = { request in
    let body = request.body.map { String(decoding: $0, as: UTF8.self) } ?? "none"
    let length = request.bodyLength.map(String.init) ?? "unknown"
    let header = request.headers["x-some-header"] ?? ""
    return WebResponse(200, "\(request.method) \(request.path) \(request.query) \(header) \(length) \(body)")
  }

  @Test func requestsArriveAsTheyWereSent() async throws {
    try await serve(Self.echo) { port in
      let get = try await Connection(port).response(
        to: "GET /gr%C3%B6%C3%9Fe.html?a=b HTTP/1.1\r\nX-Some-Header: V\r\n\r\n")
      #expect(get.hasSuffix("\r\n\r\nGET /gr%C3%B6%C3%9Fe.html a=b V 0 \n"))
      let post = try await Connection(port).response(
        to: "POST /:save HTTP/1.1\r\nContent-Length: 4\r\n\r\nbody")
      #expect(post.hasSuffix("\r\n\r\nPOST /:save   4 body\n"))
    }
  }

  @Test func everyResponseHasThePolicy() async throws {
    try await serve(Self.echo) { port in
      let response = try await Connection(port).response(to: "GET / HTTP/1.1\r\n\r\n").lowercased()
      #expect(response.hasPrefix("http/1.1 200 "))
      for (name, value) in WebResponse.policy {
        #expect(response.contains("\r\n\(name): \(value)\r\n".lowercased()), "\(name)")
      }
    }
  }

  /// A body that is too long is dropped, and so is one of unknown length.
  @Test func bodiesThatAreDropped() async throws {
    try await serve(Self.echo) { port in
      let length = RequestGuard.mostBytes + 1
      let long = try await Connection(port).response(
        to: "POST /long HTTP/1.1\r\nContent-Length: \(length)\r\n\r\n" + String(repeating: "a", count: length)
      )
      #expect(long.hasSuffix("\r\n\r\nPOST /long   \(length) none\n"))
      let chunked = try await Connection(port).response(
        to: "POST /chunked HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
      #expect(chunked.hasSuffix("\r\n\r\nPOST /chunked   unknown none\n"))
    }
  }

  @Test(arguments: [
    ("GET /a.html HTTP/1.1\r\nHost: 127.0.0.1:4242\r\nCookie: notes-4242=key\r\n\r\n", 200),
    ("GET /a.html HTTP/1.1\r\nHost: evil.example\r\nCookie: notes-4242=key\r\n\r\n", 403),
    ("GET /a.html HTTP/1.1\r\nCookie: notes-4242=key\r\n\r\n", 403),
    ("GET /a.html HTTP/1.1\r\nHost: 127.0.0.1:4242\r\n\r\n", 403),
    ("GET /a.html HTTP/1.1\r\nHost: 127.0.0.1:4242\r\nCookie: notes-4242=key\r\nOrigin: null\r\n\r\n", 403),
    ("GET /../a.md HTTP/1.1\r\nHost: 127.0.0.1:4242\r\nCookie: notes-4242=key\r\n\r\n", 400),
    ("GET /%2e%2e/a.md HTTP/1.1\r\nHost: 127.0.0.1:4242\r\nCookie: notes-4242=key\r\n\r\n", 400),
    ("PUT /a.html HTTP/1.1\r\nHost: 127.0.0.1:4242\r\nCookie: notes-4242=key\r\n\r\n", 405),
    ("GET /a.html?key=key HTTP/1.1\r\nHost: 127.0.0.1:4242\r\n\r\n", 303),
  ]) func refusals(_ request: String, status: Int) async throws {
    let requestGuard = RequestGuard(port: 4242, key: "key", token: "token")
    try await serve({ requestGuard.answer(to: $0) ?? WebResponse(200, "") }) { port in
      let response = try await Connection(port).response(to: request)
      #expect(response.hasPrefix("HTTP/1.1 \(status) "))
    }
  }

  /// A piece is sent when it is there, not when the stream ends.
  @Test func aStreamIsSentPieceByPiece() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    try await serve({ _ in WebResponse(.stream(stream), type: "text/event-stream") }) { port in
      let connection = try Connection(port)
      continuation.yield(Array("first.".utf8))
      _ = try await connection.response(to: "GET /:events HTTP/1.1\r\n\r\n", until: "first.")
      continuation.yield(Array("second.".utf8))
      #expect(try await connection.received(until: "second.").contains("first") == false)
      continuation.finish()
    }
  }

  /// A stream that is open does not keep other requests waiting.
  @Test func aStreamBlocksNobody() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    try await serve({ request in
      request.path == "/:events"
        ? WebResponse(.stream(stream), type: "text/event-stream") : await Self.echo(request)
    }) { port in
      let connection = try Connection(port)
      continuation.yield(Array("first.".utf8))
      _ = try await connection.response(to: "GET /:events HTTP/1.1\r\n\r\n", until: "first.")
      #expect(try await Connection(port).response(to: "GET /a HTTP/1.1\r\n\r\n").hasSuffix("GET /a   0 \n"))
      continuation.finish()
    }
  }

  @Test func aPortThatIsTakenIsRefused() async throws {
    try await serve(Self.echo) { port in
      #expect { try WebServer.available(Int(port)) } throws: {
        ($0 as? EnvironmentError)?.message.hasPrefix("the port \(port) cannot be used: ") == true
      }
    }
  }

  /// Another test's server may take the port at once, so this checks only that the server ends.
  @Test(.timeLimit(.minutes(1))) func itEndsWhenItsTaskIsCancelled() async throws {
    let server = try WebServer(port: 0, answer: Self.echo)
    let running = Task { try await server.run() }
    _ = try await Connection(server.port).response(to: "GET / HTTP/1.1\r\n\r\n")
    running.cancel()
    await #expect(throws: CancellationError.self) { try await running.value }
  }

  #if os(Linux)
    /// Every address 127.x.y.z is this machine's, and the server takes connections on one of them only.
    @Test func otherAddressesAreNotServed() async throws {
      try await serve(Self.echo) { port in
        _ = try Connection(port)
        #expect(throws: SocketError.self) { try Connection(port, address: "127.0.0.2") }
      }
    }
  #endif
}
