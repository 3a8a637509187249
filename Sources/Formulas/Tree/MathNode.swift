/// One node of a formula, and where it is written.
package struct MathNode: Sendable, Equatable {
  package let content: Content
  /// The UTF-8 offsets in the formula's text, the dollars not counted. What a macro wrote has the place of its use.
  package let range: Range<Int>

  package init(_ content: Content, _ range: Range<Int>) {
    self.content = content
    self.range = range
  }

  /// Every kind of mathematics there is.
  package indirect enum Content: Sendable, Equatable {
    /// A letter, an operator, a relation, a bracket, a mark of punctuation.
    case symbol(MathSymbol)
    /// Digits with at most one point among them: `3`, `0.14`, `.5`.
    case number(String)
    /// Upright text, with formulas in it: `\text{if $x$ is odd}`.
    case text([TextPiece], TextStyle)
    /// `\sin`, `\operatorname{ReLU}`, `\max`
    case operatorName(OperatorName)
    /// `{…}`
    case group([MathNode])
    case scripts(Scripts)
    case fraction(Fraction)
    /// `\sqrt[3]{x}`; a square root has no degree.
    case root(degree: [MathNode]?, radicand: [MathNode])
    /// `\left( … \middle| … \right)`
    case fenced(Fenced)
    /// One delimiter of a fixed size, in lines: `\bigl(`
    case delimiter(MathSymbol, size: Double)
    /// `\pmod{n}`
    case modulus([MathNode])
    /// `\hat{x}`, `\overline{AB}`
    case accent(Accent, [MathNode])
    /// `\underbrace{x + y}_{n}`
    case brace(Brace)
    /// `\overset{!}{=}`, `\underset{x}{\max}`, `\stackrel{?}{=}`
    case stack(Stack)
    /// `\xrightarrow[below]{above}`
    case arrow(Arrow)
    /// `\mathbf{W}`, `\boldsymbol{\theta}`, `\mathrm{d}`
    case alphabet(MathAlphabet, [MathNode])
    /// A switch of size, which holds to the end of its group: `\displaystyle …`
    case style(MathStyle, [MathNode])
    case space(MathSpace)
    case phantom(Phantom, [MathNode])
    /// A color by its CSS name or `#rrggbb`.
    case color(String, [MathNode])
    case boxed([MathNode])
    case cancel(Cancel, [MathNode])
    /// Matrices, cases, aligned rows.
    case rows(Rows)
    /// `\tag{1}`, and `\tag*{…}` without parentheses; shown at the margin of its row.
    case tag(String, hasParentheses: Bool)
    /// `\label{name}` numbers its row and names it; it shows nothing here.
    case label(String)
    /// `\eqref{name}` with parentheses, `\ref{name}` without.
    case reference(String, hasParentheses: Bool)
    /// `\not` before a relation is part of its symbol; before anything else it strikes it through.
    case negated(MathNode)
  }
}

/// A sign of a formula.
package struct MathSymbol: Sendable, Equatable {
  /// TeX's classes, from which the spaces around a sign follow.
  ///
  /// - Source: Knuth, The TeXbook, chapter 17.
  package enum Class: UInt8, Sendable {
    /// A letter, Latin or Greek: italic where it stands alone, but for capital Greek.
    case letter
    /// `\infty`, `\partial`, `\nabla`, `\emptyset`, `\ldots`, `!`, `%`
    case ordinary
    /// `\sum`, `\prod`, `\int`: its limits stand above and below it in a display.
    case largeOperator
    case binary, relation, open, close, punctuation
  }

  /// In Unicode: `x`, `α`, `≤`, `→`, `∑`; `-` is U+2212, `*` is U+2217, `'` never comes here.
  package let text: String
  package let kind: Class
  /// The command that wrote it, without backslash: `alpha`; nil for a character.
  package let command: String?

  package init(_ text: String, _ kind: Class, command: String? = nil) {
    self.text = text
    self.kind = kind
    self.command = command
  }
}

package enum TextPiece: Sendable, Equatable {
  case text(String)
  /// `$…$` inside text.
  case math([MathNode])
}

package enum TextStyle: UInt8, Sendable {
  /// `\text`, `\mbox`, `\textrm`
  case roman
  /// `\textbf`
  case bold
  /// `\textit`, `\emph`
  case italic
  /// `\textsf`
  case sansSerif
  /// `\texttt`
  case typewriter
}

package struct OperatorName: Sendable, Equatable {
  /// `sin`, `ReLU`, `arg max`
  package let name: String
  /// `\max`, `\lim`, `\operatorname*`: scripts stand above and below it in a display.
  package let takesLimits: Bool
}

