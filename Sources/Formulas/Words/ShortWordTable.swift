/// Values by short words in UTF-8, the first 16 bytes of a word as one number.
///
/// Every word of every text and every command of every formula is looked up. A multiplication finds the slot of a word,
/// where a `Dictionary` would hash in a way that withstands chosen keys.
struct ShortWordTable<Value: Sendable>: Sendable {
  /// The most bytes of a word that count.
  static var longest: Int { 16 }

  /// For each slot the number of its entry, counted from 1; 0 where it is empty. An entry stands in the first empty slot
  /// from its own on.
  private var slots: [UInt16]
  private let keys: [UInt128]
  private let values: [Value]
  private let shift: UInt64

  init(_ table: [UInt128: Value]) {
    keys = Array(table.keys)
    values = Array(table.values)
    // At most a quarter of the slots are taken: most words that are in no table meet an empty one.
    var bits = 4
    while 1 << bits < 4 * keys.count { bits += 1 }
    shift = UInt64(64 - bits)
    slots = Array(repeating: 0, count: 1 << bits)
    for (index, key) in keys.enumerated() {
      var slot = slot(of: key)
      while slots[slot] != 0 { slot = (slot + 1) % slots.count }
      slots[slot] = UInt16(index + 1)
    }
  }

  subscript(key: UInt128) -> Value? {
    var slot = slot(of: key)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if keys[index] == key { return values[index] }
      slot = slot + 1 == slots.count ? 0 : slot + 1
    }
    return nil
  }

  private func slot(of key: UInt128) -> Int {
    let folded =
      UInt64(truncatingIfNeeded: key) ^ (UInt64(truncatingIfNeeded: key >> 64) &* 0x9E37_79B9_7F4A_7C15)
    // The highest bits of a product depend on all bits of its factor.
    return Int((folded &* 0xD1B5_4A32_D192_ED03) >> shift)
  }

  /// The key of a word, of which only so many bytes count.
  static func key(_ word: UnsafeBufferPointer<UInt8>, _ longest: Int = longest) -> UInt128 {
    var key: UInt128 = 0
    for index in 0..<min(word.count, longest) { key = key << 8 | UInt128(word[index]) }
    return key
  }
}

/// Values by words, of which most are short and of ASCII.
struct WordTable<Value: Sendable>: Sendable {
  private let short: ShortWordTable<Value>
  private let others: [String: Value]

  init(_ table: [String: Value]) {
    var short: [UInt128: Value] = [:]
    var others: [String: Value] = [:]
    for (word, value) in table {
      if let key = Self.key(word) { short[key] = value } else { others[word] = value }
    }
    self.short = ShortWordTable(short)
    self.others = others
  }

  subscript(word: String) -> Value? {
    if let key = Self.key(word) { return short[key] }
    return others[word]
  }

  /// The key of a word of which every byte counts; nil for a longer one, and for one that may be written in several ways.
  private static func key(_ word: String) -> UInt128? {
    var word = word
    return word.withUTF8 { word in
      word.count > ShortWordTable<Value>.longest || word.contains { $0 >= 0x80 }
        ? nil : ShortWordTable<Value>.key(word)
    }
  }
}
