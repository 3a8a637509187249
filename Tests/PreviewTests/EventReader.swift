import Foundation

@testable import notes

/// Server-sent events as a page receives them.
struct EventReader {
  struct Event: Equatable {
    let name: String
    let data: [String: String]
  }

  private var pieces: AsyncStream<[UInt8]>.AsyncIterator
  private var text = ""

  init(_ stream: AsyncStream<[UInt8]>) { pieces = stream.makeAsyncIterator() }

  /// The next event; nil where the stream ended.
  mutating func next() async -> Event? {
    while true {
      if let end = text.firstRange(of: "\n\n") {
        let lines = text[..<end.lowerBound].split(separator: "\n")
        text = String(text[end.upperBound...])
        guard lines.count == 2, lines[0].hasPrefix("event: "), lines[1].hasPrefix("data: "),
          let data = try? JSONDecoder().decode([String: String].self, from: Data(lines[1].dropFirst(6).utf8))
        else { continue }
        return Event(name: String(lines[0].dropFirst(7)), data: data)
      }
      guard let piece = await pieces.next() else { return nil }
      text += String(decoding: piece, as: UTF8.self)
    }
  }

  /// The next event with this name.
  mutating func next(_ name: String) async -> Event? {
    while let event = await next() { if event.name == name { return event } }
    return nil
  }
}
