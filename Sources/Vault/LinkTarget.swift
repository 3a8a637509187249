import Markdown

package enum LinkTarget: Sendable, Equatable {
  /// A note of the folder, and the anchor on its page: the id of a heading, or `^` and a block's name as
  /// written at the block.
  case note(LinkedNote, anchor: String?)
  /// The path of a file of the folder that is not a note.
  case file(String)
  /// A drawing, a canvas or a base, which is not published, and the path of the picture that was exported from it; nil if
  /// there is none.
  case drawing(String, picture: String?)
  /// Another host, a mail address, or a place in another program.
  case external(String)
  /// No note and no file has this name.
  case missing
  /// The note has no such heading; `part` is the component of `Part#Section` that was not found.
  case missingHeading(LinkedNote, part: String)
  /// The note has no such block; `name` is without `^`.
  case missingBlock(LinkedNote, name: String)
  /// The paths of several notes or files with this name.
  case ambiguous([String])
  /// A scheme that is not known, or could run a script or read a file on the reader's machine: `javascript`.
  case unsafe(scheme: String)
}

/// What a link needs to know about the note that it leads to.
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
