import Foundation
import TestSupport
import Testing

@testable import notes

@Suite struct FolderWatcherTests {
  @Test func changesAreToldOnce() async throws {
    let place = try TemporaryFolder()
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
