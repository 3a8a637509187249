import Markdown

/// Where a link leads.
package enum LinkTarget: Sendable, Equatable {
  /// A note of the folder, and where in its page: the id of a heading, or `^` and a block's name as it is
  /// written at the block.
  case note(LinkedNote, anchor: String?)
  /// A file of the folder that is no note, by its path.
  case file(String)
  /// Another host, or a mail address.
  case external(String)
  /// No note and no file has this name.
  case missing
  /// The note exists, the heading does not; what of `Part#Section` was not found.
  case missingHeading(LinkedNote, part: String)
  /// The note exists, the block does not; its name without `^`.
  case missingBlock(LinkedNote, name: String)
  /// Several notes or files have this name: their paths.
  case ambiguous([String])
  /// A scheme that could run a script or read a file on the reader's machine: `javascript`.
  case unsafe(scheme: String)
}

/// What a link must know of the note that it leads to.
package struct LinkedNote: Sendable, Equatable {
  package let path: String
  package let name: String
  /// The name of its page without `.html`.
  package let slug: String
  package let title: String
  package let description: String?
  package let isDraft: Bool

  init(_ document: Document, page: String) {
    path = document.source.path
    name = document.source.name
    slug = page
    title = document.title
    description = document.frontMatter.description
    isDraft = document.frontMatter.isDraft
  }
}
