/// The records of a log. The verifier reads what this module writes, so both know this format; it has no
/// version number because the two are always built from one tree.
///
/// A log is a file mapped into memory: what was written survives a crash without being flushed.
///
///     header   UInt64  bytes used, header included
///              UInt32  1 if the log was full and values were dropped, else 0
///              UInt32  the line of the latest value or print
///     record   UInt32  kind
///              UInt32  bytes of the payload, a multiple of 4
///              payload
///
/// All numbers are in the byte order of the machine; texts are UTF-8, padded with zeros to a multiple of 4.
///
///     site     UInt32 line, column, endLine, endColumn; the sites are numbered from 0 as they come
///     type     UInt32 length, text; the types are numbered from 0 as they come
///     value    UInt32 site, type, passes, 1 if the text is cut, length, text
///     last     like value: the latest of the passes that were not recorded one by one; passes counts them
///     print    UInt32 line, column, endLine, endColumn; UInt32 standard output's length after it, in bytes
///     cell     UInt32 number (0: the end of the program), standard output's length before it, in bytes
///     line     UInt32 line, standard output's length before it, in bytes
///     read     UInt32 length, text: the file's path, a line feed, the fingerprint of what was read
///     picture  UInt32 line, column, endLine, endColumn; UInt32 length, bytes: the picture of the value there
enum Record: UInt32 {
  case site = 1
  case type, value, last, print, cell, line, read, picture
}

/// Where a value comes from. A line is the cell's number times `linesPerCell` plus the line in the cell.
struct Site: Hashable {
  let line, column, endLine, endColumn: Int
}
