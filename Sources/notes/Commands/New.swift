import ArgumentParser
import Course
import Foundation
import Platform

struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Begin a lecture: a note that shows what can be in one, and holds.")

  @Argument(help: "The title of the lecture.")
  var title: String

  @OptionGroup var options: FolderOptions

  func validate() throws {
    guard !title.contains(where: \.isNewline) else { throw ValidationError("a title is one line") }
    guard !Template.fileName(of: title).isEmpty else {
      throw ValidationError("‘\(title)’ has no letter and no digit that a file could be named after")
    }
  }

  func run() async throws {
    let path = "\(options.folder)/\(Template.fileName(of: title)).md"
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: options.folder, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw EnvironmentError(
          "\(options.folder) is a file", help: "name the folder of the notes with --notes DIR")
      }
    } else {
      do {
        try FileManager.default.createDirectory(atPath: options.folder, withIntermediateDirectories: true)
      } catch {
        throw EnvironmentError(
          "the folder \(options.folder) cannot be made: \(String(cString: strerror(errno)))")
      }
    }
    // A folder without a note cannot be read as a course: this lecture is its first.
    let isFirst = try CourseFiles(in: options.folder).notes.isEmpty
    let course = isFirst ? nil : try await Course.read(folder: options.folder)
    let isStrict = course?.frontMatter?.isStrict ?? false
    let last = (course?.lessons ?? []).compactMap(\.document.frontMatter.order).max() ?? 0
    guard !FileManager.default.fileExists(atPath: path) else {
      throw EnvironmentError("\(path) is there already: it stays as it is", help: "choose another title")
    }
    let template = Template(title: title, order: Self.next(last), isInStrictFolder: isStrict)
    try Files.create(path, Array(template.text.utf8))
    Terminal.output.write("\(path)\n")
  }
}

extension New {
  /// The next whole number, or 1 where `last` is too large for an `Int`.
  fileprivate static func next(_ last: Double) -> Int { Int(exactly: last.rounded(.down) + 1) ?? 1 }
}

/// The text of a new lecture.
struct Template {
  let title: String
  let order: Int
  /// A lecture is begun without being strict, whatever its folder says.
  let isInStrictFolder: Bool

  /// Without `.md`; empty where the title has neither letters nor digits.
  static func fileName(of title: String) -> String {
    let words = title.precomposedStringWithCanonicalMapping.lowercased().split {
      !($0.isLetter || $0.isNumber)
    }
    var name = words.joined(separator: "-")
    // File systems limit the bytes of a name, not its characters.
    while name.utf8.count > 100 { name.removeLast() }
    return name.hasSuffix("-") ? String(name.dropLast()) : name
  }

  /// The title as YAML. It is quoted unless it is plain words, because YAML reads some words as other values.
  private var quotedTitle: String {
    let isPlain =
      title.allSatisfy { $0.isLetter || $0 == " " || $0 == "-" } && title.contains(" ")
      && title.first?.isLetter == true && title.last?.isLetter == true
    if isPlain { return title }
    let escaped = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
      "\t", with: "\\t")
    return "\"\(escaped)\""
  }

  var text: String {
    """
    ---
    title: \(quotedTitle)
    description: Say in one sentence what a reader can do afterwards.
    tags: [cnn]
    order: \(order)\(isInStrictFolder ? "\nstrict: false" : "")
    ---

    **The question.** A window moves over an image, one pixel at a time. How many places does it have?

    ```swift
    let width = 8
    let window = 3
    let places = outputSize(width, filter: window, stride: 1)   // => 6
    places * places                                             // => 36
    ```

    The image is 8 %%= width%% pixels wide and the window 3 %%= window%%. Along one axis the window has 6 %%= places%%
    places, and in the image 36 %%= places * places%%. Along one axis it begins at

    ```swift
    windowStarts(width, filter: window, stride: 1)   // => [0, 1, 2, 3, 4, 5]
    ```

    ## The rule

    With an image of $W$ pixels, a window of $F$ and a stride of $S$ the number of places is

    $$O = \\left\\lfloor\\frac{W - F}{S}\\right\\rfloor + 1$$ %%= outputSize(W, filter: F, stride: S) for W in 3...20, F in 1...3, S in 1...3%%

    > [!question]- Predict first: how many places are there with a stride of two?
    > Along one axis there are three, and the last column of the image is not looked at:
    >
    > ```swift
    > outputSize(width, filter: window, stride: 2)     // => 3
    > windowStarts(width, filter: window, stride: 2)   // => [0, 2, 4]
    > ```

    ## A picture

    A statement that is only a tensor is drawn:

    ```swift
    let image: Tensor = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    image
    ```

    ## Common mistakes

    - To forget the place at which the window begins: $8 - 3 = 6$ %%wrong%% places. It is one more than $8 - 3 = 5$.

    """
  }
}
