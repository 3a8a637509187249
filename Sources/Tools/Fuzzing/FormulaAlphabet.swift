import Formulas

/// The pieces of generated formulas.
enum FormulaAlphabet {
  /// All known commands, and some unknown ones.
  static let commands = MathCommands.names + ["foo", "zz", "alhpa", "Frac", "\\", "(", ")", "[", "]"]

  static let pieces = [
    "x", "y", "12", "3.4", "1,000", "{,}", "+", "-", "=", "<", ">", "(", ")", "[", "]", "{", "}", "^", "_",
    "'", "&", "\\\\", "$", "#1", "#", "%", " ", "²", "é", "\u{301}", "\u{0}", "\u{200B}", "👍🏽", "∑", "≤", "−",
    ",", ".", ";", ":", "!", "|", "~", "/", "*", "\\left(", "\\right)", "\\middle|", "\\left.",
    "\\right|_{x=1}", "\\begin{matrix}", "\\end{matrix}", "\\begin{array}{l|c}", "\\end{array}",
    "\\begin{cases}", "\\end{cases}", "\\begin{aligned}", "\\end{aligned}", "\\begin{align}", "\\end{align}",
    "\\begin", "\\end", "\\text{", "\\text{ if }", "\\operatorname{", "\\color{red}", "\\frac", "\\frac12",
    "\\sqrt[3]", "\\newcommand{\\zz}", "\\newcommand{\\zz}[1]{#1#1}", "\\newcommand{\\zz}{\\zz\\zz}",
    "\\def\\zz", "\\tag{1}", "\\label{a}", "\\eqref{a}", "\\kern3pt", "\\hspace{1cm}", "\\substack{",
    "\\pmod{n}", "\\xrightarrow[a]{b}", "10^6", "e^x", "\\sum_{i=1}^n", "f(x)", "f'", "1/2",
  ]

  static let brackets = [
    ("{", "}"), ("(", ")"), ("[", "]"), ("\\left(", "\\right)"), ("\\sqrt{", "}"), ("\\frac{1}{", "}"),
    ("x^{", "}"), ("x_{", "}"), ("\\text{$", "$}"), ("\\begin{matrix}", "\\end{matrix}"), ("\\|", "\\|"),
    ("\\left\\|", "\\right\\|_2"),
    ("\\hat{", "}"), ("f(", ")"), ("\\max(1,", ")"), ("-", ""), ("\\frac{d}{dx} ", ""), ("\\sin ", ""),
    ("\\not", ""), ("\\lfloor ", " \\rfloor"), ("\\sum_{i=1}^{9} ", ""), ("1 + (", ")"), ("\\nabla ", ""),
    ("\\displaystyle ", ""),
  ]

  static let atoms = [
    "x", "y", "z", "f", "q", "W_1", "\\alpha", "\\lambda", "12", "0", "1", "7", "0.5", "3.14\\ldots",
    "10{,}000", "100",
    "\\pi", "e", "\\infty", "n", "i", "\\hat y", "\\text{looks}", "p_{max}", "x_i", "50\\%", "5\\,\\text{px}",
  ]

  static let names = ["x", "y", "z", "f", "g", "q", "u", "h"]

  static let functions = [
    "\\sin", "\\cos", "\\exp", "\\ln", "\\log", "\\sqrt", "\\tan", "\\max", "\\tanh", "\\det", "\\gcd",
    "\\log_2", "\\arctan", "\\operatorname{ReLU}", "\\lim_{x \\to 0}", "\\binom{5}",
  ]
}
