/// All LaTeX commands that are known, by name.
package enum MathCommands {
  /// All names without backslash, sorted.
  package static var names: [String] { (Array(named.keys) + StandardMacros.named.keys).sorted() }

  /// The command of a name; nil where it is not known.
  static func command(_ name: String) -> MathCommand? { table[name] }

  private static let table = WordTable(named)

  static let named: [String: MathCommand] = {
    var commands = structures
    func add(_ table: String, _ kind: MathSymbol.Class) {
      let words = table.split(separator: " ").map(String.init)
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        commands[words[index]] = .sign(words[index + 1], kind)
      }
    }
    add(SignTables.letters, .letter)
    add(SignTables.ordinary, .ordinary)
    add(SignTables.large, .largeOperator)
    add(SignTables.binary, .binary)
    add(SignTables.relations, .relation)
    add(SignTables.arrows, .relation)
    add(SignTables.opening, .open)
    add(SignTables.closing, .close)
    commands["colon"] = .sign(":", .punctuation)
    for name in SignTables.functions.split(separator: " ") {
      commands[String(name)] = .function(String(name), takesLimits: false)
    }
    for name in SignTables.functionsWithLimits.split(separator: " ") {
      commands[String(name)] = .function(spoken[String(name)] ?? String(name), takesLimits: true)
    }
    for (name, size) in [("big", 1.2), ("Big", 1.8), ("bigg", 2.4), ("Bigg", 3.0)] {
      for (suffix, kind) in [("", MathSymbol.Class.ordinary), ("l", .open), ("r", .close), ("m", .relation)] {
        commands[name + suffix] = .sized(size, kind)
      }
    }
    commands.merge(refused) { own, _ in own }
    return commands
  }()

  private static let spoken = [
    "argmax": "arg max", "argmin": "arg min", "limsup": "lim sup", "liminf": "lim inf", "injlim": "inj lim",
    "projlim": "proj lim",
  ]

  private static let structures: [String: MathCommand] = [
    "frac": .fraction(.fraction, nil), "dfrac": .fraction(.fraction, .display),
    "tfrac": .fraction(.fraction, .text), "cfrac": .fraction(.fraction, .display),
    "binom": .fraction(.binomial, nil), "dbinom": .fraction(.binomial, .display),
    "tbinom": .fraction(.binomial, .text), "over": .infix(.fraction), "choose": .infix(.binomial),
    "atop": .infix(.atop), "brace": .infix(.atop), "brack": .infix(.atop), "genfrac": .anyFraction,
    "sqrt": .root, "root": .rootOf,

    "hat": .accent(.hat), "check": .accent(.check), "tilde": .accent(.tilde), "acute": .accent(.acute),
    "grave": .accent(.grave), "dot": .accent(.dot), "ddot": .accent(.ddot), "dddot": .accent(.dddot),
    "breve": .accent(.breve), "bar": .accent(.bar), "vec": .accent(.vec), "mathring": .accent(.ring),
    "widehat": .accent(.widehat), "widetilde": .accent(.widetilde), "overline": .accent(.overline),
    "underline": .accent(.underline), "overrightarrow": .accent(.overrightarrow),
    "overleftarrow": .accent(.overleftarrow), "overleftrightarrow": .accent(.overleftrightarrow),
    "underrightarrow": .accent(.underrightarrow), "underleftarrow": .accent(.underleftarrow),
    "underleftrightarrow": .accent(.underleftrightarrow), "ddddot": .accent(.ddddot),

    "mathbb": .alphabet(.blackboard), "mathbf": .alphabet(.bold), "boldsymbol": .alphabet(.boldItalic),
    "bm": .alphabet(.boldItalic), "bold": .alphabet(.bold), "mathcal": .alphabet(.calligraphic),
    "mathscr": .alphabet(.calligraphic), "mathfrak": .alphabet(.fraktur), "mathrm": .alphabet(.roman),
    "mathit": .alphabet(.italic), "mathnormal": .alphabet(.italic), "mathsf": .alphabet(.sansSerif),
    "mathtt": .alphabet(.typewriter), "Bbb": .alphabet(.blackboard), "frak": .alphabet(.fraktur),
    "mathup": .alphabet(.roman), "mathbfup": .alphabet(.bold), "mathbfit": .alphabet(.boldItalic),
    "mathbfcal": .alphabet(.calligraphic), "mathbfscr": .alphabet(.calligraphic),
    "mathbffrak": .alphabet(.fraktur), "mathsfup": .alphabet(.sansSerif), "mathsfit": .alphabet(.sansSerif),
    "mathbfsf": .alphabet(.sansSerif), "mathbfsfup": .alphabet(.sansSerif),
    "mathbfsfit": .alphabet(.sansSerif), "symrm": .alphabet(.roman), "symup": .alphabet(.roman),
    "symnormal": .alphabet(.italic), "symit": .alphabet(.italic), "symbf": .alphabet(.bold),
    "symbfup": .alphabet(.bold), "symbfit": .alphabet(.boldItalic), "symbb": .alphabet(.blackboard),
    "symfrak": .alphabet(.fraktur), "symbffrak": .alphabet(.fraktur), "symscr": .alphabet(.calligraphic),
    "symbfscr": .alphabet(.calligraphic), "symcal": .alphabet(.calligraphic),
    "symbfcal": .alphabet(.calligraphic), "symsf": .alphabet(.sansSerif), "symsfup": .alphabet(.sansSerif),
    "symsfit": .alphabet(.sansSerif), "symbfsf": .alphabet(.sansSerif), "symbfsfup": .alphabet(.sansSerif),
    "symbfsfit": .alphabet(.sansSerif), "symtt": .alphabet(.typewriter), "mit": .alphabetSwitch(.italic),
    "oldstyle": .nothing, "pmb": .alphabet(.boldItalic), "bf": .alphabetSwitch(.bold),
    "rm": .alphabetSwitch(.roman), "it": .alphabetSwitch(.italic), "cal": .alphabetSwitch(.calligraphic),
    "sf": .alphabetSwitch(.sansSerif), "tt": .alphabetSwitch(.typewriter),

    "displaystyle": .style(.display), "textstyle": .style(.text), "scriptstyle": .style(.script),
    "scriptscriptstyle": .style(.scriptscript),

    "text": .text(.roman), "mbox": .text(.roman), "textrm": .text(.roman), "textnormal": .text(.roman),
    "hbox": .text(.roman), "textup": .text(.roman), "textbf": .text(.bold), "textit": .text(.italic),
    "emph": .text(.italic), "textsf": .text(.sansSerif), "texttt": .text(.typewriter),

    ",": .space(3), "thinspace": .space(3), ":": .space(4), ">": .space(4), "medspace": .space(4),
    ";": .space(5), "thickspace": .space(5), "!": .space(-3), "negthinspace": .space(-3),
    "negmedspace": .space(-4), "negthickspace": .space(-5), "enspace": .space(9), "enskip": .space(9),
    "quad": .space(18), "qquad": .space(36), " ": .space(6), "\n": .space(6), "\t": .space(6),
    "space": .space(6), "nobreakspace": .space(6), "hfill": .space(36), "hspace": .horizontalSpace,
    "hspace*": .horizontalSpace, "kern": .horizontalSpace, "mkern": .horizontalSpace,
    "mskip": .horizontalSpace, "hskip": .horizontalSpace, "mspace": .horizontalSpace,

    "phantom": .phantom(.whole), "hphantom": .phantom(.horizontal), "vphantom": .phantom(.vertical),
    "cancel": .cancel(.upward), "bcancel": .cancel(.downward), "xcancel": .cancel(.both),
    "sout": .cancel(.both), "boxed": .boxed, "fbox": .framed, "framebox": .framed, "smash": .transparent,
    "bbox": .transparent, "cramped": .transparent, "crampedllap": .transparent, "crampedrlap": .transparent,
    "crampedclap": .transparent, "mathmbox": .transparent, "textllap": .text(.roman),
    "textrlap": .text(.roman), "textclap": .text(.roman), "makebox": .text(.roman), "parbox": .text(.roman),
    "vbox": .text(.roman), "vtop": .text(.roman), "raise": .moved, "lower": .moved, "moveleft": .moved,
    "moveright": .moved, "raisebox": .moved, "rule": .rule, "Rule": .rule, "Space": .rule,
    "unicode": .unicode, "U": .unicode,
    "ensuremath": .transparent, "vcenter": .transparent, "mathllap": .transparent, "llap": .transparent,
    "rlap": .transparent, "clap": .transparent, "mathrlap": .transparent, "mathclap": .transparent,

    "overbrace": .brace(.brace, isOver: true), "underbrace": .brace(.brace, isOver: false),
    "overbracket": .brace(.bracket, isOver: true), "underbracket": .brace(.bracket, isOver: false),
    "overparen": .brace(.parenthesis, isOver: true), "underparen": .brace(.parenthesis, isOver: false),
    "overgroup": .brace(.parenthesis, isOver: true), "undergroup": .brace(.parenthesis, isOver: false),
    "overset": .overset, "underset": .underset, "stackrel": .stackrel, "substack": .bracedRows("substack"),
    "crampedsubstack": .bracedRows("substack"),
    "matrix": .bracedRows("matrix"), "array": .bracedRows("matrix"), "pmatrix": .bracedRows("pmatrix"),
    "bmatrix": .bracedRows("bmatrix"),
    "cases": .bracedRows("cases"), "eqalign": .bracedRows("aligned"),
    "eqalignno": .bracedRows("aligned"),
    "leqalignno": .bracedRows("aligned"), "displaylines": .bracedRows("gathered"), "ce": .chemistry,
    "pu": .physicalUnit,

    "xrightarrow": .arrow("→"), "xleftarrow": .arrow("←"), "xleftrightarrow": .arrow("↔"),
    "xRightarrow": .arrow("⇒"), "xLeftarrow": .arrow("⇐"), "xLeftrightarrow": .arrow("⇔"),
    "xmapsto": .arrow("↦"), "xlongequal": .arrow("="), "xhookrightarrow": .arrow("↪"),
    "xhookleftarrow": .arrow("↩"), "xtwoheadrightarrow": .arrow("↠"), "xrightharpoonup": .arrow("⇀"),
    "xleftharpoonup": .arrow("↼"), "xrightleftharpoons": .arrow("⇌"), "xrightharpoondown": .arrow("⇁"),
    "xleftharpoondown": .arrow("↽"), "xleftrightharpoons": .arrow("⇋"), "xlongrightarrow": .arrow("⟶"),
    "xlongleftarrow": .arrow("⟵"), "xLongrightarrow": .arrow("⟹"), "xLongleftarrow": .arrow("⟸"),
    "xtwoheadleftarrow": .arrow("↞"), "xtofrom": .arrow("⇄"),

    "left": .left, "middle": .middle, "right": .right, "begin": .begin, "end": .end, "\\": .newline,
    "cr": .newline, "newline": .newline, "hline": .hline, "hdashline": .hline, "limits": .limits(true),
    "nolimits": .limits(false), "operatorname": .operatorName(takesLimits: false),
    "operatorname*": .operatorName(takesLimits: true),
    "operatornamewithlimits": .operatorName(takesLimits: true), "mathop": .operatorName(takesLimits: true),
    "mathbin": .classed(.binary), "mathrel": .classed(.relation), "mathord": .classed(.ordinary),
    "mathopen": .classed(.open), "mathclose": .classed(.close), "mathpunct": .classed(.punctuation),
    "mathinner": .classed(.ordinary), "bmod": .modulus(.binary), "pmod": .modulus(.parenthesised),
    "mod": .modulus(.plain), "pod": .modulus(.parenthesised), "color": .color, "textcolor": .textColor,
    "tag": .tag(hasParentheses: true), "tag*": .tag(hasParentheses: false), "label": .label,
    "eqref": .reference(hasParentheses: true), "ref": .reference(hasParentheses: false), "notag": .notag,
    "nonumber": .notag, "not": .not, "centernot": .not, "require": .package, "usepackage": .package,

    "newcommand": .define(.new), "renewcommand": .define(.renew), "providecommand": .define(.provide),
    "newcommand*": .define(.new), "renewcommand*": .define(.renew), "providecommand*": .define(.provide),
    "let": .define(.alias), "gdef": .define(.primitive), "edef": .define(.primitive),
    "xdef": .define(.primitive), "global": .nothing, "long": .nothing,
    "def": .define(.primitive), "DeclareMathOperator": .define(.declareOperator(takesLimits: false)),
    "DeclareMathOperator*": .define(.declareOperator(takesLimits: true)),
    "DeclarePairedDelimiter": .define(.declareBrackets),

    "allowbreak": .nothing, "nobreak": .nothing, "relax": .nothing, "strut": .nothing, "mathstrut": .nothing,
    "displaylimits": .nothing, "centering": .nothing, "noindent": .nothing, "small": .nothing,
    "large": .nothing, "Large": .nothing, "normalsize": .nothing, "footnotesize": .nothing, "tiny": .nothing,
    "scriptsize": .nothing, "LARGE": .nothing, "huge": .nothing, "Huge": .nothing, "HUGE": .nothing,
    "Tiny": .nothing, "Small": .nothing, "SMALL": .nothing, "/": .nothing, "*": .nothing,
    "goodbreak": .nothing, "badbreak": .nothing, "break": .nothing, "nonscript": .nothing,
    "adjustlimits": .nothing, "hfil": .nothing, "hfilll": .nothing, "shoveleft": .transparent,
    "shoveright": .transparent, "xmathstrut": .ignored, "uproot": .ignored, "leftroot": .ignored,
    "mathtoolsset": .ignored,
  ]
}

extension MathCommands {
  /// The most similar name, with at most a third of the letters wrong; nil if there is none.
  static func nearest(to name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.utf8.prefix(40))
    let limit = max(1, wanted.count / 3)
    var best: (distance: Int, name: String)?
    for other in names where abs(other.utf8.count - wanted.count) <= limit {
      let distance = distance(wanted, Array(other.utf8))
      guard distance <= limit else { continue }
      // Ties are broken alphabetically, since the order of a set varies.
      if let best, best <= (distance, other) { continue }
      best = (distance, other)
    }
    return best?.name
  }

  /// The number of insertions, deletions, substitutions and swaps of neighbors that turn one word into the other.
  ///
  /// - Source: Damerau, A technique for computer detection and correction of spelling errors, CACM 7 (1964).
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
