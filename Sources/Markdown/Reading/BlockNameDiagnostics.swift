extension Document {
  /// Reports blocks with the name of an earlier block. Names are compared regardless of case.
  static func blockNameDiagnostics(of blocks: [Block], in source: Source) -> [Diagnostic] {
    var lines: [String: Int] = [:]
    var diagnostics: [Diagnostic] = []
    blocks.forEachBlock { block in
      guard let name = block.name else { return }
      let span = span(of: name, behind: block, in: source)
      guard let line = lines[name.lowercased()] else {
        lines[name.lowercased()] = span.start.line
        return
      }
      diagnostics.append(
        Diagnostic(
          .error, "duplicate-block", "the block ‘^\(name)’ is named a second time", file: source.path,
          span: span, help: "give it another name; ‘^\(name)’ is the block of line \(line)"))
    }
    return diagnostics
  }

  /// The span of a block's name: at the end of its last line, or alone on one of the next lines.
  private static func span(of name: String, behind block: Block, in source: Source) -> SourceSpan {
    let last = min(block.lines.upperBound, source.lineStarts.count)
    for line in last...min(last + 8, source.lineStarts.count) {
      let range = source.range(ofLine: line)
      var end = range.upperBound
      while end > range.lowerBound, source.bytes[end - 1].isBlank { end -= 1 }
      let start = end - name.utf8.count - 1
      if start >= range.lowerBound, source.bytes[start..<end].elementsEqual(("^" + name).utf8) {
        return source.span(start..<end)
      }
    }
    return source.span(ofLine: min(block.lines.lowerBound, last))
  }
}
