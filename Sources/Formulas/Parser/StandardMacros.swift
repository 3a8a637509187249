/// Commands of LaTeX packages that are short for others: `\abs{x}` for `\left|x\right|`. Authors may define each of
/// them anew.
///
/// - Source: the documentation of the packages amsmath, braket, cancel, mathtools, physics, upgreek and gensymb.
enum StandardMacros {
  struct Macro: Sendable {
    struct Variant: Sendable {
      /// Whether `[…]` stands before the groups; it is the first parameter then.
      let hasOption: Bool
      let groups: Int
      let body: [MathToken]
    }

    /// One for each number of groups that may follow, in ascending order.
    var variants: [Variant]

    func variant(hasOption: Bool, groups: Int) -> Variant? {
      variants.last { $0.hasOption == hasOption && $0.groups <= groups }
    }

    func most(hasOption: Bool) -> Int { variants.last { $0.hasOption == hasOption }?.groups ?? 0 }

    var takesOption: Bool { variants.contains(where: \.hasOption) }
  }

  /// The macro of a name; nil where there is none.
  static func macro(_ name: String) -> Macro? { table[name] }

  private static let table = WordTable(named)

  /// Whether a command puts what follows between brackets.
  static func isBracing(_ name: String) -> Bool {
    name.utf8.first == UInt8(ascii: "q") && bracing.contains(name)
  }

