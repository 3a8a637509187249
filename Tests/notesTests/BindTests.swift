import Foundation
import TestSupport
import Testing

/// What `notes bind` writes to files. What it says is in `Cases`.
@Suite struct BindTests {
  private static let note = """
    It has 100 looks.

    ```swift
    let looks = outputSize(300, filter: 3, stride: 3)   // => 100
    ```

    """

  private static func bound(_ comment: String) -> String {
    note.replacing("100 looks", with: "100 \(comment) looks")
  }

  @Test func aSecondRunFindsNothing() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write(Self.note, to: "notes/looks.md")
    let first = try await place.run(["bind"])
    #expect(
      first.code == 0 && first.output.hasSuffix("1 number bound, 0 with choices, 0 without\n"), "\(first)")
    #expect(try place.read("notes/looks.md") == Self.bound("%%= looks%%"))
    let second = try await place.run(["bind"])
    #expect(second.code == 0 && second.output == "0 numbers bound, 0 with choices, 0 without\n")
    #expect(try place.read("notes/looks.md") == Self.bound("%%= looks%%"))
    let check = try await place.run(["check"])
    #expect(
      check.code == 0 && check.output.contains("1 found, 1 compared with code or formulas, 0 unchecked"))
  }

  @Test func aDryRunWritesNothing() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write(Self.note, to: "notes/looks.md")
    let result = try await place.run(["bind", "--dry-run"])
    #expect(result.code == 0 && result.output.contains("1 number would be bound"))
    #expect(try place.read("notes/looks.md") == Self.note)
  }

  /// What the core's types tell: the names of their members are those that are proposed.
  @Test func partsOfTheCore() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write(
      """
      A tensor of rank 3 goes through 6 filters and 40 neurons. It costs 50 neurons of an image of 20 × 30.

      ```swift
      let image = Tensor.zeros([1, 8, 9])
      let network = Network(input: [1, 8, 9], [.convolution(6, size: 3), .flatten, .dense(40)], seed: 1)
      let costs = NetworkSummary(input: [20, 30], [.flatten, .dense(50)])
      ```

      """, to: "notes/network.md")
    let result = try await place.run(["bind"])
    #expect(result.code == 0, "\(result)")
    let text = try place.read("notes/network.md")
    #expect(
      text.hasPrefix(
        """
        A tensor of rank 3 %%= image.rank%% goes through 6 %%= network.summary.rows[0].outputShape[0]%% filters and \
        40 %%= network.summary.rows[2].outputShape[0]%% neurons. It costs 50 %%= costs.rows[1].outputShape[0]%% neurons \
        of an image of 20 %%= costs.inputShape[0]%% × 30 %%= costs.inputShape[1]%%.
        """), "\(text)")
  }

  @Test func hiddenOnGitHub() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write(Self.note, to: "notes/looks.md")
    #expect(try await place.run(["bind", "--hidden-on-github"]).code == 0)
    #expect(try place.read("notes/looks.md") == Self.bound("<!--= looks-->"))
  }

  /// The ends of lines stay as they are.
  @Test func linesOfWindows() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write(Self.note.replacing("\n", with: "\r\n"), to: "notes/looks.md")
    #expect(try await place.run(["bind"]).code == 0)
    #expect(try place.read("notes/looks.md") == Self.bound("%%= looks%%").replacing("\n", with: "\r\n"))
  }

  /// A folder in which nothing can be written.
  @Test(.enabled(if: getuid() != 0)) func aFolderThatIsOnlyRead() async throws {
    let place = try Workplace()
    defer { place.remove() }
    try place.write(Self.note, to: "notes/looks.md")
    let folder = place.path + "/notes"
    chmod(folder, 0o555)
    defer { chmod(folder, 0o755) }
    let result = try await place.run(["bind"])
    #expect(result.code == 2 && result.error.contains("cannot be written"), "\(result)")
    #expect(try place.read("notes/looks.md") == Self.note)
  }

  /// A binding that would change what the cells do is not written.
  @Test func aCallThatChangesSomething() async throws {
    let place = try Workplace()
    defer { place.remove() }
    let note = """
      ```swift
      var calls = 0
      func looks() -> Int {
        calls += 1
        return 99 + calls
      }
      looks()   // => 100
      ```

      It has 101 looks, and 25 places.

      ```swift
      looks()   // => 101
      let places = calls + 23
      ```

      """
    try place.write(note, to: "notes/looks.md")
    let result = try await place.run(["bind"])
    #expect(
      result.code == 0 && result.output.hasSuffix("\n1 number bound, 0 with choices, 1 without\n"),
      "\(result)")
    #expect(
      try place.read("notes/looks.md") == note.replacing("25 places", with: "25 %%= places%% places"))
  }
}
