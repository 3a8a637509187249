#if canImport(Glibc)
  @preconcurrency internal import Glibc
#else
  @preconcurrency internal import Darwin
#endif
import CellLog
import Synchronization

/// The log of a running program, in the format of `LogFormat`.
struct Log: ~Copyable {
  static let shared = Mutex(Log())

  /// The most bytes of one site; beyond it only the latest value is kept.
  private static let capacityOfSite = 16 << 20

  private struct Written {
    let number: Int
    var passes = 0
    var bytes = 0
    /// The offset of the latest value record, and whether it is a `last` record.
    var latest = 0
    var isLast = false
  }

  private var memory: UnsafeMutableRawPointer?
  private var used = LogFormat.headerBytes
  private var sites: [Site: Written] = [:]
  private var types: [ObjectIdentifier: UInt32] = [:]
  /// How many combinations of the current bound expression were counted.
  var combinations = 0

  private init() {}

  mutating func open() {
    guard let path = getenv(EnvironmentName.log) else { return }
    let file = Glibc_open(path, O_RDWR)
    guard file >= 0 else { fatalError("the log \(String(cString: path)) does not open") }
    let mapped = mmap(nil, LogFormat.capacity, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
    guard mapped != MAP_FAILED else { fatalError("the log does not fit into memory") }
    close(file)
    memory = mapped
    commit()
    // A crash would lose what is in the buffer of a block-buffered standard output.
    setvbuf(stdout, nil, _IOLBF, 0)
    limitResources()
  }

  // MARK: Values

  /// How long a value's text may be: generous for the first passes, short in a long loop, where a large
  /// array would otherwise be written out thousands of times.
  func textLimit(at site: Site) -> ValueText.Limit {
    sites[site, default: Written(number: 0)].passes < 32 ? .generous : .short
  }

  mutating func append(_ text: ValueText, typed type: Any.Type, at site: Site) {
    guard let memory else { return }
    memory.storeBytes(of: UInt32(site.line), toByteOffset: LogFormat.latestLine, as: UInt32.self)
    if sites[site] == nil {
      sites[site] = Written(number: sites.count)
      begin(.site)
      [site.line, site.column, site.endLine, site.endColumn].forEach { append(UInt32($0)) }
      commit()
    }
    var written = sites[site]!
    written.passes += 1
    let typeNumber = number(of: type)
    if written.passes > 1, isSame(text, type: typeNumber, at: written.latest) {
      memory.storeBytes(
        of: memory.load(fromByteOffset: written.latest + 16, as: UInt32.self) + 1,
        toByteOffset: written.latest + 16, as: UInt32.self)
    } else if written.isLast {
      replaceLast(with: text, type: typeNumber, at: written.latest)
    } else {
      written.isLast = written.bytes > Log.capacityOfSite
      let offset = used
      // A `last` record is written over by later values: give it the room that they may need.
      let room = written.isLast ? ValueText.Limit.short.bytes : text.bytes.count
      if begin(written.isLast ? .last : .value, room: room) {
        [UInt32(written.number), typeNumber, 1, text.isCut ? 1 : 0].forEach { append($0) }
        append(text.bytes, room: room)
        commit()
        written.latest = offset
        written.bytes += used - offset
      }
    }
    sites[site] = written
  }

  /// In a loop only the first passes are drawn.
  func takesPicture(at site: Site) -> Bool { sites[site, default: Written(number: 0)].passes < 8 }

  mutating func appendPicture(_ bytes: [UInt8], at site: Site) {
    guard begin(.picture, room: bytes.count) else { return }
    [site.line, site.column, site.endLine, site.endColumn].forEach { append(UInt32($0)) }
    append(bytes, room: bytes.count)
    commit()
  }

  private func isSame(_ text: ValueText, type: UInt32, at offset: Int) -> Bool {
    guard let memory, offset > 0 else { return false }
    let start = offset + LogFormat.recordHeaderBytes
    return memory.load(fromByteOffset: start + 4, as: UInt32.self) == type
      && memory.load(fromByteOffset: start + 16, as: UInt32.self) == text.bytes.count
      && text.bytes.withUnsafeBytes { memcmp(memory + start + 20, $0.baseAddress!, $0.count) == 0 }
  }

  private func replaceLast(with text: ValueText, type: UInt32, at offset: Int) {
    guard let memory else { return }
    let start = offset + LogFormat.recordHeaderBytes
    let fits = min(text.bytes.count, ValueText.Limit.short.bytes)
    let passes = memory.load(fromByteOffset: start + 8, as: UInt32.self)
    let fields: [UInt32] = [type, passes + 1, text.isCut || fits < text.bytes.count ? 1 : 0, UInt32(fits)]
    for (index, field) in fields.enumerated() {
      memory.storeBytes(of: field, toByteOffset: start + 4 + 4 * index, as: UInt32.self)
    }
    text.bytes.withUnsafeBytes { (memory + start + 20).copyMemory(from: $0.baseAddress!, byteCount: fits) }
  }

  private mutating func number(of type: Any.Type) -> UInt32 {
    if let known = types[ObjectIdentifier(type)] { return known }
    let new = UInt32(types.count)
    let name = Array(_typeName(type, qualified: false).utf8)
    guard begin(.type, room: name.count) else { return new }
    append(name, room: name.count)
    commit()
    types[ObjectIdentifier(type)] = new
    return new
  }

  // MARK: Marks

  mutating func appendPrint(at site: Site) {
    memory?.storeBytes(of: UInt32(site.line), toByteOffset: LogFormat.latestLine, as: UInt32.self)
    guard begin(.print) else { return }
    [site.line, site.column, site.endLine, site.endColumn].forEach { append(UInt32($0)) }
    append(outputLength())
    commit()
  }

  mutating func appendCell(_ number: Int) { appendMark(.cell, number) }
  mutating func appendLine(_ line: Int) { appendMark(.line, line) }

  private mutating func appendMark(_ record: LogRecord, _ number: Int) {
    guard begin(record) else { return }
    append(UInt32(number))
    append(outputLength())
    commit()
  }

  mutating func appendRead(_ path: String, fingerprint: String) {
    let bytes = Array("\(path)\n\(fingerprint)".utf8)
    guard begin(.read, room: bytes.count) else { return }
    append(bytes, room: bytes.count)
    commit()
  }

  /// The length of standard output, which is a file: it tells which cell or line printed what.
  private func outputLength() -> UInt32 {
    fflush(stdout)
    return UInt32(truncatingIfNeeded: max(0, lseek(1, 0, SEEK_CUR)))
  }

  // MARK: Bytes

  /// Begins a record; false, with the header saying so, where there is no room for it.
  /// - Parameter room: the bytes of the text or picture behind its numbers.
  @discardableResult
  private mutating func begin(_ record: LogRecord, room: Int = 0) -> Bool {
    guard let memory else { return false }
    let bytes = record.numberBytes + padded(room)
    guard used + LogFormat.recordHeaderBytes + bytes <= LogFormat.capacity else {
      memory.storeBytes(of: 1, toByteOffset: LogFormat.isFull, as: UInt32.self)
      return false
    }
    append(record.rawValue)
    append(UInt32(bytes))
    return true
  }

  private mutating func append(_ number: UInt32) {
    memory?.storeBytes(of: number, toByteOffset: used, as: UInt32.self)
    used += 4
  }

  private mutating func append(_ bytes: [UInt8], room: Int) {
    append(UInt32(bytes.count))
    guard let memory else { return }
    bytes.withUnsafeBytes {
      guard let start = $0.baseAddress else { return }
      (memory + used).copyMemory(from: start, byteCount: $0.count)
    }
    used += padded(room)
  }

  /// Makes the record that was appended visible to a reader, should the program stop right here.
  private func commit() {
    memory?.storeBytes(of: UInt64(used), toByteOffset: LogFormat.bytesUsed, as: UInt64.self)
  }

  private func padded(_ count: Int) -> Int { (count + 3) & ~3 }
}

// `open` is also the name of a method here.
private func Glibc_open(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 { open(path, flags) }

extension Log {
  /// Limits memory, processor time and core files as the environment says. The limit on time ends the program even if
  /// the tool was killed and no longer watches it.
  private func limitResources() {
    func limit(_ resource: Int, to variable: String) {
      guard let text = getenv(variable), let most = UInt(String(cString: text)) else { return }
      var bound = rlimit(rlim_cur: rlim_t(most), rlim_max: rlim_t(most))
      #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(UInt32(resource)), &bound)
      #else
        setrlimit(Int32(resource), &bound)
      #endif
    }
    #if canImport(Glibc)
      limit(Int(RLIMIT_AS.rawValue), to: EnvironmentName.memory)
      limit(Int(RLIMIT_CPU.rawValue), to: EnvironmentName.seconds)
      limit(Int(RLIMIT_CORE.rawValue), to: EnvironmentName.core)
    #else
      limit(Int(RLIMIT_AS), to: EnvironmentName.memory)
      limit(Int(RLIMIT_CPU), to: EnvironmentName.seconds)
      limit(Int(RLIMIT_CORE), to: EnvironmentName.core)
    #endif
  }
}
