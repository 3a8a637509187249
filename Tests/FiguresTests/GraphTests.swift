import CNN
import Figures
import Pictures
import Testing

@Suite struct GraphTests {
  private func texts(_ marks: [Mark]) -> [String] {
    marks.compactMap { if case .text(let label) = $0.shape { label.text } else { nil } }
  }

  @Test func aWalkForwardAndBackward() {
    let (x, y, z) = (Variable(-2, name: "x"), Variable(5, name: "y"), Variable(-4, name: "z"))
    let picture = Figure.graph(((x + y).named("q") * z).named("f"))
    #expect(
      picture.steps.map(\.sentence) == [
        "Forward: x = −2, y = 5, z = −4.", "q = 3.", "f = −12.",
        "Backward: f changes by 1 when it changes by 1, so its gradient is 1.",
        "f hands −4 · 1 = −4 to q, whose gradient is −4.", "f hands 3 · 1 = 3 to z, whose gradient is 3.",
        "q hands 1 · (−4) = −4 to x, whose gradient is −4.",
        "q hands 1 · (−4) = −4 to y, whose gradient is −4.",
      ])
    let last = texts(picture.steps[7].marks)
    #expect(
      Set(last).isSuperset(of: ["= −2", "= 5", "= −4", "= 3", "= −12", "∂ 1", "∂ −4", "∂ 3", "← −4", "← 3"]))
    #expect(picture.keyStep == 7)
    #expect(texts(picture.marks) == ["x", "y", "q = x + y", "z", "f = q * z"])
    #expect(picture.marks.first { $0.name == "q" }?.sources == ["x", "y"])
    #expect(picture.marks.first { $0.name == "f" }?.sources == ["q", "z"])
  }

  @Test("a gradient is told when all of its shares are there")
  func sharedOperand() {
    let u = Variable(3, name: "u")
    let picture = Figure.graph(u * u + u)
    let ends = picture.steps.map(\.sentence).filter { $0.contains("whose gradient is") }
    #expect(
      ends.last == "u · u hands 3 · 1 = 3 to u, whose gradient is 7."
        || ends.last?.hasSuffix("to u, whose gradient is 7.") == true)
    #expect(ends.count { $0.contains("to u,") } == 1)
  }
}

@Suite struct CurveTests {
  private func paths(_ picture: Picture) -> [[Point]] {
    picture.marks.compactMap {
      if case .path(let points, false) = $0.shape, $0.strokeWidth == 2 { points } else { nil }
    }
  }

  private func texts(_ picture: Picture) -> [String] {
    picture.marks.compactMap { if case .text(let label) = $0.shape { label.text } else { nil } }
  }

  @Test func higherNumbersLieHigher() {
    let picture = Figure.curves([("a", [0, 1, 4] as [Double])], x: "epoch", y: "loss")
    let points = paths(picture)[0]
    #expect(points.count == 3 && points[0].y > points[1].y && points[1].y > points[2].y)
    #expect((points[0].y - points[1].y) * 3 - (points[1].y - points[2].y) < 1e-9)
    #expect(Set(texts(picture)).isSuperset(of: ["a", "epoch", "loss", "0", "1", "2", "3", "4"]))
  }

  @Test func aLogarithmicStepIsTenTimesAsMuch() {
    let points = paths(Figure.curves([("a", [1, 10, 100, 1000] as [Double])], isLogarithmic: true))[0]
    for index in 1..<3 {
      #expect(abs((points[index - 1].y - points[index].y) - (points[index].y - points[index + 1].y)) < 1e-6)
    }
  }

  @Test func whatIsNoNumberLeavesAGap() {
    #expect(paths(Figure.curves([("a", [1, 2, .nan, 3, 4] as [Float])])).map(\.count) == [2, 2])
  }

  @Test func histogramsCountZeros() {
    let picture = Figure.histogram([("half", Tensor(shape: [4], scalars: [0, 0, 1, -1])), ("none", [2, 3])])
    #expect(Set(texts(picture)).isSuperset(of: ["half", "50 % zeros", "none", "0 % zeros", "−3", "0", "3"]))
  }

  @Test func aDiagramNamesShapesAndParameters() {
    let network = Network(
      input: [1, 8, 8], [.convolution(4, size: 3), .relu, .flatten, .dense(10)], seed: 1)
    #expect(
      texts(Figure.diagram(network)).filter { $0.contains("×") || $0.contains("parameters") } == [
        "1 × 8 × 8", "convolution 4 × 3 × 3", "4 × 6 × 6", "40 parameters", "4 × 6 × 6", "1450 parameters",
      ])
  }
}
