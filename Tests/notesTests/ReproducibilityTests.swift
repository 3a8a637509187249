import Foundation
import Testing

/// The same notes give the same bytes, on a second run and from another folder. `CacheTests` tests it with an empty
/// cache.
@Suite(.serialized) struct ReproducibilityTests {
  private func content(_ place: Workplace, _ site: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in place.files where name.hasPrefix(site + "/") {
      files[String(name.dropFirst(site.count + 1))] = FileManager.default.contents(
        atPath: "\(place.path)/\(name)")
    }
    return files
  }

  @Test func aSecondBuildAndOneFromElsewhereAreTheSame() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write(
      """
      # Sets

      ```swift
      let table = ["b": 1, "a": 2, "c": 3]
      Set(0..<50)
      for i in 0..<100 { i * i }
      print(table)
      ```

      ![[dot.png]]
      """, to: "my notes/a.md")
    try place.write([1, 2, 3], to: "my notes/dot.png")
    #expect(try await place.run(["build", "--notes", "my notes", "--site", "one"]).code == 0)
    #expect(try await place.run(["build", "--notes", "my notes/", "--site", "two"]).code == 0)
    let elsewhere = try Workplace()
    defer { elsewhere.remove() }
    let path = place.path
    #expect(
      try await elsewhere.run(["build", "--notes", "\(path)/my notes", "--site", "\(path)/three"]).code == 0)
    let one = try content(place, "one")
    #expect(
      one.keys.sorted() == [
        ".notes-site", "404.html", "a.html", "index.html", "media/dot.png", "page.js", "search.js",
        "style.css",
      ])
    #expect(try content(place, "two") == one)
    #expect(try content(place, "three") == one)
  }
}
