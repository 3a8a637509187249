import Foundation
import Synchronization

/// The open pages, and what they are told: server-sent events.
///
/// - Source: the WHATWG's HTML standard, section 9.2.
final class ServerSentEvents: Sendable {
  private struct Listener {
    let page: String
    let continuation: AsyncStream<[UInt8]>.Continuation
  }

  private struct State {
    var listeners: [Int: Listener] = [:]
    var next = 0
  }

  private static let most = 100
  private let state = Mutex(State())
  /// The files of pages that nobody shows any more, as they are left.
  let left: AsyncStream<String>
  private let leaving: AsyncStream<String>.Continuation

  init() { (left, leaving) = AsyncStream.makeStream(of: String.self) }

  /// The files of the pages that are open.
  var pages: Set<String> { state.withLock { Set($0.listeners.values.map(\.page)) } }

  /// What the page is told from now on; nil where too many listen.
  func listen(page: String) -> AsyncStream<[UInt8]>? {
    // A page that does not read what it is told is told only the latest.
    let (stream, continuation) = AsyncStream.makeStream(
      of: [UInt8].self, bufferingPolicy: .bufferingNewest(64))
    let number = state.withLock { state -> Int? in
      guard state.listeners.count < Self.most else { return nil }
      state.next += 1
      state.listeners[state.next] = Listener(page: page, continuation: continuation)
      return state.next
    }
    guard let number else { return nil }
    continuation.onTermination = { [weak self] _ in
      guard let self else { return }
      _ = state.withLock { $0.listeners.removeValue(forKey: number) }
      if !pages.contains(page) { leaving.yield(page) }
    }
    continuation.yield(Self.text("hello", [:]))
    return stream
  }

  /// Tells every page that shows `page`, or all of them, that something happened.
  func tell(_ event: String, _ data: [String: String], page: String? = nil) {
    let text = Self.text(event, data)
    for listener in state.withLock({ Array($0.listeners.values) }) where page == nil || listener.page == page
    {
      // What a page that is slow missed may have been that it is to be shown anew.
      if case .dropped = listener.continuation.yield(text) {
        listener.continuation.yield(Self.text("page", [:]))
      }
    }
  }

  /// Finds out who has gone: a comment is read by nobody, but a connection that is closed does not take it.
  func keepAlive() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(2))
      for listener in state.withLock({ Array($0.listeners.values) }) {
        listener.continuation.yield(Array(":\n\n".utf8))
      }
    }
  }

  private static func text(_ event: String, _ data: [String: String]) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let json = try? encoder.encode(data) else { fatalError("texts can always be written as JSON") }
    return Array("event: \(event)\ndata: ".utf8) + json + Array("\n\n".utf8)
  }
}
