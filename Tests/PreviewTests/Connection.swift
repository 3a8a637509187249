import FlyingSocks
import Foundation

/// A connection to this machine, for requests that no HTTP client would send.
final class Connection: Sendable {
  struct Failure: Error { let message: String }

  private let socket: Socket

  /// - Throws: Where nothing listens there.
  init(_ port: UInt16, address: String = "127.0.0.1") throws {
    let socket = try Socket(domain: AF_INET)
    do {
      // On the loopback interface a connection is accepted or refused at once.
      try socket.connect(to: try sockaddr_in.inet(ip4: address, port: port))
      try socket.setFlags(.nonBlocking)
    } catch {
      try? socket.close()
      throw error
    }
    self.socket = socket
  }

  deinit { try? socket.close() }

  /// Sends a request that asks for the end of the connection, and gives everything that is received until then, or
  /// until the server has sent `mark`.
  func response(to request: String, until mark: String? = nil) async throws -> String {
    let closing = request.replacing(
      " HTTP/1.1\r\n", with: " HTTP/1.1\r\nConnection: close\r\n", maxReplacements: 1)
    var rest = Array(closing.utf8)[...]
    while !rest.isEmpty {
      do {
        let count = try socket.write(Data(rest), from: 0)
        rest = rest.dropFirst(count)
      } catch SocketError.blocked {
        try await Task.sleep(for: .milliseconds(2))
      }
    }
    return try await received(until: mark)
  }

  func received(until mark: String? = nil) async throws -> String {
    var text = ""
    for _ in 0..<5_000 {
      do {
        text += String(decoding: try socket.read(atMost: 4_096), as: UTF8.self)
        if let mark, text.contains(mark) { return text }
      } catch SocketError.blocked {
        try await Task.sleep(for: .milliseconds(2))
      } catch SocketError.disconnected {
        return text
      }
    }
    throw Failure(message: "the server does not answer: \(text)")
  }
}
