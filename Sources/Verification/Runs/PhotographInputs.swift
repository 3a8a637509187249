import CellLog
import PNG
import Platform

/// The photographs that a program may read. They are decoded into its work folder before it starts, so that the program
/// does not contain libpng. Playground's `photograph` reads them.
enum PhotographInputs {
  /// The largest file that is decoded.
  static let mostBytes = 256 << 20

  /// Writes the pictures and their index, and returns the path of the index; nil where there are no names.
  static func write(_ names: [String], from folder: String, into work: ScratchFolder) throws -> String? {
    guard !names.isEmpty else { return nil }
    var index = ""
    for (number, name) in names.enumerated() {
      let picture = work.file("photograph-\(number)")
      let (fingerprint, refusal) = try hand(InputFile.path(of: name, in: folder), over: picture)
      index +=
        PhotographEntry(name: name, fingerprint: fingerprint, refusal: refusal, picture: picture).lines
    }
    let path = work.file("photographs")
    try Files.create(path, Array(index.utf8))
    return path
  }

  private static func hand(_ path: String, over picture: String) throws -> (
    fingerprint: String, refusal: String
  ) {
    let file: [UInt8]
    do {
      file = try Files.read(path, most: mostBytes + 1)
    } catch let failure as Files.Failure {
      return (unreadableFingerprint, "cannot be \(failure.action): \(failure.reason)")
    }
    guard file.count <= mostBytes else {
      return (unreadableFingerprint, "cannot be read: it has more than \(mostBytes >> 20) MiB")
    }
    do {
      let photograph = try PNGImage(png: file)
      let size = [photograph.channels, photograph.height, photograph.width].map { UInt32($0) }
      try Files.create(picture, size.withUnsafeBytes { Array($0) } + photograph.numbers)
      return (fingerprint(file), "")
    } catch let refusal as PNGImage.Refusal {
      return (fingerprint(file), "cannot be decoded: \(refusal.reason)")
    }
  }
}

extension Program {
  /// The names of PNG files in the cells: the texts between two quotes of a line that end in `.png`. Names that the
  /// program never asks for do no harm.
  var photographNames: [String] {
    guard cells.contains(where: { $0.code.contains("photograph") }) else { return [] }
    var names: [String] = []
    for cell in cells {
      for line in cell.code.split(whereSeparator: \.isNewline) {
        let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
        for name in parts.dropFirst().dropLast().map(String.init)
        where name.lowercased().hasSuffix(".png") && !names.contains(name) {
          names.append(name)
        }
      }
    }
    return names
  }
}
