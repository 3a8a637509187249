import CNN
import Pictures
import Testing

@testable import Figures

/// How a tensor shows itself.
@Suite struct TensorPictureTests {
  private func texts(_ picture: Picture) -> [String] {
    picture.marks.compactMap { if case .text(let label) = $0.shape { label.text } else { nil } }
  }

  private func rasters(_ picture: Picture) -> [Raster] {
    picture.marks.compactMap { if case .raster(let raster, _, _, _, _) = $0.shape { raster } else { nil } }
  }

  @Test func aFewNumbersAreAGrid() {
    let picture = ([[1, -2.5], [0.125, 1000]] as Tensor).picture
    #expect(texts(picture) == ["1", "−2.5", "0.13", "1000"])
    #expect(rasters(picture).isEmpty)
    #expect(texts((Tensor(shape: [3], scalars: [1, 2, 3])).picture) == ["1", "2", "3"])
    #expect(texts(Tensor(shape: [], scalars: [7]).picture) == ["7"])
  }

  @Test func sharesOfLightAreGrey() {
    let plane = Tensor(shape: [20, 1], scalars: (0..<20).map { $0 == 0 ? 1 : $0 == 1 ? 0.5 : 0 })
    let raster = rasters(plane.picture)[0]
    #expect(raster.columns == 1 && raster.rows == 20)
    #expect(Array(raster.colors.prefix(9)) == [255, 255, 255, 128, 128, 128, 0, 0, 0])
    #expect(texts(plane.picture).isEmpty)
  }

  @Test func signedNumbersHaveALegend() {
    let plane = Tensor(shape: [20, 1], scalars: (0..<20).map { Float($0) - 10 })
    #expect(texts(plane.picture) == ["−10", "0", "10"])
    // 0 is white.
    #expect(Array(rasters(plane.picture)[0].colors[30..<33]) == [255, 255, 255])
  }

  @Test func threePlanesOfLightAreColours() {
    var image = Tensor.zeros([3, 2, 2])
    image[0, 0, 1] = 1
    image[2, 1, 1] = 1
    #expect(rasters(image.picture)[0].colors == [0, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 255])
  }

  @Test func otherPlanesStandSideBySide() {
    let planes = Tensor(shape: [5, 4, 4], repeating: 2)
    #expect(rasters(planes.picture).count == 5 + 1)
    let filters = Tensor(shape: [100, 1, 3, 3], repeating: 0.5)
    #expect(rasters(filters.picture).count == 64)
    #expect(filters.picture.caption == "The first 64 of 100 planes.")
  }

  @Test(
    "nothing is drawn of an empty tensor but its shape",
    arguments: [[0], [0, 3], [2, 0, 2], [1, 2, 3, 4, 5]])
  func whatHasNoPlane(_ shape: [Int]) {
    let text = "a tensor of shape " + shape.map(String.init).joined(separator: " × ")
    #expect(texts(Tensor(shape: shape, repeating: 0).picture) == [text])
  }

  @Test(
    "the text of a number",
    arguments: [
      (0, "0"), (-0.0001, "0"), (3.14159, "3.14"), (-12.34, "−12.3"), (0.05, "0.05"), (0.999, "1"),
      (1e9, "big"),
      (.nan, "nan"), (-.infinity, "−big"), (123.456, "123"), (0.5, "0.5"),
    ] as [(Float, String)])
  func text(_ number: Float, _ text: String) { #expect(shortText(number) == text) }
}
