/// The log of a cell's program: Playground writes it, the verifier reads it.
///
/// It has no version number because the two are always built from one tree. A log is a file mapped into memory,
/// so that what was written survives a crash without being flushed:
///
///     header   UInt64  bytes used, header included
///              UInt32  1 if the log was full and values were dropped, else 0
///              UInt32  the line of the latest value or print
///     record   UInt32  kind, a `LogRecord`
///              UInt32  bytes of the payload, a multiple of 4
///              payload
///
/// All numbers are in the byte order of the machine. Texts are UTF-8, padded with zeros to a multiple of 4. Lines
/// are those of `linesPerCell`.
public enum LogFormat {
  /// The size of the file that takes a log, in bytes. Beyond it values are dropped, and the header says so.
  @inlinable public static var capacity: Int { 64 << 20 }

  /// Offsets in the header.
  @inlinable public static var bytesUsed: Int { 0 }
  @inlinable public static var isFull: Int { 8 }
  @inlinable public static var latestLine: Int { 12 }
  /// The length of the header, where the first record begins.
  @inlinable public static var headerBytes: Int { 16 }

  /// The length of what stands before each payload.
  @inlinable public static var recordHeaderBytes: Int { 8 }

  /// Lines of a cell are numbered from `number · linesPerCell` on, so that a line tells its cell: the
  /// instrumentation reports lines and no file.
  @inlinable public static var linesPerCell: Int { 1_000_000 }
}

public enum LogRecord: UInt32 {
  /// UInt32 line, column, endLine, endColumn. The sites are numbered from 0 as they come.
  case site = 1
  /// UInt32 length, text. The types are numbered from 0 as they come.
  case type
  /// UInt32 site, type, passes, 1 if the text is cut, length, text.
  case value
  /// Like `value`: the latest of the passes that were not recorded one by one. `passes` counts them.
  case last
  /// UInt32 line, column, endLine, endColumn; UInt32 standard output's length after it, in bytes.
  case print
  /// UInt32 number (0: the end of the program), standard output's length before it, in bytes.
  case cell
  /// UInt32 line, standard output's length before it, in bytes.
  case line
  /// UInt32 length, text: the file's path, a line feed, the fingerprint of what was read.
  case read
  /// UInt32 line, column, endLine, endColumn; UInt32 length, bytes: the encoded picture of the value there.
  case picture

  /// The bytes of the numbers at the beginning of a payload; a text or a picture follows them.
  @inlinable public var numberBytes: Int {
    switch self {
    case .site: 16
    case .value, .last, .print, .picture: 20
    case .cell, .line: 8
    case .type, .read: 4
    }
  }
}
