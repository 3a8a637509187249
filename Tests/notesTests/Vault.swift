import Foundation

/// A vault of 200 linked notes as a student has it in Obsidian, written without regard to this tool: folders, names
/// with blanks and letters of all kinds, aliases, attachments, daily notes, and every construct. The notes are the same
/// each time.
struct Vault {
  static let count = 200

  /// The text of each note, by its path in the vault.
  private(set) var notes: [String: String] = [:]

  /// Pictures and other files that the notes show.
  static let attachments = [
    "Attachments/kernel.png", "Attachments/Pasted image 20251213004320.png", "Attachments/paper.pdf",
    "Attachments/talk.mp3", "Attachments/diagrams/padding.svg",
  ]

  init() {
    for number in 0..<Self.count { notes[Self.path(number)] = Self.note(number) }
    // Files that Obsidian and its plug-ins create.
    notes["Templates/Lecture template.md"] =
      "---\ntags: [template]\ndraft: true\n---\n# <% tp.file.title %>\n\n```dataview\nLIST FROM #lecture\n```\n"
  }

  func write(to folder: String) throws {
    for (path, text) in notes { try Self.write(Data(text.utf8), to: "\(folder)/\(path)") }
    for path in Self.attachments {
      try Self.write(Data("of the attachment \(path)".utf8), to: "\(folder)/\(path)")
    }
    try Self.write(Data("{}".utf8), to: "\(folder)/.obsidian/app.json")
    try Self.write(Data("{}".utf8), to: "\(folder)/Board.canvas")
  }

  private static func write(_ data: Data, to path: String) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  private static let folders = [
    "Lectures", "Concepts/Layers", "Concepts", "Exercises", "People & Papers", "Täglich",
  ]
  private static let subjects = [
    "Convolution", "Padding", "Stride", "Max Pooling", "Bias & Variance", "Größe", "Gradient (descent)",
    "Backpropagation", "池化", "Receptive field's edge", "ReLU", "Softmax, again", "Tensor", "Kernel", "Épochs",
  ]

  static func name(_ number: Int) -> String {
    "\(subjects[number % subjects.count]) \(number / subjects.count + 1)"
  }

  private static func folder(_ number: Int) -> String { folders[number * 7 % folders.count] }

  static func path(_ number: Int) -> String { "\(folder(number))/\(name(number)).md" }

  /// The path from the folder of a note to that of the vault.
  private static func up(_ number: Int) -> String {
    String(repeating: "../", count: folder(number).split(separator: "/").count)
  }

  /// A link to another note. Which of all forms it has depends on the two notes.
  private static func link(from number: Int, to other: Int) -> String {
    let target = (other % count + count) % count
    let name = name(target)
    let ways = [
      "[[\(name)]]", "[[\(name)|see there]]", "[[\(name)#Definition]]",
      "[[\(name)#Definition|*its* definition]]",
      "[[\(folder(target))/\(name)]]", "[[\(name)#^claim-\(target)]]", "[[\(name.lowercased())]]",
      "[[Alias \(target)]]", "[[\(name).md]]", "[[\(name)#Use#Mistakes]]",
    ]
    return ways[(number + target) % ways.count]
  }

  private static func note(_ number: Int) -> String {
    let name = name(number)
    return """
      \(frontMatter(number))
      # \(name)

      What \(link(from: number, to: number + 1)) leaves open is answered here, with ==a *highlighted* term==, \
      ~~a mistake~~ and $x_{\(number)} = \\frac{W - F}{S} + 1$. It costs $5 and not $6. %%ask about this%% \
      A remark stands below[^1], another beside it.^[With a [[\(Self.name((number + 3) % count))|link]] and $y^2$.]

      ## Definition

      \(construct(number, kind: number))

      The claim of this note, in a sentence. ^claim-\(number)

      ## Use

      - [\(number % 2 == 0 ? " " : "x")] read \(link(from: number, to: number * 7 + 2))
      - [ ] compare it with \(link(from: number, to: number - 1))
        1. first
        2. second, with `code | of [[no link]]`

      \(construct(number, kind: number + 4))

      ### Mistakes

      See [[#Definition]], [the place](#mistakes), <https://example.org/?a=1&b=2> and #cnn/\(number % 7)-x.

      [^1]: The remark, with \(link(from: number, to: number + 11)).

          Its second paragraph.

      """
  }

  private static func frontMatter(_ number: Int) -> String {
    switch number % 4 {
    case 0:
      "---\ntitle: \"\(name(number))\"\naliases: [Alias \(number)]\ntags:\n  - lecture\n  - cnn/basics\n---\n"
    case 1: "---\naliases:\n  - Alias \(number)\ncreated: 2025-12-13\nrating: 4\n---\n"
    case 2: "---\nalias: Alias \(number)\ntags: lecture cnn\ncssclasses: [wide]\ndate: 2025-12-13\n---\n"
    default: "---\naliases: \"Alias \(number)\"\ndescription: What is kept of lecture \(number).\n---\n"
    }
  }

  private static func construct(_ number: Int, kind: Int) -> String {
    let constructs = [
      """
      | Layer | Size | Formula |
      |:------|-----:|:-------:|
      | \(link(from: number, to: number + 5).replacingOccurrences(of: "|", with: "\\|")) | 3 × 3 | $\\|x\\|$ |
      | `a \\| b` | **5** | ==y== |
      """,
      """
      > [!warning]- Careful with \(link(from: number, to: number + 6))
      > The quote goes on,
      > > [!tip] Nested
      > > - and on
      >
      > | a | b |
      > |---|---|
      > | 1 | 2 |
      """,
      "$$\n\\begin{aligned}\ny &= W x + b \\\\\n  &= \(number)\n\\end{aligned}\n$$",
      "![[kernel.png|300]] and ![[Pasted image 20251213004320.png]], ![padding](\(up(number))Attachments/diagrams/padding.svg)",
      "![[\(name((number + 1) % count))#^claim-\((number + 1) % count)]]",
      "```python\nprint('[[not a link]] $x$ #no')\n```\n\n```mermaid\ngraph LR; A-->B\n```",
      "> A quote of somebody\n> over two lines with a #tag-in-quote and[^q\(number)-\(kind)]\n\n^quote-\(number)-\(kind)\n\n[^q\(number)-\(kind)]: quoted",
      "Press <kbd>Enter</kbd>, H<sub>2</sub>O, a<br>break.\n\n<details>\n<summary>More</summary>\n\nHidden **text**.\n\n</details>",
      "![[paper.pdf]] ![[talk.mp3]] [the paper](\(up(number))Attachments/paper.pdf)\n\n%%\nA comment\n\nover paragraphs\n%%",
      "Term\n: no definition list, only text\n\n***\n\n    indented code [[x]]\n\n1) one\n2) two",
    ]
    return constructs[kind % constructs.count]
  }
}
