import Markdown

/// Finds the paths of a folder by any suffix.
struct PathSuffixIndex: Sendable {
  /// The most paths kept for a suffix, the shortest ones.
  private static let mostKept = 16
  /// The most paths returned where none is the one that is meant.
  static let most = 5

  private struct Place {
    let path: NotePath
    let index: Int
  }

  private var whole: [NotePath: Int] = [:]
  /// By suffix, the shortest path first.
  private var ends: [NotePath: [Place]] = [:]

  /// Adds a path that stands for `index`. If two paths differ only in case, the first one counts.
  mutating func add(_ path: NotePath, _ index: Int) {
    if whole[path] == nil { whole[path] = index }
    for end in path.ends {
      var places = ends.removeValue(forKey: end) ?? []
      let place = places.firstIndex { $0.path.length > path.length } ?? places.count
      if place < Self.mostKept { places.insert(Place(path: path, index: index), at: place) }
      if places.count > Self.mostKept { places.removeLast() }
      ends[end] = places
    }
  }

  func exact(_ path: NotePath) -> Int? { whole[path] }

  /// The path that ends with `path`; at most five of them where several do and none is the one that is meant.
  ///
  /// A path from the root goes first. Then the folder of the note with the link decides, and the folders in it; then
  /// the length of the path. Where a path in the note's folder is longer than one elsewhere, neither is meant.
  /// - Parameter note: the note with the link.
  func matches(_ path: NotePath, from note: NotePath) -> [Int] {
    if let root = whole[path] { return [root] }
    let places = ends[path] ?? []
    guard places.count > 1 else { return places.map(\.index) }
    if let own = whole[path.inFolder(of: note)] { return [own] }
    ScannerSteps.count(1)
    let near = places.filter { $0.path.isBelowFolder(of: note) }
    let candidates = near.isEmpty ? places : near
    let shortest = candidates.prefix { $0.path.length == candidates[0].path.length }
    if shortest.count == 1, shortest[0].path.length == places[0].path.length { return [shortest[0].index] }
    return places.prefix(Self.most).map(\.index)
  }
}