  static let named: [String: Macro] = {
    var macros: [String: Macro] = [:]
    for line in (braket + physics + derivatives + others).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 2)
      let hasOption = parts[1].first == "["
      guard let groups = Int(hasOption ? parts[1].dropFirst() : parts[1]) else { continue }
      macros[String(parts[0]), default: Macro(variants: [])].variants.append(
        Macro.Variant(
          hasOption: hasOption, groups: groups,
          body: MathToken.tokens(of: parts.count > 2 ? String(parts[2]) : "")))
    }
    for name in operators.split(separator: " ") {
      macros[String(name)] = Macro(variants: [
        Macro.Variant(hasOption: false, groups: 0, body: MathToken.tokens(of: "\\operatorname{\(name)}"))
      ])
    }
    for (name, short) in aliases { macros[name] = macros[short] }
    for name in starred where !bracing.contains(name) { macros[name + "*"] = macros[name] }
    for (name, words) in words {
      macros[name] = Macro(variants: [
        Macro.Variant(hasOption: false, groups: 0, body: MathToken.tokens(of: "\\quad\\text{\(words)}\\quad"))
      ])
    }
    for name in upright.split(separator: " ") {
      macros["up" + name] = Macro(variants: [
        Macro.Variant(hasOption: false, groups: 0, body: MathToken.tokens(of: "\\mathrm{\\\(name)}"))
      ])
      let capital = name.prefix(1).uppercased() + name.dropFirst()
      guard MathCommands.named["var\(capital)"] != nil else { continue }
      macros["Up" + name] = Macro(variants: [
        Macro.Variant(hasOption: false, groups: 0, body: MathToken.tokens(of: "\\mathrm{\\\(capital)}"))
      ])
    }
    return macros
  }()

  /// Those in whose argument a bar is as high as the brackets around it.
  static let barred: Set<String> = ["braket", "Braket", "set", "Set"]

  /// Those that put what follows, `(…)`, `[…]`, `|…|` or `{…}`, between brackets that are as high.
  static let bracing: Set<String> = ["qty", "qty*", "quantity", "quantity*"]

  /// Those that may have a star, which says how high brackets are or whether letters are italic.
  static let starred: Set<String> = [
    "abs", "absolutevalue", "norm", "eval", "evaluated", "order", "comm", "commutator", "acomm",
    "anticommutator", "poissonbracket", "pb", "pqty", "bqty", "vqty", "Bqty", "vb", "vectorbold", "va",
    "vectorarrow", "vu", "vectorunit", "dv", "derivative", "pdv", "partialderivative", "fdv", "flatfrac",
    "qq", "braket", "ip", "innerproduct", "ev", "expval", "expectationvalue", "mel", "matrixelement",
    "ketbra", "op", "dyad", "outerproduct", "bra", "ket", "qty", "quantity",
  ]

  private static let braket = ##"""
    bra 1 \left\langle #1\right|
    Bra 1 \left\langle #1\right|
    ket 1 \left|#1\right\rangle
    Ket 1 \left|#1\right\rangle
    braket 1 \left\langle #1\right\rangle
    braket 2 \left\langle #1\middle|#2\right\rangle
    Braket 1 \left\langle #1\right\rangle
    ketbra 1 \left|#1\right\rangle\left\langle #1\right|
    ketbra 2 \left|#1\right\rangle\left\langle #2\right|
    set 1 \left\{#1\right\}
    Set 1 \left\{#1\right\}
    ip 1 \left\langle #1\middle|#1\right\rangle
    ip 2 \left\langle #1\middle|#2\right\rangle
    ev 1 \left\langle #1\right\rangle
    ev 2 \left\langle #2\middle|#1\middle|#2\right\rangle
    mel 3 \left\langle #1\middle|#2\middle|#3\right\rangle

    """##

  private static let physics = ##"""
    abs 1 \left|#1\right|
    norm 1 \left\|#1\right\|
    order 1 \mathcal{O}\left(#1\right)
    eval 1 \left.#1\right|
    comm 2 \left[#1,#2\right]
    acomm 2 \left\{#1,#2\right\}
    pqty 1 \left(#1\right)
    bqty 1 \left[#1\right]
    vqty 1 \left|#1\right|
    Bqty 1 \left\{#1\right\}
    vb 1 \mathbf{#1}
    va 1 \vec{\mathbf{#1}}
    vu 1 \hat{\mathbf{#1}}
    vdot 0 \cdot
    cp 0 \times
    cross 0 \times
    grad 0 \nabla
    curl 0 \nabla\times
    divergence 0 \nabla\cdot
    laplacian 0 \nabla^2
    flatfrac 2 \left.#1\middle/#2\right.
    qq 1 \quad\text{#1}\quad
    qcomma 0 ,\quad
    qc 0 ,\quad
    qcc 0 \quad\text{c.c.}\quad
    pv 0 \mathcal{P}
    PV 0 \operatorname{P.V.}
    sine 0 \sin
    cosine 0 \cos
    tangent 0 \tan
    cotangent 0 \cot
    secant 0 \sec
    cosecant 0 \csc
    hypsine 0 \sinh
    hypcosine 0 \cosh
    hyptangent 0 \tanh
    hypcotangent 0 \coth
    hypsecant 0 \sech
    hypcosecant 0 \csch
    exponential 0 \exp
    logarithm 0 \log
    naturallogarithm 0 \ln
    determinant 0 \det
    Probability 0 \Pr
    asin 0 \arcsin
    acos 0 \arccos
    atan 0 \arctan
    acot 0 \operatorname{arccot}
    mqty 1 \begin{matrix}#1\end{matrix}
    pmqty 1 \begin{pmatrix}#1\end{pmatrix}
    bmqty 1 \begin{bmatrix}#1\end{bmatrix}
    vmqty 1 \begin{vmatrix}#1\end{vmatrix}
    smqty 1 \begin{smallmatrix}#1\end{smallmatrix}
    spmqty 1 \left(\begin{smallmatrix}#1\end{smallmatrix}\right)
    sbmqty 1 \left[\begin{smallmatrix}#1\end{smallmatrix}\right]
    svmqty 1 \left|\begin{smallmatrix}#1\end{smallmatrix}\right|

    """##

  private static let derivatives = ##"""
    dd 0 \mathrm{d}
    dd [0 \mathrm{d}^{#1}
    dv 1 \frac{\mathrm{d}}{\mathrm{d}#1}
    dv 2 \frac{\mathrm{d}#1}{\mathrm{d}#2}
    dv [1 \frac{\mathrm{d}^{#1}}{\mathrm{d}#2^{#1}}
    dv [2 \frac{\mathrm{d}^{#1}#2}{\mathrm{d}#3^{#1}}
    pdv 1 \frac{\partial}{\partial #1}
    pdv 2 \frac{\partial #1}{\partial #2}
    pdv 3 \frac{\partial^2#1}{\partial #2\,\partial #3}
    pdv [1 \frac{\partial^{#1}}{\partial #2^{#1}}
    pdv [2 \frac{\partial^{#1}#2}{\partial #3^{#1}}
    fdv 1 \frac{\delta}{\delta #1}
    fdv 2 \frac{\delta #1}{\delta #2}
    var 0 \delta

    """##

  private static let others = ##"""
    cancelto 2 \overset{#1}{\cancel{#2}}
    varinjlim 0 \underrightarrow{\lim}
    varprojlim 0 \underleftarrow{\lim}
    overunderset 3 \overset{#1}{\underset{#2}{#3}}
    sideset 3 {}#1#3#2
    prescript 3 {}^{#1}_{#2}#3
    vdotswithin 1 \vdots
    splitfrac 2 \begin{gathered}#1\\#2\end{gathered}
    splitdfrac 2 \begin{gathered}#1\\#2\end{gathered}
    unitfrac 2 \mathrm{#1}/\mathrm{#2}
    nicefrac 2 {}^{#1}\!/_{#2}
    celsius 0 {}^{\circ}\mathrm{C}
    ohm 0 \Omega
    perthousand 0 ‰
    micro 0 µ
    TeX 0 \text{TeX}
    LaTeX 0 \text{LaTeX}
    skew 2 #2
    colonapprox 0 \mathrel{:}\approx
    colonsim 0 \mathrel{:}\sim
    approxcolon 0 \approx\mathrel{:}
    simcolon 0 \sim\mathrel{:}
    dashcolon 0 -\mathrel{:}
    colondash 0 \mathrel{:}-
    idotsint 0 \int\cdots\int
    Aboxed 1 \boxed{#1}
    refeq 1 \ref{#1}
    mathmakebox 1 #1
    colorbox 2 \text{#2}
    fcolorbox 3 \fbox{#3}
    MoveEqLeft 0
    MoveEqLeft [0

    """##

  private static let aliases = [
    "absolutevalue": "abs", "evaluated": "eval", "commutator": "comm", "anticommutator": "acomm",
    "poissonbracket": "acomm", "pb": "acomm", "vectorbold": "vb", "vectorarrow": "va", "vectorunit": "vu",
    "dotproduct": "vdot", "crossproduct": "cp", "gradient": "grad", "principalvalue": "pv",
    "innerproduct": "ip", "outerproduct": "ketbra", "dyad": "ketbra", "op": "ketbra",
    "expectationvalue": "ev", "expval": "ev", "matrixelement": "mel", "matrixel": "mel",
    "differential": "dd", "derivative": "dv", "partialderivative": "pdv", "pderivative": "pdv",
    "functionalderivative": "fdv", "fderivative": "fdv", "variation": "var", "matrixquantity": "mqty",
    "smallmatrixquantity": "smqty", "Pmqty": "pmqty", "sPmqty": "spmqty", "matrixdeterminant": "vmqty",
    "mdet": "vmqty", "smdet": "svmqty", "arcsine": "asin", "arccosine": "acos", "arctangent": "atan",
    "arccotangent": "acot", "asine": "asin", "acosine": "acos", "atangent": "atan", "acotangent": "acot",
    "Residue": "Res", "qqtext": "qq", "vnabla": "grad", "Ketbra": "ketbra", "units": "unitfrac",
  ]

  private static let operators =
    "tr Tr trace Trace rank erf Res acsc asec arccosecant acosecant arcsecant asecant"

  /// Words between two formulas, with space around them.
  private static let words = [
    "qif": "if", "qthen": "then", "qelse": "else", "qotherwise": "otherwise", "qunless": "unless",
    "qgiven": "given", "qusing": "using", "qassume": "assume", "qsince": "since", "qlet": "let",
    "qfor": "for", "qall": "all", "qeven": "even", "qodd": "odd", "qinteger": "integer", "qand": "and",
    "qor": "or", "qas": "as", "qin": "in",
  ]

  private static let upright = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi \
    psi omega varepsilon vartheta varpi varrho varsigma varphi
    """
}
