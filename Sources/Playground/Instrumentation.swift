// The functions that the compiler's playground instrumentation calls. Their names and signatures are the
// compiler's. Every `AnyObject?` is a handle that it passes on to `__builtin_send_data`; it is not used. The module and
// file numbers are always 0: the line tells the cell (see `Site`).

public import Pictures

/// Called with the value of every statement, declaration, assignment and `return` of a cell.
@discardableResult
public func __builtin_log_with_id<Value>(
  _ value: Value, _ name: String, _ id: Int, _ startLine: Int, _ endLine: Int, _ startColumn: Int,
  _ endColumn: Int, _ module: Int, _ file: Int
) -> AnyObject? {
  // In result builders each intermediate value is logged under a generated name.
  guard !name.hasPrefix("$__builder") else { return nil }
  let site = Site(line: startLine, column: startColumn, endLine: endLine, endColumn: endColumn)
  let limit = Log.shared.withLock { $0.textLimit(at: site) }
  // The text is made outside the lock: a `description` may itself contain logged statements.
  let text = ValueText(of: value, limit: limit)
  Log.shared.withLock { $0.append(text, typed: Value.self, at: site) }
  return nil
}

/// The same for a value that can be drawn.
@discardableResult
public func __builtin_log_with_id<Value: Pictured>(
  _ value: Value, _ name: String, _ id: Int, _ startLine: Int, _ endLine: Int, _ startColumn: Int,
  _ endColumn: Int, _ module: Int, _ file: Int
) -> AnyObject? {
  let site = Site(line: startLine, column: startColumn, endLine: endLine, endColumn: endColumn)
  let limit = Log.shared.withLock { $0.textLimit(at: site) }
  let text = ValueText(of: value, limit: limit)
  let bytes = Log.shared.withLock { $0.takesPicture(at: site) } ? value.picture.encoded : nil
  Log.shared.withLock { log in
    log.append(text, typed: Value.self, at: site)
    if let bytes { log.appendPicture(bytes, at: site) }
  }
  return nil
}

/// Called behind every `print` and `debugPrint` of a cell.
@discardableResult
public func __builtin_postPrint(
  _ startLine: Int, _ endLine: Int, _ startColumn: Int, _ endColumn: Int, _ module: Int, _ file: Int
) -> AnyObject? {
  let site = Site(line: startLine, column: startColumn, endLine: endLine, endColumn: endColumn)
  Log.shared.withLock { $0.appendPrint(at: site) }
  return nil
}

public func __builtin_send_data(_ handle: AnyObject?) {}
