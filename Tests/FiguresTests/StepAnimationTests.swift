import CNN
import Figures
import Pictures
import Testing

/// Walks of a window: what is drawn is what was computed.
@Suite struct StepAnimationTests {
  private let image: Tensor = [
    [1, 3, 2, 8, 1], [5, 6, 7, 0, 2], [3, 1, 4, 2, 3], [2, 0, 1, 3, 4], [9, 0, 1, 3, 4],
  ]

  /// The texts of the cells whose names begin so, in their order: each name is that of a cell, its number stands next.
  private func numbers(_ prefix: String, _ picture: Picture) -> [String] {
    zip(picture.marks, picture.marks.dropFirst()).compactMap { cell, text in
      guard cell.name.hasPrefix(prefix), case .text(let label) = text.shape else { return nil }
      return label.text
    }
  }

  private func sources(_ name: String, _ picture: Picture) -> [String] {
    picture.marks.first { $0.name == name }?.sources ?? []
  }

  @Test(
    "the output of a filter and its sums",
    arguments: [(1, 0), (2, 0), (1, 1), (2, 1), (3, 0)])
  func crossCorrelation(_ stride: Int, _ padding: Int) {
    let filter: Tensor = [[1, 0], [2, -1]]
    let picture = Figure.crossCorrelation(image, with: filter, stride: stride, padding: padding)
    let result = crossCorrelate(image, with: filter, stride: stride, padding: padding)
    #expect(
      numbers("output", picture).map { $0.replacing("−", with: "-") } == result.scalars.map { "\(Int($0))" })
    #expect(picture.steps.count == result.count && picture.steps.indices.contains(picture.keyStep))
    for (step, number) in zip(picture.steps, result.scalars) {
      #expect(
        step.sentence.hasSuffix("= \(number < 0 ? "−" : "")\(Int(number.magnitude))."), "\(step.sentence)")
    }
  }

  @Test func aSumIsWrittenOut() {
    let picture = Figure.crossCorrelation([[1, 3], [5, 6]], with: [[1, 0], [2, -1]])
    #expect(picture.steps.map(\.sentence) == ["Row 1, column 1: 1·1 + 3·0 + 5·2 + 6·(−1) = 5."])
    #expect(sources("output:1,1", picture) == ["input:1,1", "input:1,2", "input:2,1", "input:2,2"])
  }

  @Test func paddingIsNobodysSource() {
    let picture = Figure.crossCorrelation([[7]], with: [[1, 2], [3, 4]], padding: 1)
    #expect(numbers("output", picture) == ["28", "21", "14", "7"])
    #expect(["1,1", "1,2", "2,1", "2,2"].allSatisfy { sources("output:\($0)", picture) == ["input:1,1"] })
    #expect(picture.steps[0].sentence == "Row 1, column 1: 0·1 + 0·2 + 0·3 + 7·4 = 28.")
  }

  @Test("the largest numbers", arguments: [(2, 2), (3, 1), (2, 1), (3, 2)])
  func maxPooling(_ size: Int, _ stride: Int) {
    let picture = Figure.maxPooling(image, size: size, stride: stride)
    let result = maxPool(image, size: size, stride: stride)
    #expect(numbers("output", picture) == result.scalars.map { "\(Int($0))" })
    for (step, number) in zip(picture.steps, result.scalars) {
      #expect(step.sentence.hasSuffix("is \(Int(number))."), "\(step.sentence)")
    }
    #expect(sources("output:1,1", picture).count == size * size)
    let isCut = (5 - size) % stride != 0
    #expect(picture.marks.contains { if case .hatching = $0.shape { true } else { false } } == isCut)
  }

  @Test("no mark lies outside of its picture")
  func inside() {
    let network = Network(
      input: [1, 8, 8], [.convolution(4, size: 3), .relu, .flatten, .dense(10)], seed: 1)
    let x = Variable(2, name: "x")
    let pictures = [
      Figure.crossCorrelation(image, with: [[1, 0], [2, -1]], padding: 2),
      Figure.maxPooling(image, size: 2, padding: 1),
      Figure.strides(22, filter: 5, stride: 5, padding: 1), Figure.strides(7, filter: 3, stride: 1),
      Figure.toeplitz([[1, 2], [3, 4]], input: [4, 4]), Figure.graph(x * x + 3 * x), Figure.diagram(network),
      Figure.curves([("a", [1, 2, 3] as [Double]), ("b", [3, .nan, 1, 4])], x: "epoch", y: "loss"),
      Figure.histogram([("w", network.weights[0].value)]),
      Figure.gallery([image, Tensor(shape: [3, 2, 2], repeating: 0.5)], labels: ["one", "two"]),
    ]
    for picture in pictures {
      for mark in picture.marks + picture.steps.flatMap(\.marks) {
        let (left, top, right, bottom): (Double, Double, Double, Double) =
          switch mark.shape {
          case .rectangle(let x, let y, let width, let height, _),
            .hatching(let x, let y, let width, let height),
            .raster(_, let x, let y, let width, let height):
            (x, y, x + width, y + height)
          case .circle(let center, let radius):
            (center.x - radius, center.y - radius, center.x + radius, center.y + radius)
          case .path(let points, _):
            (points.map(\.x).min()!, points.map(\.y).min()!, points.map(\.x).max()!, points.map(\.y).max()!)
          case .arc(let from, let to):
            (min(from.x, to.x), min(from.y, to.y), max(from.x, to.x), max(from.y, to.y))
          case .text(let label): (label.place.x, label.place.y, label.place.x, label.place.y)
          }
        #expect(
          left >= -2 && top >= -2 && right <= picture.width + 2 && bottom <= picture.height + 2,
          "\(picture.summary): \(mark.shape)")
      }
    }
  }

  @Test func aLineOfWindows() {
    let picture = Figure.strides(22, filter: 5, stride: 5)
    let bars = picture.marks.filter { if case .rectangle(_, _, _, 11, _) = $0.shape { true } else { false } }
    #expect(bars.count == outputSize(22, filter: 5, stride: 5))
    #expect(picture.summary.hasSuffix("4 places, 2 left over"))
  }

  @Test func aToeplitzMatrixShowsItsWeights() {
    let filter: Tensor = [[1, 2], [3, 0]]
    let picture = Figure.toeplitz(filter, input: [3, 3])
    let matrix = toeplitzMatrix(of: filter, over: [3, 3], padding: .valid)
    let cells = picture.marks.dropFirst().filter { if case .rectangle = $0.shape { true } else { false } }
    #expect(cells.count == matrix.scalars.count { $0 != 0 })
  }
}
