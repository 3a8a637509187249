extension UnsafePointer<Float> {
  /// Eight numbers from here on, wherever they lie.
  @inline(__always)
  var eight: SIMD8<Float> { UnsafeRawPointer(self).loadUnaligned(as: SIMD8<Float>.self) }
}

extension UnsafeMutablePointer<Float> {
  /// Eight numbers from here on, wherever they lie.
  @inline(__always)
  var eight: SIMD8<Float> {
    get { UnsafeRawPointer(self).loadUnaligned(as: SIMD8<Float>.self) }
    nonmutating set { UnsafeMutableRawPointer(self).storeBytes(of: newValue, as: SIMD8<Float>.self) }
  }
}

/// Copies `count` numbers. Those of a pixel or a short row are too few to be worth a call of memcpy.
@inline(__always)
func copyFew(_ source: UnsafePointer<Float>, _ target: UnsafeMutablePointer<Float>, _ count: Int) {
  if count > 128 {
    target.update(from: source, count: count)
    return
  }
  var place = 0
  while place + 8 <= count {
    (target + place).eight = (source + place).eight
    place += 8
  }
  while place < count {
    target[place] = source[place]
    place += 1
  }
}

/// Writes `count` zeros. Few are not worth a call of memset.
@inline(__always)
func clearFew(_ target: UnsafeMutablePointer<Float>, _ count: Int) {
  if count > 128 {
    target.update(repeating: 0, count: count)
    return
  }
  var place = 0
  while place + 8 <= count {
    (target + place).eight = .zero
    place += 8
  }
  while place < count {
    target[place] = 0
    place += 1
  }
}

/// An array of `count` numbers.
/// - Parameter fill: writes every one of them. It is not called for an empty array.
@inline(__always)
func filled(_ count: Int, _ fill: (UnsafeMutablePointer<Float>) -> Void) -> [Float] {
  [Float](unsafeUninitializedCapacity: count) { buffer, initialised in
    if let start = buffer.baseAddress, count > 0 { fill(start) }
    initialised = count
  }
}