package struct Scripts: Sendable, Equatable {
  /// Nil where nothing stands before the script: `{}_1`, `^2`.
  package let base: MathNode?
  /// Below; nil where there is none.
  package let lower: [MathNode]?
  /// Above, primes not counted; nil where there is none.
  package let upper: [MathNode]?
  /// How many `'` follow the base.
  package var primes = 0
  /// `\limits` and `\nolimits`; nil where neither is written.
  package var limits: Bool?
}

package struct Fraction: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    /// `\frac`, `\over`, `\cfrac`
    case fraction
    /// `\binom`, `\choose`
    case binomial
    /// `\atop`: one above the other, without a bar.
    case atop
  }

  package let kind: Kind
  package let numerator: [MathNode]
  package let denominator: [MathNode]
  /// `\dfrac`, `\tfrac`; nil where it has the size of its place.
  package var style: MathStyle?
}

/// A formula between delimiters that grow with it, or one delimiter of a fixed size.
package struct Fenced: Sendable, Equatable {
  /// In Unicode: `(`, `⌊`, `‖`, `⟨`; empty for `.`, which shows nothing.
  package let left: String
  package let right: String
  /// What stands between the delimiters, in as many parts as `\middle` makes.
  package let parts: [[MathNode]]
  /// The delimiters between the parts, one fewer.
  package let middles: [String]
}

package enum Accent: UInt8, Sendable {
  case hat, check, tilde, acute, grave, dot, ddot, dddot, breve, bar, vec, ring
  /// Those that are as wide as what they stand above.
  case widehat, widetilde, overline, overrightarrow, overleftarrow, overleftrightarrow
  /// `\underline`, which stands below.
  case underline
}

package struct Brace: Sendable, Equatable {
  package let body: [MathNode]
  package let isOver: Bool
  /// The script that stands at the brace.
  package let label: [MathNode]?
}

/// Something above or below something else.
package struct Stack: Sendable, Equatable {
  package let base: [MathNode]
  package var over: [MathNode]?
  package var under: [MathNode]?
}

/// An arrow as long as what stands at it.
package struct Arrow: Sendable, Equatable {
  /// In Unicode: `→`, `⇒`, `↦`
  package let text: String
  package let above: [MathNode]
  package let below: [MathNode]?
}

package enum MathAlphabet: UInt8, Sendable {
  /// `\mathbb`
  case blackboard
  /// `\mathbf`: upright bold
  case bold
  /// `\boldsymbol`, `\bm`: bold as italic as it was
  case boldItalic
  /// `\mathcal`, `\mathscr`
  case calligraphic
  /// `\mathfrak`
  case fraktur
  /// `\mathrm`
  case roman
  /// `\mathit`
  case italic
  /// `\mathsf`
  case sansSerif
  /// `\mathtt`
  case typewriter
}

package enum MathStyle: UInt8, Sendable {
  case display, text, script, scriptscript
}

/// A space, in eighteenths of an em; negative ones draw together.
package struct MathSpace: Sendable, Equatable {
  package let width: Double
}

/// What takes room and shows nothing.
package enum Phantom: UInt8, Sendable {
  /// `\phantom`
  case whole
  /// `\hphantom`: its width alone
  case horizontal
  /// `\vphantom`: its height alone
  case vertical
}

package enum Cancel: UInt8, Sendable {
  /// `\cancel`: from lower left to upper right
  case upward
  /// `\bcancel`
  case downward
  /// `\xcancel`
  case both
}

/// What stands in rows and columns.
package struct Rows: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    /// `matrix`, `pmatrix`, …, `smallmatrix`
    case matrix
    /// `array`
    case array
    case cases
    /// `rcases`
    case rightCases
    /// `aligned`, `align`, `split`, `alignedat`, `eqnarray`: columns to the right and to the left by turns
    case aligned
    /// `gathered`, `gather`, `multline`, `equation`, and plain `\\` in a display: each row in the middle
    case gathered
    /// `\substack`
    case substack
  }

  package struct Row: Sendable, Equatable {
    package var cells: [[MathNode]]
    /// Further space below, in em: `\\[1ex]`.
    package var gap = 0.0
    /// Whether a line is drawn above it: `\hline`.
    package var hasRuleAbove = false
    /// `\notag`, `\nonumber`
    package var isUnnumbered = false
  }

  package enum Alignment: UInt8, Sendable { case left, center, right }

  package let kind: Kind
  /// As it was written: `pmatrix`, `align*`.
  package let environment: String
  package var rows: [Row]
  /// The brackets around a matrix, as in `Fenced`; empty where there are none.
  package var left = ""
  package var right = ""
  /// Of an `array`: one for each column; empty for all others.
  package var alignments: [Alignment] = []
  /// Of an `array`: the columns before which a line is drawn; the number of columns stands for the right edge.
  package var columnRules: [Int] = []
  package var hasRuleBelow = false
  /// `align`, `gather`, `equation`: rows have numbers.
  package var isNumbered = false
}
