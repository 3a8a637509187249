import Reports
import Vault
import Markdown
import Lessons
import Testing

@testable import Pages
@testable import Verification

/// What stands beside a formula that was checked.
@Suite struct FormulaMarkTests {
  private func document(_ name: String, _ text: String) -> Document {
    Document.read(Source(path: "notes/\(name).md", bytes: Array(text.utf8))).document
  }

  private func report(_ document: Document) -> Report {
    let lesson = Lesson.read(document).lesson
    return Report(lesson: lesson, cells: [], proseClaims: FormulaChecker(of: lesson).claims, diagnostics: [])
  }

  private func content(_ text: String, other: String = "") -> String {
    let documents = [document("a", text), document("b", other)]
    let reports = documents.map(report)
    let links = LinkMap(documents: documents, files: [], folder: "notes")
    let main = NoteBody(
      reports[0], links: links, reports: ["notes/a.md": reports[0], "notes/b.md": reports[1]])
    return Page.checked(main.content)
  }

  /// What the marks of a page say, each as one text.
  private func accounts(_ html: String) -> [String] {
    html.split(separator: "<span class=\"account\" role=\"note\">").dropFirst().map { rest in
      var text = ""
      var isTag = false
      for character in rest.prefix(upTo: rest.firstRange(of: "</span></span>")?.lowerBound ?? rest.endIndex) {
        if character == "<" {
          isTag = true
          if text.last?.isWhitespace == false { text += " " }
        } else if character == ">" {
          isTag = false
        } else if !isTag {
          text.append(character)
        }
      }
      return text.split(separator: " ").joined(separator: " ")
    }
  }

  @Test func eachLinkOfAChainHasItsAccount() {
    let html = content("So $1 + 1 = 2 < 3$.")
    #expect(html.contains("So <span class=\"checked\" tabindex=\"0\"><math>"))
    #expect(accounts(html) == ["✓ Checked: both sides are 2 ✓ Checked: 2 and 3"])
  }

  @Test func aDefinitionHasNoMark() {
    #expect(!content("Let $n = 3$ and\n\n$$q = x + y$$").contains("checked"))
  }

  @Test func whatIsNotDecidedIsTold() {
    let html = content("It is $\\log 100 = 2$.")
    #expect(html.contains("<span class=\"checked undecided\" tabindex=\"0\">"))
    #expect(accounts(html).count == 1 && accounts(html)[0].hasPrefix("Not decided: it holds for logarithms"))
  }

  @Test func whatIsWrongOnPurposeDoesNotLookRight() {
    let html = content("Often $2 + 2 = 5$ %%wrong%% is written.")
    #expect(html.contains("<span class=\"checked wrong\" tabindex=\"0\">"))
    #expect(accounts(html) == ["✗ Wrong on purpose: 2 + 2 is 4, not 5"])
  }

  @Test func theMarkOfADisplayStandsBesideIt() {
    #expect(
      content("$$1 + 1 = 2$$").contains(
        "<span class=\"checked display-line\" tabindex=\"0\"><span class=\"display\"><math display=\"block\">"
      ))
  }

  @Test func inALinkTheLinkHasTheFocus() {
    let html = content("[so $1 + 1 = 2$](https://example.org)")
    #expect(html.contains("<span class=\"checked\"><math>"))
  }

  @Test func theFormulasOfAnEmbeddedNoteAreMarkedToo() {
    let html = content("$2 + 2 = 4$\n\n![[b]]", other: "Behind $x$ is $1 + 1 = 2$.")
    #expect(accounts(html) == ["✓ Checked: both sides are 4", "✓ Checked: both sides are 2"])
  }
}
