/// a · b + c for eight numbers at once: one instruction, rounded once, where the processor has it.
///
/// Without the flag the compiler may not use that instruction, and `addingProduct` would be a call of a library
/// function for each number. So results differ in their last bits between processors with and without it.
@inline(__always)
func multiplyAdd(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> SIMD8<Float> {
  #if FMA || arch(arm64)
    return c.addingProduct(a, b)
  #else
    return a * b + c
  #endif
}

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
