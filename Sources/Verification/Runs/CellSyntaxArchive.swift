import Lessons

// The form of a cell's syntax in the cache.

extension CellSyntax {
  func write(to archive: inout ArchiveWriter) {
    archive.write(statements) { archive, statement in
      archive.write(Int(statement.kind.rawValue))
      archive.write(statement.span)
      archive.write(statement.depth)
    }
    archive.write(expectations) { archive, expectation in
      archive.write(Int(expectation.kind.rawValue))
      archive.write(expectation.text)
      archive.write(expectation.statement ?? -1)
      archive.write(expectation.spans) { $0.write($1) }
      archive.write(expectation.standsAlone)
      archive.write(expectation.isWrong)
    }
    archive.write(nearMisses) { archive, comment in
      archive.write(comment.text)
      archive.write(comment.span)
      archive.write(comment.help)
    }
    archive.write(settings) { archive, setting in
      archive.write(setting.name)
      archive.write(setting.values) { $0.write($1) }
      archive.write(setting.variable ?? "")
      archive.write(setting.place)
      archive.write(setting.isVariable)
    }
    archive.write(variables) { $0.write($1) }
    archive.write(functions) { $0.write($1) }
    archive.write(bodyNames) { archive, name in
      archive.write(name.name)
      archive.write(name.place)
    }
    archive.write(constants) { archive, constant in
      archive.write(constant.name)
      archive.write(constant.names) { $0.write($1) }
    }
    archive.write(usedNames) { $0.write($1) }
  }

  init(from archive: inout ArchiveReader) throws {
    let statements = try archive.readArray { archive in
      Statement(kind: try archive.readCase(), span: try archive.readSpan(), depth: try archive.readInt())
    }
    let expectations = try archive.readArray { archive in
      let kind: Expectation.Kind = try archive.readCase()
      let text = try archive.readText()
      let statement = try archive.readInt()
      guard statement < statements.count else { throw ArchiveReader.Damage() }
      return Expectation(
        kind: kind, text: text, statement: statement < 0 ? nil : statement,
        spans: try archive.readArray { try $0.readSpan() }, standsAlone: try archive.readBool(),
        isWrong: try archive.readBool())
    }
    self.init(
      statements: statements, expectations: expectations,
      nearMisses: try archive.readArray {
        NearMiss(text: try $0.readText(), span: try $0.readSpan(), help: try $0.readText())
      },
      settings: try archive.readArray { archive in
        let name = try archive.readText()
        let values = try archive.readArray { try $0.readText() }
        let variable = try archive.readText()
        return CellSetting(
          name: name, values: values, variable: variable.isEmpty ? nil : variable,
          place: try archive.readPlace(), isVariable: try archive.readBool())
      },
      variables: try archive.readArray { try $0.readText() },
      functions: try archive.readArray { try $0.readText() },
      bodyNames: try archive.readArray { CapturedName(name: try $0.readText(), place: try $0.readPlace()) },
      constants: try archive.readArray { archive in
        Constant(name: try archive.readText(), names: try archive.readArray { try $0.readText() })
      },
      usedNames: try archive.readArray { try $0.readText() })
  }
}
