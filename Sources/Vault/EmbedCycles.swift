import Markdown

/// Finds embeds that form a cycle, nest too deep or show too much, by a depth-first search.
///
/// Only the embeds inside an embedded part are followed. Each part is visited once.
struct EmbedCycles {
  /// How much the embeds of a part show, without the refused ones.
  private struct Shown {
    var depth = 0
    var count = 0
    var bytes = 0
  }

  private enum State {
    /// On the search path, at this index.
    case open(Int)
    /// `size`: the bytes of the part itself.
    case done(Shown, size: Int)
  }

  private struct Step {
    let part: EmbedGraph.Part
    let embeds: [Wikilink]
    /// The index of the next embed to visit.
    var next = 0
    var shown = Shown()
  }

  private let links: LinkMap
  private let embeds: EmbedGraph
  private var states: [EmbedGraph.Part: State] = [:]
  private var way: [Step] = []
  private(set) var refused: Set<EmbedGraph.Embed> = []
  private(set) var findings: [(EmbedGraph.Embed, Diagnostic)] = []
  /// The notes for which `embed-too-large` is already reported: once for each note.
  private var tooLarge: Set<Int> = []

  init(_ links: LinkMap, _ embeds: EmbedGraph) {
    self.links = links
    self.embeds = embeds
  }

  mutating func visit(_ part: EmbedGraph.Part) {
    guard states[part] == nil else { return }
    enter(part)
    // An explicit stack, not recursion: a chain may be as long as there are notes.
    while let step = way.last {
      guard step.next < step.embeds.count else {
        states[step.part] = .done(step.shown, size: size(of: step.part))
        way.removeLast()
        continue
      }
      let link = step.embeds[step.next]
      let embed = EmbedGraph.Embed(note: step.part.note, place: link.span.start)
      guard let target = embeds.shown[embed], !refused.contains(embed) else {
        way[way.count - 1].next += 1
        continue
      }
      switch states[target] {
      case nil: enter(target)
      case .open(let start):
        refuse(
          embed, link, "embed-cycle", "this embed shows itself: \(names(from: start))",
          "link to the note instead")
        way[way.count - 1].next += 1
      case .done(let shown, let size):
        add(shown, size: size, embed, link)
        way[way.count - 1].next += 1
      }
    }
  }

  private mutating func enter(_ part: EmbedGraph.Part) {
    states[part] = .open(way.count)
    var links: [Wikilink] = []
    embeds.blocks(of: part, in: self.links).forEachEmbed { link, _ in
      if embeds.shown[EmbedGraph.Embed(note: part.note, place: link.span.start)] != nil { links.append(link) }
    }
    way.append(Step(part: part, embeds: links))
  }

  private mutating func add(_ shown: Shown, size: Int, _ embed: EmbedGraph.Embed, _ link: Wikilink) {
    var sum = way[way.count - 1].shown
    sum.depth = max(sum.depth, shown.depth + 1)
    sum.count += shown.count + 1
    sum.bytes += shown.bytes + size
    if sum.depth > Transclusion.deepest {
      refuse(
        embed, link, "embed-too-deep",
        "embeds stand in embeds more than \(Transclusion.deepest) deep here", "link to the note instead")
    } else if sum.count > Transclusion.most || sum.bytes > Transclusion.longest {
      let limit =
        sum.count > Transclusion.most
        ? "\(Transclusion.most) embeds" : "\(Transclusion.longest) bytes of other notes"
      if tooLarge.insert(embed.note).inserted {
        refuse(
          embed, link, "embed-too-large", "with this embed the note shows more than \(limit)",
          "link to the note instead")
      } else {
        refused.insert(embed)
      }
    } else {
      way[way.count - 1].shown = sum
    }
  }

  private func size(of part: EmbedGraph.Part) -> Int {
    let source = links.notes[part.note].document.source
    guard part.anchor != nil else { return source.bytes.count }
    return embeds.blocks(of: part, in: links).reduce(0) { sum, block in
      ScannerSteps.count(1)
      let last = min(block.lines.upperBound, source.lineStarts.count)
      return sum + source.range(ofLine: last).upperBound - source.lineStarts[block.lines.lowerBound - 1]
    }
  }

  private mutating func refuse(
    _ embed: EmbedGraph.Embed, _ link: Wikilink, _ identifier: String, _ message: String, _ help: String
  ) {
    guard refused.insert(embed).inserted else { return }
    findings.append(
      (
        embed,
        Diagnostic(
          .error, identifier, message, file: links.notes[embed.note].note.path, span: link.span, help: help)
      ))
  }

  /// The cycle from the part at `start` back to itself: `a → b#Part → a`.
  private func names(from start: Int) -> String {
    var names = way[start...].prefix(4).map { name($0.part) }
    let rest = way[(start + names.count)...]
    if rest.count > 3 { names.append("…") }
    names += rest.suffix(3).map { name($0.part) }
    return (names + [name(way[start].part)]).joined(separator: " → ")
  }

  private func name(_ part: EmbedGraph.Part) -> String {
    let entry = links.notes[part.note]
    guard let anchor = part.anchor else { return entry.note.name }
    return "\(entry.note.name)#\(entry.anchors.text(of: anchor))"
  }
}
