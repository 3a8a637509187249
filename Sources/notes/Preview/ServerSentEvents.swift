import Foundation
import Synchronization

/// Sends events to the pages that are open in browsers.
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

  /// The most pages that can listen at once.
  static let most = 100
  private let state = Mutex(State())
  /// The file of each page that no browser shows any more, as the last one leaves it.
  let left: AsyncStream<String>
  private let leaving: AsyncStream<String>.Continuation

  init() { (left, leaving) = AsyncStream.makeStream(of: String.self) }

  /// The files of the pages that are open.
  var pages: Set<String> { state.withLock { Set($0.listeners.values.map(\.page)) } }

  /// The events for a page from now on, as the bytes to send; nil where too many pages listen.
  func listen(page: String) -> AsyncStream<[UInt8]>? {
    // A page that does not read its events gets only the latest.
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

  /// Sends an event to every browser that shows `page`, or to all of them. Does not wait for any to read it.
  func send(_ event: String, _ data: [String: String], page: String? = nil) {
    let text = Self.text(event, data)
    for listener in state.withLock({ Array($0.listeners.values) }) where page == nil || listener.page == page
    {
      // The event that a slow page missed may have been the one to load the page again.
      if case .dropped = listener.continuation.yield(text) {
        listener.continuation.yield(Self.text("page", [:]))
      }
    }
  }

  /// Notices browsers that have gone, until the task is cancelled: a comment means nothing to a page, but sending it
  /// fails where the connection is closed.
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
