import Foundation

/// A font for mathematics that is on this machine and whose licence lets a site include it.
package struct MathFont: Sendable, Equatable {
  package let path: String
  /// Its path in the site.
  let name: String
  /// The size, in percent, at which its x-height is that of the prose.
  let size: Int

  private init?(path: String, fileName: String) {
    guard let known = Self.known.first(where: { fileName == $0.file }) else { return nil }
    self.path = path
    name = "fonts/" + fileName.lowercased()
    size = known.size
  }

  /// The first of the `known` fonts that is in one of the folders; nil if there is none.
  package static func find(in folders: [String] = folders) -> MathFont? {
    var found: [String: String] = [:]
    for folder in folders {
      guard let files = FileManager.default.enumerator(atPath: folder) else { continue }
      for case let path as String in files {
        let name = String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...])
        guard known.contains(where: { $0.file == name }) else { continue }
        let full = folder + "/" + path
        // Of two files with one name, the first by its path, so that the result does not depend on the folder's order.
        if found[name].map({ full < $0 }) ?? true, hasMathTable(full) { found[name] = full }
      }
    }
    for font in known {
      if let path = found[font.file] { return MathFont(path: path, fileName: font.file) }
    }
    return nil
  }

  package static var folders: [String] {
    let home = FileManager.default.homeDirectoryForCurrentUser.path
    return [
      "/usr/share/texmf/fonts/opentype", "/usr/share/texlive/texmf-dist/fonts/opentype", "/usr/share/fonts",
      "/usr/local/share/fonts", "/usr/local/texlive/texmf-local/fonts/opentype", "/opt/homebrew/share/fonts",
      "/Library/Fonts", home + "/Library/Fonts", home + "/.local/share/fonts", home + "/.fonts",
    ]
  }

  /// The fonts whose licences let a site include them, with their sizes in percent.
  private static let known: [(file: String, size: Int)] = [
    ("latinmodern-math.otf", 111), ("NewCMMath-Regular.otf", 111), ("NewCMMath-Book.otf", 111),
    ("STIXTwoMath-Regular.otf", 103), ("STIX2Math.otf", 103), ("XITSMath-Regular.otf", 107),
    ("LibertinusMath-Regular.otf", 112), ("texgyretermes-math.otf", 107), ("texgyrepagella-math.otf", 103),
    ("texgyrebonum-math.otf", 99), ("texgyreschola-math.otf", 103), ("Asana-Math.otf", 103),
    ("DejaVuMathTeXGyre.ttf", 88),
  ]

  /// Whether the file is an OpenType font with a `MATH` table.
  ///
  /// - Source: The OpenType specification, table directory.
  static func hasMathTable(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    guard let start = try? file.read(upToCount: 4096), start.count >= 12 else { return false }
    let bytes = Array(start)
    guard bytes.starts(with: "OTTO".utf8) || bytes.starts(with: [0, 1, 0, 0]) else { return false }
    let count = Int(bytes[4]) << 8 | Int(bytes[5])
    return (0..<count).contains { table in
      let record = 12 + 16 * table
      return record + 4 <= bytes.count && bytes[record..<(record + 4)].elementsEqual("MATH".utf8)
    }
  }

  /// The rule for the style sheet.
  var style: String {
    """

    @font-face { font-family: "Note Math"; font-display: swap; size-adjust: \(size * 100 / 111)%; src: url("\(name)"); }

    """
  }
}
