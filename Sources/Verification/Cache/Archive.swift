import Markdown

/// Writes plain values one after another as bytes, for the cache: numbers as 8 bytes, little-endian, texts
/// with their length before them.
struct ArchiveWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 {
      write($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  mutating func write(_ data: [UInt8]) {
    write(data.count)
    bytes += data
  }

  mutating func write<Element>(
    _ elements: some Collection<Element>, _ each: (inout ArchiveWriter, Element) -> Void
  ) {
    write(elements.count)
    for element in elements { each(&self, element) }
  }
}

/// Reads what `ArchiveWriter` wrote. It throws where the file is damaged; the caller then treats it as missing.
struct ArchiveReader {
  struct Damage: Error {}

  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func take(_ count: Int) throws -> Range<Int> {
    guard count >= 0, count <= bytes.count - offset else { throw Damage() }
    defer { offset += count }
    return offset..<(offset + count)
  }

  mutating func readInt() throws -> Int {
    let range = try take(8)
    return bytes.withUnsafeBytes {
      Int(Int64(littleEndian: $0.loadUnaligned(fromByteOffset: range.lowerBound, as: Int64.self)))
    }
  }

  mutating func readBool() throws -> Bool { bytes[try take(1).lowerBound] != 0 }

  mutating func readText() throws -> String {
    let count = try readInt()
    return String(decoding: bytes[try take(count)], as: UTF8.self)
  }

  mutating func readBytes() throws -> [UInt8] {
    let count = try readInt()
    return Array(bytes[try take(count)])
  }

  mutating func readArray<Element>(_ each: (inout ArchiveReader) throws -> Element) throws -> [Element] {
    let count = try readInt()
    guard count >= 0, count <= bytes.count else { throw Damage() }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try each(&self)) }
    return elements
  }
}

extension ArchiveWriter {
  mutating func write(_ place: SourcePosition) {
    write(place.line)
    write(place.column)
  }

  mutating func write(_ span: SourceSpan) {
    write(span.start)
    write(span.end)
  }
}

extension ArchiveReader {
  mutating func readPlace() throws -> SourcePosition {
    SourcePosition(line: try readInt(), column: try readInt())
  }
  mutating func readSpan() throws -> SourceSpan { SourceSpan(try readPlace(), try readPlace()) }

  mutating func readCase<Case: RawRepresentable<UInt8>>() throws -> Case {
    let number = try readInt()
    guard let raw = UInt8(exactly: number), let value = Case(rawValue: raw) else { throw Damage() }
    return value
  }
}
