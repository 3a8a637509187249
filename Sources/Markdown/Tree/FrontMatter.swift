/// What stands between the `---` lines at the head of a note.
package struct FrontMatter: Sendable, Equatable {
  package var title: String?
  package var description: String?
  package var isDraft = false
  /// Without `#`, as they were written.
  package var tags: [String] = []
  package var aliases: [String] = []
  /// Classes of the note's page: letters, digits, `-` and `_` only.
  package var cssClasses: [String] = []
  /// The name of the note's page without `.html`, where the note gives one.
  package var permalink: String?
  /// A day that exists, `2024-02-29`, perhaps with a time, as it was written.
  package var date: String?
  /// Where the note stands in the course: a number, the smallest first. Nil for a note beside it.
  package var order: Double?
  /// Where the site will be found, for what needs a whole address; `base-url`, in the note called `index`.
  package var baseURL: String?
  /// Seconds that the note's cells may run; `time-limit` in the note.
  package var timeLimit: Double?
  /// The links `[[…]]` in its texts, in the note's order.
  package var links: [Wikilink] = []
  /// The keys that mean nothing here, in the note's order.
  package var otherKeys: [String] = []
  /// The lines from the first `---` to the last, both included; nil where there is no front matter.
  package var lines: ClosedRange<Int>?

  package init() {}
}
