import Markdown
import Testing

/// Where the digits of the prose stand, as `line:column` of each number.
@Suite struct MappedTextTests {
  private static func places(_ note: String) -> [String] {
    let (document, _) = Document.read(Source(path: "notes/note.md", bytes: Array(note.utf8)))
    return document.passages.flatMap { passage in
      passage.parts.filter { $0.kind == .text }.flatMap { part -> [String] in
        let digits = part.range.filter { (0x30...0x39).contains(passage.bytes[$0]) }
        return digits.filter { !digits.contains($0 - 1) }.map { start in
          let end = (start...).first { !digits.contains($0) } ?? start
          let place = document.source.place(at: passage.offsets[start])
          return
            "\(place.line):\(place.column) \(String(decoding: passage.bytes[start..<end], as: UTF8.self))"
        }
      }
    }
  }

  @Test(arguments: [
    ("a 1 b 23", ["1:3 1", "1:7 23"]),
    ("a\\* 1 &amp; 2 &notThere; 3", ["1:5 1", "1:13 2", "1:26 3"]),
    ("&frac12;4 &#53;6", ["1:9 4", "1:11 56"]),
    ("*1* **2** ***3***4 ~~5~~ ==6==", ["1:2 1", "1:7 2", "1:14 34", "1:22 5", "1:28 6"]),
    (
      "[1](2 \"3\") 4 [5][a] 6 [a] 7 [8\\]](<9>)10\n\n[a]: 11",
      [
        "1:2 1", "1:12 4", "1:15 5", "1:21 6", "1:27 7", "1:30 8", "1:39 10",
      ]
    ),
    ("[a 1]: /2\n'3\n4' \n5 [a 1]", ["4:1 5", "4:6 1"]),
    (
      "`1` 2 <b c=3> 4 <https://a.b/5> 6 $7$ 8 <!-- 9 --> %%10%% 11",
      [
        "1:5 2", "1:15 4", "1:33 6", "1:39 8", "1:59 11",
      ]
    ),
    ("![1](2) 3 ![[4|5]] [[6|7 *8*]] [[9|10]]", ["1:9 3", "1:36 10", "1:24 7", "1:27 8"]),
    ("# 1\n\n2\n3\n===\n", ["1:3 1", "3:1 2", "4:1 3"]),
    ("> - 1\n2\n>   3\n\n10. 4\n    5", ["1:5 1", "2:1 2", "3:5 3", "5:5 4", "6:5 5"]),
    ("- [ ] 1\n- [x] 2", ["1:7 1", "2:7 2"]),
    ("> [!note] 1 *2*\n> 3", ["1:11 1", "1:14 2", "2:3 3"]),
    ("| 1 | `2` 3 |\n|---|---|\n| *4* \\| 5 | 6", ["1:3 1", "1:11 3", "3:4 4", "3:10 5", "3:14 6"]),
    ("a[^1] 1^[2 *3*]\n\n[^1]: 4\n    5", ["1:7 1", "1:10 2", "1:13 3", "3:7 4", "4:5 5"]),
    ("a  \n  1\\\n\t2", ["2:3 1", "3:2 2"]),
    ("1\r\n2\r3", ["1:1 1", "2:1 2", "3:1 3"]),
    ("1 <a b='\0'> 2 `\0` 3", ["1:1 1", "1:13 2", "1:19 3"]),
    ("# [a]: 1\n\n## [[[b]]]: 2", ["1:8 1", "3:13 2"]),
    ("[a]: /1\n===\n2 [a 3][a]\n---\n4", ["3:1 2", "3:6 3", "5:1 4"]),
    ("é 1 $$\n2\n$$ 3\n\n    4\n\n```\n5\n```", ["1:4 1", "3:4 3"]),
  ]) func places(_ note: String, _ expected: [String]) { #expect(Self.places(note) == expected) }
}
