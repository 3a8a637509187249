import Pictures
import Testing

@testable import Pages

/// Pictures of cells as they stand on a page.
@Suite struct PictureMarkupTests {
  private let picture = Picture(
    width: 10, height: 10,
    marks: [
      Mark(.rectangle(x: 0, y: 0, width: 4, height: 4, corner: 1), fill: .cell, name: "x0"),
      Mark(.circle(center: Point(8, 2), radius: 2), stroke: .ink, name: "y0", sources: ["x0", "x1"]),
      Mark(.text(Label("<&>", at: Point(2, 2)))),
      Mark(.hatching(x: 0, y: 0, width: 9, height: 9), stroke: .line),
      Mark(.raster(Raster(columns: 1, rows: 1, colors: [1, 2, 3]), x: 0, y: 0, width: 4, height: 4)),
    ],
    steps: [
      Picture.Step(
        marks: [Mark(.arc(from: Point(0, 0), to: Point(4, 4)), stroke: .focus)], sentence: "First & so on."),
      Picture.Step(marks: [], sentence: "Then."),
    ],
    keyStep: 1, summary: "\"Quoted\"", caption: "A < B")

  @Test func aPictureInStepsIsThereWithoutAScript() {
    var pictures = PictureMarkup(makesFiles: true)
    var html = HTML()
    pictures.write(picture, to: &html)
    pictures.write(picture, to: &html)
    let page = Page.checked(html)
    #expect(page.contains("<figure class=\"drawing walkthrough\">"))
    #expect(page.contains("<g class=\"step\"><path") && page.contains("<g class=\"step telling\"></g>"))
    #expect(
      page.contains(
        "<ol class=\"steps\"><li id=\"walk:1:1\">First &amp; so on.</li><li id=\"walk:1:2\" class=\"telling\">Then.</li></ol>"
      ))
    #expect(page.contains("<li id=\"walk:2:1\">"), "each step has an address of its own")
    #expect(page.contains("data-name=\"y0\" data-from=\"x0 x1\""))
    #expect(page.contains("href=\"data:image/png;base64,"), "a small image stands in the page")
  }

  @Test func aPictureWithoutStepsIsNoWalkthrough() {
    var still = picture
    still.steps = []
    var pictures = PictureMarkup(makesFiles: true)
    var html = HTML()
    pictures.write(still, to: &html)
    #expect(Page.checked(html).hasPrefix("<figure class=\"drawing\">"))
  }
}
