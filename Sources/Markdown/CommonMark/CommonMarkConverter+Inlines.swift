extension CommonMarkConverter {
  mutating func inlines(of block: CommonMarkNode, _ lines: ClosedRange<Int>) -> InlineBuilder {
    linkPlaces.begin(lines)
    let sequence = inlines(of: block, lines, depth: 0)
    if sequence.blockName != nil { hasBlockNames = true }
    return sequence
  }

  mutating func inlines(
    of parent: CommonMarkNode, _ lines: ClosedRange<Int>, depth: Int
  ) -> InlineBuilder {
    var inlines = InlineBuilder()
    guard depth <= Self.deepestNesting else {
      findings.addNesting(on: lines.lowerBound)
      inlines.append(.text(visibleText(of: parent)))
      return inlines
    }
    var next = parent.firstChild
    while let node = next {
      next = node.next
      switch node.kind {
      case .text: text.append(node.literal, to: &inlines, asides: asides)
      case .softBreak: inlines.append(.softBreak)
      case .lineBreak: inlines.append(.lineBreak)
      case .codeSpan: inlines.append(.code(text.original(node.literal)))
      case .htmlInline:
        hasRawHTML = true
        inlines.append(.html(text.original(node.literal)))
      case .emphasis: inlines.append(.emphasis(content(of: node, lines, depth)))
      case .strong: inlines.append(.strong(content(of: node, lines, depth)))
      case .link, .image:
        // The content first: links are located in source order, and those in the content precede the target.
        let content = content(of: node, lines, depth)
        inlines.append(link(node, content))
      default: inlines.append(.text(visibleText(of: node)))
      }
    }
    return inlines
  }

  private mutating func content(of node: CommonMarkNode, _ lines: ClosedRange<Int>, _ depth: Int) -> [Inline]
  {
    inlines(of: node, lines, depth: depth + 1).closed(trimmed: false)
  }

  private mutating func link(_ node: CommonMarkNode, _ content: [Inline]) -> Inline {
    let target = text.original(node.url)
    let title = text.original(node.title)
    let line = text.noteLine(node.startLine)
    let span = linkPlaces.span(of: target, from: line)
    return node.kind == .image
      ? .image(Image(target: target, title: title, alternative: content.visibleText, span: span))
      : .link(Link(target: target, title: title, content: content, span: span))
  }

  /// The text of all descendants of `node`, collected without recursion.
  func visibleText(of node: CommonMarkNode) -> String {
    var visible = ""
    node.forEachDescendant { node, isStart in
      guard isStart else { return true }
      switch node.kind {
      case .text:
        var inlines = InlineBuilder()
        text.append(node.literal, to: &inlines, asides: asides)
        visible += inlines.closed(trimmed: false).visibleText
      case .codeSpan, .code: visible += text.original(node.literal)
      case .softBreak, .lineBreak, .paragraph: visible += " "
      default: break
      }
      return true
    }
    return visible
  }

  // MARK: Passages

  /// Whether a part of a line may hold a number: digits, or words in front of a comment that marks them.
  mutating func mayHoldNumber(_ range: Range<Int>) -> Bool {
    if text.source.bytes[range].hasDigit { return true }
    guard !text.found.comments.isEmpty else { return false }
    let line = text.source.place(at: range.lowerBound).line
    return hasComment(on: line...line)
  }

  /// Whether a comment begins on one of these lines.
  private mutating func hasComment(on lines: ClosedRange<Int>) -> Bool {
    guard !text.found.comments.isEmpty else { return false }
    if commentLines.isEmpty { commentLines = text.found.comments.map(\.span.start.line).sorted() }
    var (low, high) = (0, commentLines.count)
    while low < high {
      let middle = (low + high) / 2
      if commentLines[middle] < lines.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < commentLines.count && commentLines[low] <= lines.upperBound
  }

  /// Whether a paragraph, a heading or an aside may hold a marker that is not understood.
  mutating func mayHoldMarker(_ node: CommonMarkNode) -> Bool {
    guard let first = markerCandidates.first else { return false }
    findLineStarts()
    // A marker in an aside is examined if the text around the aside is.
    if node.startLine > text.asideLineCount, first < lineStarts[text.asideLineCount] { return true }
    let end = max(node.startLine, node.endLine)
    return markerCandidates.contains(
      from: lineStarts[node.startLine - 1], to: end < lineStarts.count ? lineStarts[end] : text.bytes.count)
  }

  private mutating func findLineStarts() { if lineStarts.isEmpty { lineStarts = text.lineStarts() } }

  mutating func addPassage(
    of node: CommonMarkNode, _ context: MappedText.Context, _ lines: ClosedRange<Int>
  ) {
    let start = text.source.lineStarts[lines.lowerBound - 1]
    let end = text.source.range(ofLine: lines.upperBound).upperBound
    guard text.mayShowDigit(in: start..<end) || hasComment(on: lines) || mayHoldMarker(node) else { return }
    let first = node.startLine
    // A heading of one line, behind number signs, cannot begin with definitions.
    let hasDefinitions = context == .text || lines.count > 1
    add(walk(node, context, hasDefinitions) { $0.text.content(from: first, $0.lineStarts) })
  }

  /// Adds the passage of an aside once a visible text turns out to contain it.
  mutating func addPassage(ofAside number: Int) {
    if let walk = asidePassages.removeValue(forKey: number) { add(walk) }
  }

  private mutating func add(_ walk: TextMapper.Result) {
    if !markerCandidates.isEmpty { markers.examine(walk.passage) }
    if walk.passage.hasDigit || !text.found.comments.isEmpty { passages.append(walk.passage) }
    if let star = walk.starInDigits { findings.addStar(at: star.offset, shown: star.shown) }
    for number in walk.asides { addPassage(ofAside: number) }
  }

  mutating func walk(
    _ node: CommonMarkNode, _ context: MappedText.Context, _ hasDefinitions: Bool,
    content: (CommonMarkConverter) -> TextMapper.Content
  ) -> TextMapper.Result {
    findLineStarts()
    var walk = TextMapper(
      content(self), in: text, context, hasDefinitions: hasDefinitions,
      decode: CommonMarkNode.text(ofReference:))
    node.forEachDescendant { inline, isStart in
      guard let event = event(of: inline, isStart: isStart) else { return true }
      if walk.follow(event) { return true }
      findings.addUnplacedText(on: text.noteLine(node.startLine))
      return false
    }
    return walk.result
  }

  private func event(of node: CommonMarkNode, isStart: Bool) -> TextMapper.Event? {
    switch node.kind {
    case .text: .text(node.literal)
    case .codeSpan: .code(node.literal)
    case .htmlInline: .html(node.literal)
    case .softBreak, .lineBreak: .lineBreak
    case .emphasis: .emphasis(1)
    case .strong: .emphasis(2)
    case .link: isStart ? .linkStart : .linkEnd
    case .image: isStart ? .imageStart : .imageEnd
    default: nil
    }
  }
}

extension [Int] {
  /// Whether one of these sorted numbers lies in a range.
  fileprivate func contains(from start: Int, to end: Int) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] < end
  }
}
