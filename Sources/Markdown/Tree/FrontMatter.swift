/// The YAML between the `---` lines at the start of a note.
package struct FrontMatter: Sendable, Equatable {
  package var title: String?
  package var description: String?
  package var isDraft = false
  /// Whether the note holds the data of a drawing: `excalidraw-plugin`, `tldraw-file`.
  package var isDrawing = false
  /// Without `#`, as written.
  package var tags: [String] = []
  package var aliases: [String] = []
  /// Classes of the note's page: letters, digits, `-` and `_` only.
  package var cssClasses: [String] = []
  /// The name of the note's page without `.html`, if the note sets one.
  package var permalink: String?
  /// A date that exists, `2024-02-29`, optionally with a time, as written.
  package var date: String?
  /// The note's position in the course, the smallest first; nil for a note that is not part of it.
  package var order: Double?
  /// The base address of the site, for absolute links: `base-url` in the note `index`.
  package var baseURL: String?
  /// How long the note's cells may run, in seconds: `time-limit`.
  package var timeLimit: Double?
  /// Whether an unchecked number is an error; nil where the note does not say: `strict`.
  package var isStrict: Bool?
  /// Whether single line breaks of the text are kept; nil where the note does not say: `line-breaks`.
  package var keepsLineBreaks: Bool?
  /// How many numbers may be unchecked: `unchecked`.
  package var mostUnchecked: Int?
  /// The links `[[…]]` in its values, in source order.
  package var links: [Wikilink] = []
  /// Unknown keys, in source order.
  package var otherKeys: [String] = []
  /// The lines from the first `---` to the last, both included; nil if there is no front matter.
  package var lines: ClosedRange<Int>?

  package init() {}
}
