import Markdown

/// Where paths of a folder are found by any end of them.
struct PathSuffixIndex: Sendable {
  /// So many are kept of the paths that have one end.
  static let most = 5

  private var whole: [NotePath: Int] = [:]
  private var ends: [NotePath: [Int]] = [:]

  /// Adds a path that stands for `index`. Of two that are the same but for their case the first counts.
  mutating func add(_ path: NotePath, _ index: Int) {
    if whole[path] == nil { whole[path] = index }
    for end in path.ends where ends[end, default: []].count < Self.most {
      ends[end, default: []].append(index)
    }
  }

  func exact(_ path: NotePath) -> Int? { whole[path] }

  /// The path that is `path`; if there is none, those that end with it, at most five.
  func matches(_ path: NotePath) -> [Int] { whole[path].map { [$0] } ?? ends[path] ?? [] }
}
