import CellLog

/// The text of a value, never longer than a limit. It is made at once: keeping the value would make copy-on-write copy
/// it at the next change.
struct ValueText {
  /// How much of a value is written out.
  struct Limit {
    let bytes: Int
    let elements: Int
    static let generous = Limit(bytes: 16 << 10, elements: 4096)
    static let short = Limit(bytes: 4 << 10, elements: 512)
  }

  private(set) var bytes: [UInt8] = []
  private(set) var isCut = false
  private let limit: Limit
  private var elements = 0
  private var depth = 0

  init<Value>(of value: Value, limit: Limit) {
    self.limit = limit
    // The most frequent types in loops, without the casts of the general case.
    if Value.self == Int.self {
      write(unsafeBitCast(value, to: Int.self).description)
    } else if Value.self == Float.self {
      write(unsafeBitCast(value, to: Float.self).description)
    } else if Value.self == Double.self {
      write(unsafeBitCast(value, to: Double.self).description)
    } else if Value.self == Bool.self {
      write(unsafeBitCast(value, to: Bool.self) ? "true" : "false")
    } else {
      write(any: value)
    }
    cut()
  }

  /// The texts of several values with `BoundRow.separator` between them.
  init(row: [Any], limit: Limit) {
    self.limit = limit
    for (index, value) in row.enumerated() {
      if index > 0 { write(String(BoundRow.separator)) }
      write(any: value)
    }
    cut()
  }

  private mutating func cut() {
    if bytes.count > limit.bytes {
      var end = limit.bytes
      while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      bytes.removeSubrange(end...)
      isCut = true
    }
    if isCut { bytes.append(contentsOf: "…".utf8) }
  }

  private mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Writes what `print` would, but strings quoted, types without their module, and no more than the limit.
  fileprivate mutating func write(any value: Any) {
    guard bytes.count <= limit.bytes, depth < 64 else {
      isCut = true
      return
    }
    depth += 1
    defer { depth -= 1 }
    // An object is neither a text nor a container of the library nor an optional: spare it their casts.
    if type(of: value) is AnyClass, let described = value as? any CustomStringConvertible {
      return write(described.description)
    }
    switch value {
    // First, because the other casts look through an optional.
    case let bounded as any Bounded: bounded.write(to: &self)
    case let text as String: write(text.debugDescription)
    case let text as Substring: write(text.debugDescription)
    case let character as Character: write(character.debugDescription)
    case let described as any CustomStringConvertible: write(described.description)
    case let described as any CustomDebugStringConvertible: write(described.debugDescription)
    case let type as Any.Type: write(_typeName(type, qualified: false))
    default: write(mirrored: value)
    }
  }

  private mutating func write(mirrored value: Any) {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .struct:
      write(_typeName(type(of: value), qualified: false))
      write(mirror.children, brackets: ("(", ")"))
    case .tuple:
      write(mirror.children, brackets: ("(", ")"))
    case .enum:
      guard let payload = mirror.children.first, let name = payload.label else {
        write(String(describing: value))
        return
      }
      write(name)
      if Mirror(reflecting: payload.value).displayStyle == .tuple {
        write(any: payload.value)
      } else {
        write([(label: nil, value: payload.value)], brackets: ("(", ")"))
      }
    case .class:
      write(_typeName(type(of: value), qualified: false))
    default:
      write(String(describing: value))
    }
  }

  /// Writes `[a, b, c]`, `(x: 1, y: 2)`.
  fileprivate mutating func write(
    _ children: some Sequence<Mirror.Child>, brackets: (open: String, close: String)
  ) {
    write(brackets.open)
    var isFirst = true
    for child in children {
      if !isFirst { write(", ") }
      isFirst = false
      elements += 1
      guard elements <= limit.elements, bytes.count <= limit.bytes else {
        isCut = true
        return
      }
      if let label = child.label, !label.hasPrefix(".") { write("\(label): ") }
      write(any: child.value)
    }
    write(brackets.close)
  }

  fileprivate mutating func write(pairs: some Sequence<(Any, Any)>) {
    var isEmpty = true
    write("[")
    for (key, value) in pairs {
      if !isEmpty { write(", ") }
      isEmpty = false
      elements += 1
      guard elements <= limit.elements, bytes.count <= limit.bytes else {
        isCut = true
        return
      }
      write(any: key)
      write(": ")
      write(any: value)
    }
    write(isEmpty ? ":]" : "]")
  }

  fileprivate mutating func write(optional value: Any?) {
    guard let value else {
      write("nil")
      return
    }
    write("Optional(")
    write(any: value)
    write(")")
  }
}

/// The standard library's containers, whose own `description` knows no limit.
private protocol Bounded {
  func write(to text: inout ValueText)
}

extension Bounded where Self: Sequence {
  func write(to text: inout ValueText) {
    text.write(lazy.map { (label: nil, value: $0 as Any) }, brackets: ("[", "]"))
  }
}

extension Array: Bounded {}
extension ArraySlice: Bounded {}
extension ContiguousArray: Bounded {}
extension Set: Bounded {}
extension Dictionary: Bounded {
  func write(to text: inout ValueText) { text.write(pairs: lazy.map { ($0.key as Any, $0.value as Any) }) }
}
extension Optional: Bounded {
  func write(to text: inout ValueText) { text.write(optional: map { $0 as Any }) }
}
