/// The fast pooling, over images in the order of pixels: the channels of a window's pixels lie side by side, and
/// are compared eight at a time.
struct PixelPooling {
  private let rows, columns: SlidingWindow
  private let batch, channels: Int
  let outputShape: [Int]

  /// - Precondition: as for `maxPool`.
  init(_ shape: [Int], size: Int, stride: Int, padding: Int) {
    let example = Images(planeShape: shape)
    batch = example.batch
    channels = example.channels
    rows = SlidingWindow(size: example.height, filter: size, stride: stride, padding: padding)
    columns = SlidingWindow(size: example.width, filter: size, stride: stride, padding: padding)
    guard padding < size else {
      fatalError("a window of \(size) with padding \(padding) would see nothing but padding")
    }
    outputShape = [Int](shape.dropLast(2)) + [rows.outputSize, columns.outputSize]
  }

  private func output(fill: (UnsafeMutablePointer<Float>) -> Void) -> Images {
    Images(batch, rows.outputSize, columns.outputSize, channels, .pixels, fill: fill)
  }

  /// One window: where its sums or maxima stand in the output, where its corner stands in the input, and which of
  /// its rows and columns hold data.
  private struct Window {
    let output, corner: Int
    let down, across: Range<Int>
  }

  @inline(__always)
  private func eachWindow(_ body: (Window) -> Void) {
    let down = (0..<rows.outputSize).map { rows.inside(of: $0) }
    let across = (0..<columns.outputSize).map { columns.inside(of: $0) }
    var output = 0
    for n in 0..<batch {
      for i in down.indices {
        let row = (n * rows.size + rows.start(of: i)) * columns.size
        for j in across.indices {
          body(
            Window(
              output: output, corner: (row + columns.start(of: j)) * channels, down: down[i],
              across: across[j]))
          output += channels
        }
      }
    }
  }

  /// Calls `body` with where each pixel of a window stands, and its number in the window.
  @inline(__always)
  private func eachPlace(of window: Window, _ body: (_ place: Int, _ number: Int) -> Void) {
    for r in window.down {
      for s in window.across {
        body(window.corner + (r * columns.size + s) * channels, r * columns.filter + s)
      }
    }
  }

  /// The largest numbers, and which pixel of its window each one came from: the first among equals; a NaN wins.
  func maxima(_ input: Images) -> (Images, winners: [Float]) {
    var winners: [Float] = []
    let maxima = output { maxima in
      winners = filled(batch * rows.outputSize * columns.outputSize * channels) { winners in
        input.scalars.withUnsafeBufferPointer { input in
          let input = input.baseAddress!
          eachWindow { window in
            var c = 0
            while c + 8 <= channels {
              var best = SIMD8<Float>(repeating: -.infinity)
              var winner = SIMD8<Float>(repeating: -1)
              eachPlace(of: window) { place, number in
                let value = (input + place + c).eight
                // The first place has won even where it holds minus infinity.
                let wins = (value .> best) .| ((value .!= value) .& (best .== best)) .| (winner .< 0)
                best.replace(with: value, where: wins)
                winner.replace(with: Float(number), where: wins)
              }
              (maxima + window.output + c).eight = best
              (winners + window.output + c).eight = winner
              c += 8
            }
            while c < channels {
              var (best, winner) = (-Float.infinity, Float(-1))
              eachPlace(of: window) { place, number in
                let value = input[place + c]
                if value > best || value.isNaN && !best.isNaN || winner < 0 {
                  (best, winner) = (value, Float(number))
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

  /// The gradient of the input: each winner receives what arrives at the windows that it won.
  func handBack(_ upstream: Images, winners: [Float]) -> Images {
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
              eachPlace(of: window) { place, number in
                let share = SIMD8<Float>.zero.replacing(with: arrived, where: winner .== Float(number))
                (gradient + place + c).eight += share
              }
              c += 8
            }
            while c < channels {
              let (arrived, winner) = (upstream[window.output + c], winners[window.output + c])
              eachPlace(of: window) { place, number in
                if winner == Float(number) { gradient[place + c] += arrived }
              }
              c += 1
            }
          }
        }
      }
    }
  }

  /// The mean of each window, F² in number, padding included.
  func means(_ input: Images) -> Images {
    let share = 1 / Float(rows.filter * columns.filter)
    return output { means in
      input.scalars.withUnsafeBufferPointer { input in
        eachWindow { window in
          (means + window.output).update(repeating: 0, count: channels)
          eachPlace(of: window) { place, _ in
            for c in 0..<channels { means[window.output + c] += input[place + c] * share }
          }
        }
      }
    }
  }

  /// The gradient of the input of `means`: each place of a window receives the same share.
  func spread(_ upstream: Images) -> Images {
    let share = 1 / Float(rows.filter * columns.filter)
    return gradient { gradient in
      upstream.scalars.withUnsafeBufferPointer { upstream in
        eachWindow { window in
          eachPlace(of: window) { place, _ in
            for c in 0..<channels { gradient[place + c] += upstream[window.output + c] * share }
          }
        }
      }
    }
  }

  /// Images like the input, of zeros to which `add` adds.
  private func gradient(add: (UnsafeMutablePointer<Float>) -> Void) -> Images {
    Images(batch, rows.size, columns.size, channels, .pixels) { gradient in
      gradient.update(repeating: 0, count: batch * rows.size * columns.size * channels)
      add(gradient)
    }
  }
}
