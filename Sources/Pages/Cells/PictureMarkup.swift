import CellLog
import PNG
import Foundation
import Pictures

/// Writes pictures of cells, and collects the files that hold their larger images.
struct PictureMarkup {
  /// Whether larger images become files; otherwise the page holds every image.
  let makesFiles: Bool
  /// By their paths in the site's folder.
  private(set) var files: [String: [UInt8]] = [:]

  /// How many of the pictures so far have steps.
  private var walkCount = 0

  init(makesFiles: Bool) { self.makesFiles = makesFiles }

  /// The same state without the files, for the part of the page that follows.
  var empty: PictureMarkup {
    var empty = self
    empty.files = [:]
    return empty
  }

  /// Whether the next picture is written in the same way after both.
  func continues(as other: PictureMarkup) -> Bool {
    makesFiles == other.makesFiles && walkCount == other.walkCount
  }

  /// Adds the pictures that were written after these.
  mutating func add(_ other: PictureMarkup) {
    files.merge(other.files) { first, _ in first }
    walkCount = other.walkCount
  }

  /// Larger images, in bytes, become files, which a browser loads beside the text and only once.
  private static let mostInPage = 2_048

  mutating func write(_ picture: Picture, to html: inout HTML) {
    var new: [String: [UInt8]] = [:]
    let svg = SVGWriter.svg(picture) { raster in
      let bytes = PNGEncoder.bytes(of: raster)
      guard makesFiles, bytes.count > Self.mostInPage else {
        return "data:image/png;base64," + Data(bytes).base64EncodedString()
      }
      let path = "media/drawing-\(fingerprint(bytes).prefix(16)).png"
      new[path] = bytes
      return path
    }
    files.merge(new) { first, _ in first }
    html.block("figure", class: picture.steps.isEmpty ? "drawing" : "drawing walkthrough") { html in
      html.line("div", class: "surface") { $0.add(drawing: svg) }
      if !picture.steps.isEmpty {
        walkCount += 1
        writeSteps(of: picture, to: &html)
      }
      if !picture.caption.isEmpty {
        html.line("figcaption", picture.caption)
      }
    }
  }

  /// The steps as a list of sentences. A script turns it into buttons.
  private func writeSteps(of picture: Picture, to html: inout HTML) {
    html.line("ol", class: "steps") { html in
      for (index, step) in picture.steps.enumerated() {
        // The id is the address of the step within the page.
        html.element(
          "li",
          ["id": "walk:\(walkCount):\(index + 1)", "class": index == picture.keyStep ? "telling" : nil],
          step.sentence)
      }
    }
  }
}
