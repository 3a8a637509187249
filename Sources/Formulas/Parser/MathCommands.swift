/// All commands by their names.
package enum MathCommands {
  /// Without their backslash, in the order of the alphabet.
  package static var names: [String] { named.keys.sorted() }

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
    "tfrac": .fraction(.fraction, .text),
    "cfrac": .fraction(.fraction, .display), "binom": .fraction(.binomial, nil),
    "dbinom": .fraction(.binomial, .display), "tbinom": .fraction(.binomial, .text),
    "over": .infix(.fraction), "choose": .infix(.binomial), "atop": .infix(.atop),
    "sqrt": .root,

    "hat": .accent(.hat), "check": .accent(.check), "tilde": .accent(.tilde), "acute": .accent(.acute),
    "grave": .accent(.grave), "dot": .accent(.dot), "ddot": .accent(.ddot), "dddot": .accent(.dddot),
    "breve": .accent(.breve), "bar": .accent(.bar), "vec": .accent(.vec), "mathring": .accent(.ring),
    "widehat": .accent(.widehat), "widetilde": .accent(.widetilde), "overline": .accent(.overline),
    "underline": .accent(.underline), "overrightarrow": .accent(.overrightarrow),
    "overleftarrow": .accent(.overleftarrow), "overleftrightarrow": .accent(.overleftrightarrow),

    "mathbb": .alphabet(.blackboard), "mathbf": .alphabet(.bold), "boldsymbol": .alphabet(.boldItalic),
    "bm": .alphabet(.boldItalic), "bold": .alphabet(.bold), "mathcal": .alphabet(.calligraphic),
    "mathscr": .alphabet(.calligraphic), "mathfrak": .alphabet(.fraktur), "mathrm": .alphabet(.roman),
    "mathit": .alphabet(.italic), "mathnormal": .alphabet(.italic), "mathsf": .alphabet(.sansSerif),
    "mathtt": .alphabet(.typewriter), "Bbb": .alphabet(.blackboard), "frak": .alphabet(.fraktur),
    "mathup": .alphabet(.roman), "pmb": .alphabet(.boldItalic),
    "bf": .alphabetSwitch(.bold), "rm": .alphabetSwitch(.roman), "it": .alphabetSwitch(.italic),
    "cal": .alphabetSwitch(.calligraphic), "sf": .alphabetSwitch(.sansSerif),
    "tt": .alphabetSwitch(.typewriter),

    "displaystyle": .style(.display), "textstyle": .style(.text), "scriptstyle": .style(.script),
    "scriptscriptstyle": .style(.scriptscript),

    "text": .text(.roman), "mbox": .text(.roman), "textrm": .text(.roman), "textnormal": .text(.roman),
    "hbox": .text(.roman), "textup": .text(.roman), "textbf": .text(.bold), "textit": .text(.italic),
    "emph": .text(.italic), "textsf": .text(.sansSerif), "texttt": .text(.typewriter),

    ",": .space(3), "thinspace": .space(3), ":": .space(4), ">": .space(4), "medspace": .space(4),
    ";": .space(5),
    "thickspace": .space(5), "!": .space(-3), "negthinspace": .space(-3), "negmedspace": .space(-4),
    "negthickspace": .space(-5), "enspace": .space(9), "enskip": .space(9), "quad": .space(18),
    "qquad": .space(36),
    " ": .space(6), "\n": .space(6), "\t": .space(6), "space": .space(6), "nobreakspace": .space(6),
    "hfill": .space(36),
    "hspace": .horizontalSpace, "hspace*": .horizontalSpace, "kern": .horizontalSpace,
    "mkern": .horizontalSpace,
    "mskip": .horizontalSpace, "hskip": .horizontalSpace, "mspace": .horizontalSpace,

    "phantom": .phantom(.whole), "hphantom": .phantom(.horizontal), "vphantom": .phantom(.vertical),
    "cancel": .cancel(.upward), "bcancel": .cancel(.downward), "xcancel": .cancel(.both),
    "sout": .cancel(.both),
    "boxed": .boxed, "fbox": .framed, "smash": .transparent, "ensuremath": .transparent,
    "vcenter": .transparent,
    "mathllap": .transparent, "llap": .transparent, "rlap": .transparent, "clap": .transparent,
    "mathrlap": .transparent, "mathclap": .transparent,

    "overbrace": .brace(isOver: true), "underbrace": .brace(isOver: false),
    "overset": .overset, "underset": .underset, "stackrel": .stackrel, "substack": .substack,

    "xrightarrow": .arrow("→"), "xleftarrow": .arrow("←"), "xleftrightarrow": .arrow("↔"),
    "xRightarrow": .arrow("⇒"),
    "xLeftarrow": .arrow("⇐"), "xLeftrightarrow": .arrow("⇔"), "xmapsto": .arrow("↦"),
    "xlongequal": .arrow("="),
    "xhookrightarrow": .arrow("↪"), "xhookleftarrow": .arrow("↩"), "xtwoheadrightarrow": .arrow("↠"),
    "xrightharpoonup": .arrow("⇀"), "xleftharpoonup": .arrow("↼"), "xrightleftharpoons": .arrow("⇌"),

    "left": .left, "middle": .middle, "right": .right, "begin": .begin, "end": .end, "\\": .newline,
    "cr": .newline,
    "newline": .newline, "hline": .hline, "hdashline": .hline, "limits": .limits(true),
    "nolimits": .limits(false),
    "operatorname": .operatorName(takesLimits: false), "operatorname*": .operatorName(takesLimits: true),
    "operatornamewithlimits": .operatorName(takesLimits: true), "mathop": .operatorName(takesLimits: true),
    "mathbin": .classed(.binary), "mathrel": .classed(.relation),
    "mathord": .classed(.ordinary), "mathopen": .classed(.open), "mathclose": .classed(.close),
    "mathpunct": .classed(.punctuation), "mathinner": .classed(.ordinary),
    "bmod": .modulus(.binary), "pmod": .modulus(.parenthesised), "mod": .modulus(.plain),
    "pod": .modulus(.parenthesised),
    "color": .color, "textcolor": .textColor, "tag": .tag(hasParentheses: true),
    "tag*": .tag(hasParentheses: false),
    "label": .label, "eqref": .reference(hasParentheses: true), "ref": .reference(hasParentheses: false),
    "notag": .notag, "nonumber": .notag, "not": .not,

    "newcommand": .define(.new), "renewcommand": .define(.renew), "providecommand": .define(.provide),
    "newcommand*": .define(.new), "renewcommand*": .define(.renew), "providecommand*": .define(.provide),
    "let": .define(.alias), "gdef": .define(.primitive), "edef": .define(.primitive),
    "xdef": .define(.primitive),
    "global": .nothing, "long": .nothing,
    "def": .define(.primitive), "DeclareMathOperator": .define(.declareOperator(takesLimits: false)),
    "DeclareMathOperator*": .define(.declareOperator(takesLimits: true)),

    "allowbreak": .nothing, "nobreak": .nothing, "relax": .nothing, "strut": .nothing, "mathstrut": .nothing,
    "displaylimits": .nothing, "centering": .nothing, "noindent": .nothing, "small": .nothing,
    "large": .nothing,
    "Large": .nothing, "normalsize": .nothing, "footnotesize": .nothing, "tiny": .nothing,
    "scriptsize": .nothing, "LARGE": .nothing, "huge": .nothing, "/": .nothing,
  ]
}
