import Pictures
import Testing

@Suite struct SVGTests {
  private func svg(_ marks: Mark..., steps: [Picture.Step] = [], summary: String = "s") -> String {
    let picture = Picture(width: 10, height: 20.5, marks: marks, steps: steps, summary: summary)
    let text = String(decoding: SVGWriter.svg(picture) { "\($0.columns)x\($0.rows)" }, as: UTF8.self)
    let start =
      "<svg class=\"picture\" role=\"img\" viewBox=\"0 0 10 20.5\" width=\"10\" height=\"20.5\" aria-label=\"\(summary)\">"
    #expect(text.hasPrefix(start) && text.hasSuffix("</svg>"), "\(text)")
    return String(text.dropFirst(start.count).dropLast("</svg>".count))
  }

  @Test func shapes() {
    #expect(
      svg(Mark(.rectangle(x: 1, y: 2, width: 3.456, height: 4, corner: 2), fill: .cell, stroke: .line))
        == "<rect x=\"1\" y=\"2\" width=\"3.46\" height=\"4\" rx=\"2\" class=\"f-cell s-line\"/>")
    #expect(
      svg(Mark(.circle(center: Point(1, -0.05), radius: 2), stroke: .ink, strokeWidth: 2, isDashed: true))
        == "<circle cx=\"1\" cy=\"-0.05\" r=\"2\" class=\"f-none s-ink dashed\" stroke-width=\"2\"/>")
    #expect(
      svg(Mark(.path([Point(0, 0), Point(1, 2)], isClosed: true), fill: .level(-3)))
        == "<path d=\"M0 0L1 2Z\" class=\"f-n3\"/>")
    #expect(
      svg(Mark(.arc(from: Point(0, 0), to: Point(4, 2)), stroke: .backward))
        == "<path d=\"M0 0C2 0 2 2 4 2\" class=\"f-none s-backward\"/>")
    #expect(
      svg(
        Mark(
          .raster(Raster(columns: 1, rows: 1, colors: [0, 0, 0]), x: 0, y: 0, width: 5, height: 5)))
        == "<image class=\"pixels\" x=\"0\" y=\"0\" width=\"5\" height=\"5\" preserveAspectRatio=\"none\" href=\"1x1\"/>"
    )
  }

  @Test func hatchingStaysInItsRectangle() {
    #expect(
      svg(Mark(.hatching(x: 1, y: 1, width: 6, height: 4), stroke: .quiet))
        == "<path d=\"M1 4L4 1M6 5L7 4\" class=\"f-none s-quiet\"/>")
  }

  @Test func textIsEscaped() {
    #expect(
      svg(Mark(.text(Label("<a> & \"b\"\u{0}", at: Point(1, 2), anchor: .start)), fill: .quiet))
        == "<text x=\"1\" y=\"2\" class=\"f-quiet start\">&lt;a&gt; &amp; &quot;b&quot;\u{FFFD}</text>")
    #expect(svg(summary: "a").isEmpty)
  }

  @Test func whatPointsAtOthersSaysSo() {
    #expect(
      svg(Mark(.circle(center: Point(0, 0), radius: 1), fill: .ink, name: "o1", sources: ["i0", "i1"]))
        == "<circle cx=\"0\" cy=\"0\" r=\"1\" class=\"f-ink\" data-name=\"o1\" data-from=\"i0 i1\"/>")
  }

  @Test func stepsAreGroups() {
    let dot = Mark(.circle(center: Point(0, 0), radius: 1), fill: .ink)
    #expect(
      svg(steps: [.init(marks: [dot], sentence: "a"), .init(marks: [], sentence: "b")])
        == "<g class=\"step telling\"><circle cx=\"0\" cy=\"0\" r=\"1\" class=\"f-ink\"/></g><g class=\"step\"></g>"
    )
  }

  @Test(
    "the level of a value",
    arguments: [(-2.0, 1.0, -8), (0.5, 1, 4), (0, 1, 0), (1, 0, 0), (.nan, 1, 0), (-0.51, 1, -4)])
  func level(_ value: Double, _ limit: Double, _ level: Int) {
    #expect(ColorRole.level(value, limit: limit) == .level(level))
  }
}
