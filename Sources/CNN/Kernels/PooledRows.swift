/// Every window of every plane reduced to one number by `combine`, the padding left out.
///
/// What a window holds is combined down first and then across: each row of the output begins as, place by
/// place, the rows that it looks at taken together, and then neighbours of what came out are. Both are loops
/// over neighbouring numbers, which a processor does several at a time, and a place that several windows of
/// one row share is looked at once a row of the output.
/// - Parameters:
///   - start: what combines with a number to that number.
///   - combine: associative and commutative, but for rounding.
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
