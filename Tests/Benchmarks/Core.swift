import CNN

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// The workloads of core_peers.py, in the core: the same shapes under the same names, through its public functions.

@main
enum Core {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "process" {
      let training = Training()
      for _ in 0..<20 { training.epoch() }
      return
    }
    if arguments.first == "accuracy" {
      accuracy()
      return
    }
    let runs = max(1, arguments.first.flatMap { Int($0) } ?? 15)
    let names = Array(arguments.dropFirst())
    let workloads = workloads()
    for name in names where !workloads.contains(where: { $0.name == name }) {
      fatalError("there is no workload \(name)")
    }
    // The peak is no workload of the peers: it is measured where it is asked for.
    for workload in workloads where names.isEmpty ? workload.name != "peak" : names.contains(workload.name) {
      measure(workload, runs: runs)
    }
  }
}

struct Workload {
  let name: String
  /// Makes the data, and returns what is measured.
  let prepare: () -> () -> Void
}

/// Repeats a workload until a sample takes some milliseconds, and prints the median and the minimum of the samples.
func measure(_ workload: Workload, runs: Int) {
  let body = workload.prepare()
  var repetitions = 1
  while true {
    let seconds = time { for _ in 0..<repetitions { body() } }
    if seconds >= 0.005 { break }
    repetitions *= 2
  }
  var samples: [Double] = []
  for _ in 0..<runs {
    samples.append(time { for _ in 0..<repetitions { body() } } / Double(repetitions))
  }
  samples.sort()
  print(
    """
    {"name": "\(workload.name)", "peer": "CNN", "median": \(samples[runs / 2]), \
    "minimum": \(samples[0]), "runs": \(runs)}
    """)
}

func time(_ body: () -> Void) -> Double {
  let start = now()
  body()
  return now() - start
}

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The network of the lectures, trained on the digits with gradient descent.
final class Training {
  let (examples, others): (LabelledImages, LabelledImages)
  let network: Network
  var optimiser = SGD(rate: 0.2)
  var seed: UInt64

  init(seed: UInt64 = 1) {
    (examples, others) = Digits.split(seed: seed)
    network = Network(
      input: [1, 8, 8],
      [
        .convolution(8, size: 3, padding: .border(1)), .relu, .maxPool(2),
        .convolution(16, size: 3, padding: .border(1)), .relu, .maxPool(2), .flatten, .dense(10),
      ], seed: seed)
    self.seed = 1000 * seed
  }

  func epoch() {
    seed += 1
    for batch in examples.batches(of: 32, seed: seed) {
      let loss = network(batch.images).softmaxCrossEntropy(batch.labels)
      loss.backward()
      optimiser.step(network.parameters)
    }
  }
}

/// How many of the digits that were kept apart are read after 20 epochs, from five seeds.
func accuracy() {
  var sum = 0.0
  for seed: UInt64 in 1...5 {
    let training = Training(seed: seed)
    for _ in 0..<20 { training.epoch() }
    let accuracy = training.network.accuracy(on: training.others)
    print("seed \(seed): \(accuracy)")
    sum += accuracy
  }
  print("mean: \(sum / 5)")
}

func normal(_ shape: [Int]) -> Tensor {
  var generator = SeededGenerator(seed: 1)
  return .normal(shape, mean: 0, deviation: 1, using: &generator)
}

func workloads() -> [Workload] {
  [
    Workload(name: "epoch") {
      let training = Training()
      return { training.epoch() }
    }
  ]
    + convolution(
      "conv-64-56", input: [1, 64, 56, 56], filters: [64, 64, 3, 3], padding: 1)
    + convolution("conv-1-28", input: [32, 1, 28, 28], filters: [8, 1, 5, 5])
    + Array(convolution("conv-3-300", input: [1, 3, 300, 300], filters: [8, 3, 3, 3], stride: 3).prefix(1))
    + [
      Workload(name: "max-pool") {
        let images = normal([32, 64, 56, 56])
        return { _ = maxPool(images, size: 2) }
      },
      // The core has one order of axes; the peer's other order is compared with the same function.
      Workload(name: "max-pool-channels-last") {
        let images = normal([32, 64, 56, 56])
        return { _ = maxPool(images, size: 2) }
      },
      Workload(name: "matmul-512") {
        let (a, b) = (normal([512, 512]), normal([512, 512]))
        return { _ = matrixProduct(a, b) }
      },
      Workload(name: "peak") {
        var sums = (0..<14).map { SIMD8<Float>(repeating: 0.9 + Float($0) / 200) }
        return { peak(&sums) }
      },
    ]
}

/// Forward; forward and backward to the input and the weights; the same to the weights alone.
func convolution(
  _ name: String, input: [Int], filters: [Int], stride: Int = 1, padding: Int = 0
) -> [Workload] {
  func both(_ isInputWanted: Bool) -> () -> Void {
    let images = normal(input)
    let input = isInputWanted ? TensorVariable(images) : TensorVariable(constant: images)
    let weights = TensorVariable(normal(filters))
    func forward() -> TensorVariable {
      input.convolved(with: weights, stride: stride, padding: .border(padding))
    }
    let upstream = Tensor(shape: forward().shape, repeating: 1)
    return { forward().backward(upstream: upstream) }
  }
  return [
    Workload(name: "\(name)-forward") {
      let (images, weights) = (normal(input), normal(filters))
      return { _ = crossCorrelate(images, with: weights, stride: stride, padding: padding) }
    },
    Workload(name: "\(name)-both") { both(true) },
    Workload(name: "\(name)-both-weights") { both(false) },
  ]
}

/// 512³ multiply-adds that never leave the registers: what a matrix product of that size takes at the least.
@inline(never)
func peak(_ sums: inout [SIMD8<Float>]) {
  let (x, y) = (sums[12], sums[13])
  var (a, b, c, d, e, f) = (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5])
  var (g, h, i, j, k, l) = (sums[6], sums[7], sums[8], sums[9], sums[10], sums[11])
  for _ in 0..<512 * 512 * 512 / (8 * 12) {
    (a, b, c, d) = (step(a, x, y), step(b, x, y), step(c, x, y), step(d, x, y))
    (e, f, g, h) = (step(e, x, y), step(f, x, y), step(g, x, y), step(h, x, y))
    (i, j, k, l) = (step(i, x, y), step(j, x, y), step(k, x, y), step(l, x, y))
  }
  sums = [a, b, c, d, e, f, g, h, i, j, k, l, x, y]
}

@inline(__always)
func step(_ sum: SIMD8<Float>, _ x: SIMD8<Float>, _ y: SIMD8<Float>) -> SIMD8<Float> {
  #if FMA || arch(arm64)
    y.addingProduct(sum, x)
  #else
    sum * x + y
  #endif
}
