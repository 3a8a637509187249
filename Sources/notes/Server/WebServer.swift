import FlyingFox
import FlyingSocks
import Foundation
import Platform
import Synchronization

/// An HTTP server on the loopback interface. Only this file knows FlyingFox.
struct WebServer: Sendable {
  private let server: HTTPServer

  init(port: Int, answer: @escaping @Sendable (WebRequest) async -> WebResponse) throws {
    let patience = Patience(pool: HTTPServer.defaultPool())
    server = HTTPServer(
      config: HTTPServer.Configuration(
        address: try sockaddr_in.inet(ip4: "127.0.0.1", port: UInt16(port)),
        // The response to a scratch run waits for its cell, which has a time limit of its own.
        timeout: 3_600, sharedRequestBufferSize: RequestGuard.mostBytes, pool: patience,
        logger: .disabled),
      handler: ClosureHTTPHandler { request in
        patience.arrived(request.port)
        return Self.response(await answer(await Self.request(request)))
      })
  }

  /// The port that it listens on, as soon as it does: for the port 0, one that was free.
  /// - Throws: Where it does not listen within a minute.
  var port: UInt16 {
    get async throws {
      try await server.waitUntilListening(timeout: 60)
      guard case .ip4(_, let port)? = await server.listeningAddress else { throw SocketError.disconnected }
      return port
    }
  }

  /// Serves until the task is cancelled.
  /// - Throws: `EnvironmentError` where it cannot go on.
  func run() async throws {
    var failures = 0
    while !Task.isCancelled {
      let start = ContinuousClock.now
      do { try await server.run() } catch {
        // The process may have run out of file descriptors. The open connections end, and the server goes on.
        failures = ContinuousClock.now - start < .seconds(1) ? failures + 1 : 0
        if failures > 100 {
          throw EnvironmentError("no more requests can be taken: \(error.localizedDescription)")
        }
      }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  private static func request(_ request: HTTPRequest) async -> WebRequest {
    var headers: [String: String] = [:]
    for (name, value) in request.headers { headers[name.rawValue.lowercased()] = value }
    let isChunked = headers["transfer-encoding"] != nil
    let length = isChunked ? nil : headers["content-length"].map { Int($0) } ?? 0
    var body: [UInt8]?
    if let length, length <= RequestGuard.mostBytes { body = (try? await request.bodyData).map { Array($0) } }
    return WebRequest(
      method: request.method.rawValue, path: request.target.path(), query: request.target.query(),
      headers: headers, body: body, bodyLength: length)
  }

  private static func response(_ response: WebResponse) -> HTTPResponse {
    var headers: HTTPHeaders = [HTTPHeader("Content-Type"): response.type]
    for (name, value) in WebResponse.policy + response.headers { headers[HTTPHeader(name)] = value }
    let status = HTTPStatusCode(response.status, phrase: response.status < 400 ? "OK" : "Refused")
    switch response.body {
    case .bytes(let bytes): return HTTPResponse(statusCode: status, headers: headers, body: Data(bytes))
    case .stream(let stream):
      return HTTPResponse(
        statusCode: status, headers: headers, body: HTTPBodySequence(from: ByteStream(stream: stream)))
    }
  }

  /// The port itself if it is free, or for 0 any free port. The library would only log that a port is taken.
  /// - Throws: `EnvironmentError` where the port is taken or may not be used.
  static func available(_ port: Int) throws -> Int {
    do {
      let socket = try Socket(domain: AF_INET)
      defer { try? socket.close() }
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: try sockaddr_in.inet(ip4: "127.0.0.1", port: UInt16(port)))
      try socket.listen()
      guard case .ip4(_, let bound) = try socket.sockname() else { return port }
      return Int(bound)
    } catch {
      throw EnvironmentError(
        "the port \(port) cannot be used: \(error.localizedDescription)",
        help: "another program may use it: choose one with --port N, or any that is free with --port 0")
    }
  }
}

extension HTTPRequest {
  fileprivate var port: UInt16? {
    if case .ip4(_, let port)? = remoteAddress { port } else { nil }
  }
}

/// A stream of pieces in the form that FlyingFox takes.
private struct ByteStream: AsyncBufferedSequence {
  typealias Element = UInt8
  let stream: AsyncStream<[UInt8]>

  func makeAsyncIterator() -> Iterator { Iterator(pieces: stream.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var pieces: AsyncStream<[UInt8]>.AsyncIterator
    var rest: ArraySlice<UInt8> = []

    mutating func next() async -> UInt8? {
      if rest.isEmpty { rest = await pieces.next()?[...] ?? [] }
      return rest.popFirst()
    }

    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
      guard rest.isEmpty else {
        defer { rest = [] }
        return Array(rest)
      }
      return await pieces.next()
    }
  }
}

/// Closes connections on which no request arrives in time, and the oldest where too many wait.
private struct Patience<Pool: AsyncSocketPool>: AsyncSocketPool {
  /// How many connections may wait for a request.
  static var most: Int { 128 }
  static var longest: Duration { .seconds(20) }

  private struct Waiting {
    let since: ContinuousClock.Instant
    var task: Task<Void, any Error>?
    var lastSeen: ContinuousClock.Instant
  }

  private final class State: Sendable {
    let connections = Mutex<[UInt16: Waiting]>([:])
  }

  let pool: Pool
  private let state = State()

  func prepare() async throws { try await pool.prepare() }
  func run() async throws { try await pool.run() }

  /// The request of the connection from this port is complete.
  func arrived(_ port: UInt16?) {
    guard let port else { return }
    _ = state.connections.withLock { $0.removeValue(forKey: port) }
  }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    // The listening socket has no peer, and waits without a limit.
    guard events.contains(.read), case .ip4(_, let port)? = try? socket.remotePeer() else {
      return try await pool.suspendSocket(socket, untilReadyFor: events)
    }
    let task = Task { try await pool.suspendSocket(socket, untilReadyFor: events) }
    let now = ContinuousClock.now
    let since = state.connections.withLock { connections in
      connections = connections.filter { $0.value.task != nil || now - $0.value.lastSeen < Self.longest }
      let since = connections[port]?.since ?? now
      connections[port] = Waiting(since: since, task: task, lastSeen: now)
      let waiting = connections.filter { $0.value.task != nil }
      if waiting.count > Self.most, let oldest = waiting.min(by: { $0.value.since < $1.value.since }) {
        oldest.value.task?.cancel()
        connections[oldest.key] = nil
      }
      return since
    }
    let alarm = Task {
      try await Task.sleep(until: since + Self.longest)
      task.cancel()
    }
    defer { alarm.cancel() }
    do {
      try await withTaskCancellationHandler {
        try await task.value
      } onCancel: {
        task.cancel()
      }
      state.connections.withLock {
        $0[port]?.task = nil
        $0[port]?.lastSeen = .now
      }
    } catch {
      _ = state.connections.withLock { $0.removeValue(forKey: port) }
      throw error
    }
  }
}
