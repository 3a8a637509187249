/// Finds the paths of a folder by any suffix.
struct PathSuffixIndex: Sendable {
  /// The most paths kept for a suffix.
  static let most = 5

  private var whole: [NotePath: Int] = [:]
  private var ends: [NotePath: [Int]] = [:]

  /// Adds a path that stands for `index`. If two paths differ only in case, the first one counts.
  mutating func add(_ path: NotePath, _ index: Int) {
    if whole[path] == nil { whole[path] = index }
    for end in path.ends where ends[end, default: []].count < Self.most {
      ends[end, default: []].append(index)
    }
  }

  func exact(_ path: NotePath) -> Int? { whole[path] }

  /// The exact match if there is one; else at most five paths that end with `path`.
  func matches(_ path: NotePath) -> [Int] { whole[path].map { [$0] } ?? ends[path] ?? [] }
}
