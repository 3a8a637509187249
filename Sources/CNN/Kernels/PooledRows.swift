/// Every window of every plane reduced to one number by `combine`, the padding left out.
///
/// A window is combined down first and then across: for each row of the output, the rows of the input that it
/// looks at are combined place by place into one line, and then neighbours within that line. Both are loops
/// over neighbouring numbers, which a processor does several at a time, and what windows of one row share is
/// combined once.
/// - Parameters:
///   - start: the identity of `combine`.
///   - combine: associative and commutative, apart from rounding.
@inline(__always)
func pooledRows(
  _ scalars: [Float], _ geometry: PoolingGeometry, start: Float, combine: (Float, Float) -> Float
) -> [Float] {
  let (rows, columns) = (geometry.rows, geometry.columns)
  let onData = (0..<columns.filter).map { columns.positions(onDataAt: $0) }
  let count = geometry.planeCount * rows.outputSize * columns.outputSize
  return [Float](unsafeUninitializedCapacity: count) { output, initialised in
    output.initialize(repeating: start)
    initialised = count
    scalars.withUnsafeBufferPointer { source in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: columns.size) { buffer in
        // An input without places was refused, and an output has at least one.
        let (source, line) = (source.baseAddress!, buffer.baseAddress!)
        var target = output.baseAddress!
        for plane in 0..<geometry.planeCount {
          for i in 0..<rows.outputSize {
            buffer.initialize(repeating: start)
            let first = source + (plane * rows.size + rows.start(of: i)) * columns.size
            for r in rows.inside(of: i) {
              let row = first + r * columns.size
              for x in 0..<columns.size { line[x] = combine(line[x], row[x]) }
            }
            for s in 0..<columns.filter {
              let seen = line + (s - columns.paddingBefore)
              if columns.stride == 1 {
                for j in onData[s] { target[j] = combine(target[j], seen[j]) }
              } else {
                for j in onData[s] { target[j] = combine(target[j], seen[j * columns.stride]) }
              }
            }
            target += columns.outputSize
          }
        }
      }
    }
  }
}
