import Markdown

/// Finds the notes of a folder by name, alias, heading and block, and its other files.
package struct LinkMap: Sendable {
  let notes: [Entry]
  /// The paths of the folder's other files.
  package let files: [String]
  private(set) var notesByLocation = PathSuffixIndex()
  private(set) var notesByAlias: [String: [Int]] = [:]
  private(set) var notesByPath: [String: Int] = [:]
  private(set) var filesByLocation = PathSuffixIndex()
  package let folder: String
  let drawings: Drawings
  /// The paths of those drawings that are notes.
  let drawingNotes: [String]
  let names: NameSuggestions
  private(set) var mentions = Backlinks()
  private(set) var embeds = EmbedGraph()
  /// By the path of the file, for the pictures that notes show.
  private var pictureSizes: [String: PictureSize] = [:]

  /// A class, because links look notes up very often, and a struct would be copied each time.
  final class Entry: Sendable {
    let document: Document
    let note: LinkedNote
    let anchors: LinkAnchors

    init(_ document: Document, page: String) {
      self.document = document
      note = LinkedNote(document, page: page)
      anchors = LinkAnchors(document)
    }
  }

  /// - Parameters:
  ///   - documents: all notes of the folder.
  ///   - drawings: the paths of its notes that hold the data of a drawing.
  ///   - files: the paths of its other files, in the same form as those of the notes.
  ///   - folder: the prefix of all these paths, such as `notes`.
  ///   - head: the first bytes of a file, as many as are asked for; nil where it cannot be read.
  package init(
    documents: [Document], drawings: [String] = [], files: [String], folder: String,
    head: (_ path: String, _ most: Int) -> [UInt8]? = { _, _ in nil }
  ) {
    self.folder = folder
    let paths = documents.map { Self.path($0.source.path, in: folder) }
    notes = zip(documents, PageSlug.names(of: documents, paths)).map(Entry.init)
    self.files = files
    self.drawings = Drawings(notes: drawings, files: files, folder: folder)
    drawingNotes = drawings
    names = NameSuggestions(notes: notes, files: files.map { String(Self.path($0, in: folder)) })
    for (index, entry) in notes.enumerated() {
      notesByLocation.add(Self.location(entry.note.path, in: folder).withoutExtension, index)
      notesByPath[entry.note.path] = index
      for alias in Set(entry.document.frontMatter.aliases.map { $0.lowercased() }) {
        notesByAlias[alias, default: []].append(index)
      }
    }
    for (index, path) in files.enumerated() { filesByLocation.add(Self.location(path, in: folder), index) }
    mentions = Backlinks(self)
    embeds = EmbedGraph(self)
    for path in mentions.pictures {
      pictureSizes[path] = PictureSize.read { head(path, $0) }
    }
  }

  /// The size of a picture that a note shows; nil where its file does not say it.
  package func size(ofPicture path: String) -> PictureSize? { pictureSizes[path] }

  /// The name of a note's page without `.html`.
  package func page(of document: Document) -> String {
    notesByPath[document.source.path].map { notes[$0].note.slug } ?? document.source.name
  }

  /// The note `index.md` at the root of the folder, which holds the folder's settings.
  package var front: Document? {
    let prefix = folder.hasSuffix("/") || folder.isEmpty ? folder : folder + "/"
    return notesByPath[prefix + "index.md"].map { notes[$0].document }
  }

  /// Whether a page keeps the single line breaks of a note: its own front matter goes before that of the folder.
  package func keepsLineBreaks(_ document: Document) -> Bool {
    document.frontMatter.keepsLineBreaks ?? front?.frontMatter.keepsLineBreaks ?? false
  }

  static func location(_ path: String, in folder: String) -> NotePath {
    NotePath(String(Self.path(path, in: folder)))
  }

  private static func path(_ path: String, in folder: String) -> Substring {
    let prefix = folder.hasSuffix("/") || folder.isEmpty ? folder : folder + "/"
    return path.hasPrefix(prefix) ? path.dropFirst(prefix.count) : path[...]
  }
}
