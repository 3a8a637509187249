/// The names of the files that every site has, and the id that every page has.
enum SitePaths {
  static let stylesheet = "style.css"
  static let script = "page.js"
  static let searchIndex = "search.js"
  static let feed = "feed.xml"

  // Only a preview has these two. No page and no file of a note has a name that begins with a colon.
  static let previewStylesheet = ":preview.css"
  static let previewScript = ":preview.js"

  // Pages that no note is, without `.html`.
  static let tagsPage = "tags"
  static let notFoundPage = "404"

  /// The id of `<main>`. No heading's id begins with a colon.
  static let mainID = ":main"

  /// The address of a page below the site's own: the index is found under the folder's address.
  static func address(ofPage file: String) -> String {
    file == "index.html" ? "" : PageLinks.encoded(file)
  }
}
