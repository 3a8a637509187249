/// Code that Obsidian, or a plug-in of it, shows as something else, which nothing here does: a diagram, a query.
package struct ForeignCode: Sendable, Equatable {
  package enum Kind: Sendable {
    case diagram, query, callout, control
  }

  package let kind: Kind
  /// As it is written: `mermaid`.
  package let word: String
  /// What it is, for a reader: `Mermaid diagram`.
  package let name: String

  /// - Parameter info: the words behind the opening fence.
  /// - Returns: nil for code that is shown as code.
  package init?(info: String) {
    let first = info.firstWord ?? ""
    // Quarto and R Markdown write `{mermaid}`.
    word = first.utf8.contains { $0 > 0x7A } ? first.filter { !"{}".contains($0) } : String(first)
    let word = word.lowercased()
    if word.hasPrefix("ad-"), word.count > 3 {
      (kind, name) = (.callout, "Admonition")
    } else if let number = Self.numbers[word] {
      (kind, name) = (Self.kinds[number].kind, Self.kinds[number].name)
    } else {
      return nil
    }
  }

  /// The index in `kinds` of each word.
  private static let numbers: [String: Int] = {
    var numbers: [String: Int] = [:]
    for (number, kind) in kinds.enumerated() {
      for word in kind.words where numbers[word] == nil { numbers[word] = number }
    }
    return numbers
  }()

  /// - Source: Obsidian's help, “Advanced formatting syntax”, “Search”, “Bases”; the plug-ins' own manuals.
  private static let kinds: [(kind: Kind, name: String, words: Set<String>)] = [
    (.diagram, "Mermaid diagram", ["mermaid", "mehrmaid"]),
    (.diagram, "TikZ picture", ["tikz"]),
    (
      .diagram, "PlantUML diagram",
      ["plantuml", "puml", "plantuml-svg", "plantuml-ascii", "plantuml-map", "plantuml-png"]
    ),
    (.diagram, "Graphviz diagram", ["dot", "graphviz"]),
    (
      .diagram, "Chart",
      ["chart", "chartsview", "vega", "vega-lite", "vegalite", "functionplot", "desmos-graph"]
    ),
    (.diagram, "Geometric construction", ["geogebra", "ggb", "jsxgraph"]),
    (
      .diagram, "Diagram",
      [
        "d2", "nomnoml", "wavedrom", "ditaa", "blockdiag", "seqdiag", "pikchr", "svgbob", "bytefield",
        "nn-diagram",
      ]
    ),
    (.diagram, "Mind map", ["markmap", "mindmap"]),
    (.diagram, "Map", ["leaflet", "mapview"]),
    (.diagram, "Timeline", ["timeline", "timeline-labeled", "ob-timeline", "chronos"]),
    (.diagram, "Structural formula", ["smiles"]),
    (.diagram, "Score", ["music-abc"]),
    (.diagram, "Drawing", ["compressed-json", "excalidraw"]),
    (.query, "Search", ["query"]),
    (
      .query, "Dataview query",
      ["dataview", "dataviewjs", "datacore", "datacorejs", "datacorejsx", "datacorets"]
    ),
    (.query, "Task query", ["tasks", "todoist"]),
    (.query, "Base", ["base"]),
    (.query, "Tracker", ["tracker", "heatmap-calendar"]),
    (.query, "Table of contents", ["toc", "table-of-contents"]),
    (
      .control, "Control",
      [
        "button", "meta-bind", "meta-bind-button", "meta-bind-embed", "meta-bind-js-view", "cardlink",
        "embed",
      ]
    ),
  ]
}
