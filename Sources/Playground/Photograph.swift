import CellLog

#if canImport(Glibc)
  @preconcurrency internal import Glibc
#else
  @preconcurrency internal import Darwin
#endif

/// The photograph in the PNG file `name`, relative to the note's folder, as numbers from 0 to 1.
///
/// A number is the file's own sRGB value divided by 255: 0 is black, 1 is full, and nothing is linearised.
/// 16 bits are rounded to 8, a palette is looked up, and what is transparent is laid on white:
/// v = αc + (1 - α). Like `contents(of:)`, this makes the file a part of what the note depends on.
/// - Shapes: `[C][H][W]`, channel by channel, row by row, with one channel for grey and three for red, green
///   and blue: `Tensor(photograph("cat.png"))` has the shape `[C, H, W]`.
/// - Precondition: the name is a literal of a cell, because the file is decoded before the program starts:
///   "photograph("cat.png"): write the name as a literal, no cell of this program spells it out"; the file is
///   there: ""cat.png" cannot be read: No such file or directory"; and it is a PNG file of at most 64,000,000
///   pixels: ""cat.png" cannot be decoded: not a PNG file".
public func photograph(_ name: String) -> [[[Float]]] {
  guard name.lowercased().hasSuffix(".png") else {
    fatalError("photograph(\"\(name)\"): only PNG files are decoded, and their names end in .png")
  }
  guard let photograph = PhotographEntry(name) else {
    fatalError(
      "photograph(\"\(name)\"): write the name as a literal, no cell of this program spells it out")
  }
  Log.shared.withLock { $0.appendRead(name, fingerprint: photograph.fingerprint) }
  guard photograph.refusal.isEmpty else { fatalError("\"\(name)\" \(photograph.refusal)") }
  return photograph.channels()
}

extension PhotographEntry {
  /// The entry of a photograph in the index that the verifier wrote for this program; nil where there is none.
  fileprivate init?(_ name: String) {
    guard let index = getenv(EnvironmentName.photographs), let file = fopen(index, "rb") else { return nil }
    defer { fclose(file) }
    self.init(name, in: bytes(toEndOf: file))
  }

  fileprivate func channels() -> [[[Float]]] {
    guard let file = fopen(picture, "rb") else { fatalError("the picture \(picture) does not open") }
    defer { fclose(file) }
    var size: [UInt32] = [0, 0, 0]
    guard fread(&size, 4, 3, file) == 3 else { fatalError("the picture \(picture) has no size") }
    let (count, height, width) = (Int(size[0]), Int(size[1]), Int(size[2]))
    let numbers = (0...255).map { Float($0) / 255 }
    var channels = [[[Float]]](repeating: [], count: count)
    for channel in channels.indices { channels[channel].reserveCapacity(height) }
    var row = [UInt8](repeating: 0, count: width * count)
    for _ in 0..<height {
      guard fread(&row, 1, row.count, file) == row.count else {
        fatalError("the picture \(picture) ends too early")
      }
      for channel in channels.indices {
        channels[channel].append((0..<width).map { numbers[Int(row[$0 * count + channel])] })
      }
    }
    return channels
  }
}
