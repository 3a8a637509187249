// The form of a run in the cache.

extension Run {
  func write(to archive: inout ArchiveWriter) {
    ending.write(to: &archive)
    archive.write(begun) { $0.write($1) }
    archive.write(latest.map { [$0] } ?? []) { $1.write(to: &$0) }
    archive.write(sites) { archive, site in
      archive.write(site.cell)
      archive.write(site.span)
      archive.write(site.isIncomplete)
      archive.write(site.omitted)
      archive.write(site.values) { archive, value in
        archive.write(value.type)
        archive.write(value.text)
        archive.write(value.passes)
        archive.write(value.isCut)
      }
    }
    archive.write(prints) { archive, print in
      archive.write(print.cell)
      archive.write(print.span)
      archive.write(print.text)
    }
    archive.write(pictures) { archive, picture in
      archive.write(picture.cell)
      archive.write(picture.span)
      archive.write(picture.bytes)
    }
    archive.write(output.sorted { $0.key < $1.key }) { archive, cell in
      archive.write(cell.key)
      archive.write(cell.value)
    }
    archive.write(lineMarks.sorted { ($0.key.cell, $0.key.place) < ($1.key.cell, $1.key.place) }) {
      archive, mark in
      mark.key.write(to: &archive)
      archive.write(mark.value)
    }
    archive.write(inputs) { archive, input in
      archive.write(input.path)
      archive.write(input.fingerprint)
    }
    archive.write(leftOut) { archive, binding in
      archive.write(binding.binding)
      archive.write(binding.place.map { [$0] } ?? []) { $0.write($1) }
      archive.write(binding.message)
      archive.write(binding.notes) { $0.write($1) }
      archive.write(binding.isCertain)
    }
  }

  init(from archive: inout ArchiveReader) throws {
    ending = try Ending(from: &archive)
    begun = try archive.readArray { try $0.readInt() }
    latest = try archive.readArray { try Frame(from: &$0) }.first
    sites = try archive.readArray { archive in
      let cell = try archive.readInt()
      let span = try archive.readSpan()
      let isIncomplete = try archive.readBool()
      let omitted = try archive.readInt()
      let values = try archive.readArray { archive in
        Value(
          type: try archive.readText(), text: try archive.readText(), passes: try archive.readInt(),
          isCut: try archive.readBool())
      }
      return Site(cell: cell, span: span, values: values, isIncomplete: isIncomplete, omitted: omitted)
    }
    prints = try archive.readArray { archive in
      Print(cell: try archive.readInt(), span: try archive.readSpan(), text: try archive.readText())
    }
    pictures = try archive.readArray { archive in
      Drawing(cell: try archive.readInt(), span: try archive.readSpan(), bytes: try archive.readBytes())
    }
    let outputs = try archive.readArray { (try $0.readInt(), try $0.readText()) }
    output = Dictionary(outputs) { first, _ in first }
    let marks = try archive.readArray { (try Frame(from: &$0), try $0.readText()) }
    lineMarks = Dictionary(marks) { first, _ in first }
    inputs = try archive.readArray { Input(path: try $0.readText(), fingerprint: try $0.readText()) }
    leftOut = try archive.readArray { archive in
      LeftOut(
        binding: try archive.readInt(), place: try archive.readArray { try $0.readPlace() }.first,
        message: try archive.readText(), notes: try archive.readArray { try $0.readText() },
        isCertain: try archive.readBool())
    }
  }
}

extension Run.Ending {
  fileprivate func write(to archive: inout ArchiveWriter) {
    switch self {
    case .completed: archive.write(0)
    case .refused(let findings):
      archive.write(1)
      archive.write(findings) { archive, finding in
        archive.write(finding.cell)
        archive.write(finding.place)
        archive.write(finding.message)
        archive.write(finding.notes) { $0.write($1) }
      }
    case .left(let code):
      archive.write(2)
      archive.write(code)
    case .trapped(let trap):
      archive.write(3)
      trap.write(to: &archive)
    case .stopped(let limit, let trap):
      archive.write(4)
      archive.write(Int(limit.rawValue))
      trap.write(to: &archive)
    }
  }

  fileprivate init(from archive: inout ArchiveReader) throws {
    switch try archive.readInt() {
    case 0: self = .completed
    case 1:
      self = .refused(
        try archive.readArray { archive in
          Run.Finding(
            cell: try archive.readInt(), place: try archive.readPlace(), message: try archive.readText(),
            notes: try archive.readArray { try $0.readText() })
        })
    case 2: self = .left(code: try archive.readInt())
    case 3: self = .trapped(try Run.Trap(from: &archive))
    case 4: self = .stopped(try archive.readCase(), try Run.Trap(from: &archive))
    default: throw ArchiveReader.Damage()
    }
  }
}

extension Run.Trap {
  fileprivate func write(to archive: inout ArchiveWriter) {
    archive.write(message)
    archive.write(frames) { $1.write(to: &$0) }
  }

  fileprivate init(from archive: inout ArchiveReader) throws {
    self.init(message: try archive.readText(), frames: try archive.readArray { try Run.Frame(from: &$0) })
  }
}

extension Run.Frame {
  fileprivate func write(to archive: inout ArchiveWriter) {
    archive.write(cell)
    archive.write(place)
  }

  fileprivate init(from archive: inout ArchiveReader) throws {
    self.init(cell: try archive.readInt(), place: try archive.readPlace())
  }
}
