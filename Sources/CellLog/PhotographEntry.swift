/// A photograph that the verifier decoded before the program starts: an entry of the index, four lines of UTF-8.
///
/// The file `picture` holds three UInt32 in the byte order of the machine, the counts of channels, rows and
/// columns, and then a byte for each number: row by row, pixel by pixel, channel by channel.
public struct PhotographEntry {
  /// As the cell spells it.
  public let name: String
  /// Of the bytes of the PNG file.
  public let fingerprint: String
  /// Why there is no picture; empty where there is one.
  public let refusal: String
  /// The path of the decoded picture.
  public let picture: String

  public init(name: String, fingerprint: String, refusal: String, picture: String) {
    self.name = name
    self.fingerprint = fingerprint
    self.refusal = refusal
    self.picture = picture
  }

  /// Finds the entry of `name` in an index; nil where there is none.
  public init?(_ name: String, in index: [UInt8]) {
    let lines = index.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let starts = stride(from: 0, to: lines.count - 3, by: 4)
    guard let start = starts.first(where: { lines[$0].elementsEqual(name.utf8) }) else { return nil }
    func text(_ line: Int) -> String { String(decoding: lines[start + line], as: UTF8.self) }
    self.init(name: name, fingerprint: text(1), refusal: text(2), picture: text(3))
  }

  /// The entry as it stands in the index.
  public var lines: String { "\(name)\n\(fingerprint)\n\(refusal)\n\(picture)\n" }
}
