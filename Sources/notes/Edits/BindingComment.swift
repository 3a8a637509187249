import Course
import Lessons
import Markdown
import Reports

/// How bindings are written behind numbers: `%%= looks%%`, or `<!--= looks-->`, which GitHub hides too.
enum BindingComment {
  case percent, html

  /// That of most bindings of a folder.
  init(habitOf course: Course) {
    var counts = (percent: 0, html: 0)
    for lesson in course.lessons {
      for comment in lesson.document.comments where comment.text.drop(while: \.isWhitespace).first == "=" {
        let source = lesson.document.source
        if source.bytes[source.offset(of: comment.span.start)] == UInt8(ascii: "%") {
          counts.percent += 1
        } else {
          counts.html += 1
        }
      }
    }
    self = counts.html > counts.percent ? .html : .percent
  }

  /// Nil where the comment would end within the text, or a cell of a table.
  func text(_ content: String) -> String? {
    guard !content.contains("|") else { return nil }
    return switch self {
    case .percent: content.contains("%%") ? nil : "%%\(content)%%"
    case .html: content.contains("--") ? nil : "<!--\(content)-->"
    }
  }

  /// The comments behind a number; nil where there is no room for them.
  func correction(_ contents: [String], behind number: ProseNumber, in source: Source) -> Correction? {
    let texts = contents.compactMap(text)
    guard !texts.isEmpty, let place = Self.place(behind: number, in: source) else { return nil }
    return Correction(
      span: SourceSpan(at: place), text: texts.map { " " + $0 }.joined())
  }

  /// Behind the number and the marks that close emphasis. Nil within a word.
  private static func place(behind number: ProseNumber, in source: Source) -> SourcePosition? {
    var end = source.offset(of: number.span.end)
    while end < source.bytes.count, "*_~=`".utf8.contains(source.bytes[end]) { end += 1 }
    guard end < source.bytes.count else { return source.place(at: end) }
    let next = source.bytes[end]
    guard " \t\r\n.,;:?!)]|".utf8.contains(next) || source.bytes[end...].starts(with: "”".utf8) else {
      return nil
    }
    return source.place(at: end)
  }
}
