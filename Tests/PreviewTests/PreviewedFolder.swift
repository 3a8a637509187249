import CellLog
import Foundation
import TestSupport
import Testing
import Verification

@testable import notes

/// A folder of notes under a live preview, without a server and without a watcher: a test says what changed.
struct PreviewedFolder: Sendable {
  private static let preparation = Result { Preparation(cache: try .standard()) }

  let folder: TemporaryFolder
  let pageEvents = ServerSentEvents()
  let preview: LivePreview
  private let following: Task<Void, Never>

  /// - Parameter notes: the text of each, by its name.
  init(_ notes: [String: String]) async throws {
    folder = try TemporaryFolder()
    for (name, text) in notes { try folder.write(text, to: "notes/\(name)") }
    let preparation = try Self.preparation.get()
    let preview = LivePreview(
      folder: "\(folder.path)/notes", pageEvents: pageEvents, token: "token", verifier: Verifier(preparation),
      makeVerifier: { Verifier(preparation.again) })
    await preview.begin()
    following = Task { await preview.followChanges() }
    self.preview = preview
  }

  func remove() {
    following.cancel()
    folder.remove()
  }

  func save(_ text: String, to name: String) throws {
    try folder.write(text, to: "notes/\(name)")
    changed(name)
  }

  func changed(_ name: String) { preview.changed(.files(["\(folder.path)/notes/\(name)"])) }

  func read(_ name: String) throws -> String { try folder.read("notes/\(name)") }

  func version(_ name: String) throws -> String { fingerprint(Array(try read(name).utf8)) }

  /// A browser that opens a page.
  func open(_ file: String) throws -> Browser {
    Browser(file: file, preview: preview, events: EventReader(try #require(pageEvents.listen(page: file))))
  }

  struct Browser {
    let file: String
    let preview: LivePreview
    var events: EventReader

    func content() async -> String {
      guard case .bytes(let bytes)? = await preview.content(file) else { return "" }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// Loads the page each time it is notified of a change, until it is as wanted.
    mutating func wait(until isWanted: (String) -> Bool) async {
      while !isWanted(await content()) {
        guard await events.next("page") != nil else { return }
      }
    }

    /// Waits until the modules that cells import are compiled and the note of the page is verified.
    mutating func waitUntilVerified() async {
      await wait { !$0.isEmpty && !$0.contains("class=\"progress\"") }
    }
  }
}
