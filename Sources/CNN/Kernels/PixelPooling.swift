/// The fast pooling of images in the layout NHWC: the channels of a pixel are adjacent and are compared eight
/// at a time.
struct PixelPooling {
  private let geometry: PoolingGeometry
  private let batch, channels: Int

  private var rows: SlidingWindow { geometry.rows }
  private var columns: SlidingWindow { geometry.columns }
  var outputShape: [Int] { geometry.outputShape }

  /// - Precondition: as for `maxPool`.
  init(_ shape: [Int], size: Int, stride: Int, padding: Int) {
    geometry = PoolingGeometry(shape, size: size, stride: stride, padding: padding, rounding: .down)
    batch = shape.count == 4 ? shape[0] : 1
    channels = geometry.planeCount / batch
  }

  private func output(fill: (UnsafeMutablePointer<Float>) -> Void) -> ImageBatch {
    ImageBatch(batch, rows.outputSize, columns.outputSize, channels, .nhwc, fill: fill)
  }

  /// One window: the index of its result in the output, the index of its corner in the input, and its pixels
  /// that hold data.
  private struct Window {
    let output, corner: Int
    let places: UnsafeBufferPointer<Place>
  }

  /// A pixel of a window: its offset from the corner, and its number, row by row.
  private struct Place {
    let offset: Int
    let number: Float
  }

  private func places(_ down: Range<Int>, _ across: Range<Int>) -> [Place] {
    var places: [Place] = []
    for r in down {
      for s in across {
        places.append(
          Place(offset: (r * columns.size + s) * channels, number: Float(r * columns.filter + s)))
      }
    }
    return places
  }

  @inline(__always)
  private func eachWindow(_ body: (Window) -> Void) {
    let down = (0..<rows.outputSize).map { rows.inside(of: $0) }
    let across = (0..<columns.outputSize).map { columns.inside(of: $0) }
    places(0..<rows.filter, 0..<columns.filter).withUnsafeBufferPointer { whole in
      var output = 0
      for n in 0..<batch {
        for i in down.indices {
          let row = (n * rows.size + rows.start(of: i)) * columns.size
          for j in across.indices {
            let corner = (row + columns.start(of: j)) * channels
            if down[i].count * across[j].count == whole.count {
              body(Window(output: output, corner: corner, places: whole))
            } else {
              places(down[i], across[j]).withUnsafeBufferPointer {
                body(Window(output: output, corner: corner, places: $0))
              }
            }
            output += channels
          }
        }
      }
    }
  }

  /// The largest numbers, and the number of the pixel of its window that each came from: the first among
  /// equal ones. A NaN is larger than any number.
  func maxima(_ input: ImageBatch) -> (ImageBatch, winners: [Float]) {
    var winners: [Float] = []
    let maxima = output { maxima in
      winners = filled(batch * rows.outputSize * columns.outputSize * channels) { winners in
        input.scalars.withUnsafeBufferPointer { input in
          let input = input.baseAddress!
          eachWindow { window in
            var c = 0
            while c + 8 <= channels {
              var best = SIMD8<Float>(repeating: -.infinity)
              var notANumber = SIMD8<Float>.zero .!= .zero
              let first = input + (window.corner + c)
              for place in window.places {
                let value = (first + place.offset).eight
                best.replace(with: value, where: value .> best)
                notANumber .|= value .!= value
              }
              best.replace(with: .nan, where: notANumber)
              // Backwards, so that the first among equal ones is written last.
              var winner = SIMD8<Float>(repeating: -1)
              for place in window.places.reversed() {
                let value = (first + place.offset).eight
                winner.replace(with: place.number, where: (value .== best) .| (value .!= value))
              }
              (maxima + window.output + c).eight = best
              (winners + window.output + c).eight = winner
              c += 8
            }
            while c < channels {
              var (best, winner) = (-Float.infinity, Float(-1))
              for place in window.places {
                let value = input[window.corner + place.offset + c]
                if value > best || value.isNaN && !best.isNaN || winner < 0 {
                  (best, winner) = (value, place.number)
                }
              }
              maxima[window.output + c] = best
              winners[window.output + c] = winner
              c += 1
            }
          }
        }
      }
    }
    return (maxima, winners)
  }

  /// The gradient of the input of `maxima`: each winner receives the upstream gradients of the windows that
  /// it won.
  func maximaGradient(_ upstream: ImageBatch, winners: [Float]) -> ImageBatch {
    gradient { gradient in
      upstream.scalars.withUnsafeBufferPointer { upstream in
        winners.withUnsafeBufferPointer { winners in
          let (upstream, winners) = (upstream.baseAddress!, winners.baseAddress!)
          eachWindow { window in
            var c = 0
            while c + 8 <= channels {
              let (arrived, winner) = (
                (upstream + window.output + c).eight, (winners + window.output + c).eight
              )
              let first = gradient + (window.corner + c)
              for place in window.places {
                let share = SIMD8<Float>.zero.replacing(with: arrived, where: winner .== place.number)
                (first + place.offset).eight += share
              }
              c += 8
            }
            while c < channels {
              let (arrived, winner) = (upstream[window.output + c], winners[window.output + c])
              for place in window.places where winner == place.number {
                gradient[window.corner + place.offset + c] += arrived
              }
              c += 1
            }
          }
        }
      }
    }
  }

  /// The mean of each window over all F² places, padding included.
  func means(_ input: ImageBatch) -> ImageBatch {
    let share = 1 / Float(rows.filter * columns.filter)
    return output { means in
      input.scalars.withUnsafeBufferPointer { input in
        eachWindow { window in
          (means + window.output).update(repeating: 0, count: channels)
          for place in window.places {
            let first = window.corner + place.offset
            for c in 0..<channels { means[window.output + c] += input[first + c] * share }
          }
        }
      }
    }
  }

  /// The gradient of the input of `means`: each place of a window receives the same share of its upstream
  /// gradient.
  func meansGradient(_ upstream: ImageBatch) -> ImageBatch {
    let share = 1 / Float(rows.filter * columns.filter)
    return gradient { gradient in
      upstream.scalars.withUnsafeBufferPointer { upstream in
        eachWindow { window in
          for place in window.places {
            let first = window.corner + place.offset
            for c in 0..<channels { gradient[first + c] += upstream[window.output + c] * share }
          }
        }
      }
    }
  }

  /// A batch of the shape of the input: zeros, to which `add` adds.
  private func gradient(add: (UnsafeMutablePointer<Float>) -> Void) -> ImageBatch {
    ImageBatch(batch, rows.size, columns.size, channels, .nhwc) { gradient in
      gradient.update(repeating: 0, count: batch * rows.size * columns.size * channels)
      add(gradient)
    }
  }
}
