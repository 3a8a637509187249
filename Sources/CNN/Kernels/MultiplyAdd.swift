/// a · b + c for eight numbers at once: one instruction with one rounding where the processor has it.
///
/// Without the flag `FMA` the compiler may not use that instruction, and `addingProduct` would call a library
/// function for each number. So results differ in their last bits between processors with and without it.
@inline(__always)
func multiplyAdd(_ a: SIMD8<Float>, _ b: SIMD8<Float>, _ c: SIMD8<Float>) -> SIMD8<Float> {
  #if FMA || arch(arm64)
    return c.addingProduct(a, b)
  #else
    return a * b + c
  #endif
}
