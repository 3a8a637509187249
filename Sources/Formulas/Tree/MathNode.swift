/// One node of a formula and its place in the text.
package struct MathNode: Sendable, Equatable {
  package let content: Content
  /// UTF-8 offsets in the formula's text, without the dollars. Nodes that a macro produced have the place of its use.
  package let range: Range<Int>

  package init(_ content: Content, _ range: Range<Int>) {
    self.content = content
    self.range = range
  }

  /// The kinds of nodes.
  package indirect enum Content: Sendable, Equatable {
    /// A letter, an operator, a relation, a bracket or a punctuation mark.
    case symbol(MathSymbol)
    /// Digits with at most one decimal point: `3`, `0.14`, `.5`.
    case number(String)
    /// Text, which may contain formulas: `\text{if $x$ is odd}`.
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
    /// One delimiter of a fixed size, in line heights: `\bigl(`
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
    /// A change of size up to the end of its group: `\displaystyle …`
    case style(MathStyle, [MathNode])
    case space(MathSpace)
    /// A bar, such as a blank to be filled in: `\rule{2cm}{0.4pt}`
    case rule(MathRule)
    case phantom(Phantom, [MathNode])
    /// A color by its CSS name or `#rrggbb`.
    case color(String, [MathNode])
    case boxed([MathNode])
    case cancel(Cancel, [MathNode])
    /// A matrix, cases or aligned rows.
    case rows(Rows)
    /// `\tag{1}`, or `\tag*{…}` without parentheses: the number in the margin of its row.
    case tag(String, hasParentheses: Bool)
    /// `\label{name}`: numbers its row and names it for references; shows nothing.
    case label(String)
    /// `\eqref{name}` with parentheses, `\ref{name}` without.
    case reference(String, hasParentheses: Bool)
    /// `\not` before anything but a relation; a negated relation is a symbol of its own.
    case negated(MathNode)
  }
}

/// A single sign of a formula.
package struct MathSymbol: Sendable, Equatable {
  /// TeX's atom classes, which determine the spaces around a sign.
  ///
  /// - Source: Knuth, The TeXbook, chapter 17.
  package enum Class: UInt8, Sendable {
    /// A Latin or Greek letter. A letter alone is italic, except for Greek capitals.
    case letter
    /// `\infty`, `\partial`, `\nabla`, `\emptyset`, `\ldots`, `!`, `%`
    case ordinary
    /// `\sum`, `\prod`, `\int`: in a display, limits are set above and below.
    case largeOperator
    case binary, relation, open, close, punctuation
  }

  /// In Unicode: `x`, `α`, `≤`, `→`, `∑`. `-` is U+2212 and `*` is U+2217; `'` never occurs.
  package let text: String
  package let kind: Class
  /// The command that produced it, without backslash: `alpha`; nil for a character.
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
  /// `\max`, `\lim`, `\operatorname*`: in a display, scripts are set above and below.
  package let takesLimits: Bool
}

package struct Scripts: Sendable, Equatable {
  /// Nil if nothing stands before the script: `^2`.
  package let base: MathNode?
  /// The subscript, if any.
  package let lower: [MathNode]?
  /// The superscript without primes, if any.
  package let upper: [MathNode]?
  /// The number of `'` behind the base.
  package var primes = 0
  /// True for `\limits`, false for `\nolimits`, nil for neither.
  package var limits: Bool?
}

package struct Fraction: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    /// `\frac`, `\over`, `\cfrac`
    case fraction
    /// `\binom`, `\choose`
    case binomial
    /// `\atop`: one above the other without a bar.
    case atop
  }

  package let kind: Kind
  package let numerator: [MathNode]
  package let denominator: [MathNode]
  /// The size that `\dfrac` or `\tfrac` asks for; nil for the size of the surroundings.
  package var style: MathStyle?
}

/// `\left( … \right)`: a formula between delimiters that grow with it.
package struct Fenced: Sendable, Equatable {
  /// In Unicode: `(`, `⌊`, `‖`, `⟨`; empty for `.`, the invisible delimiter.
  package let left: String
  package let right: String
  /// The contents, split at each `\middle`.
  package let parts: [[MathNode]]
  /// The `\middle` delimiters: one fewer than there are parts.
  package let middles: [String]
}

package enum Accent: String, Sendable {
  case hat, check, tilde, acute, grave, dot, ddot, dddot, ddddot, breve, bar, vec, ring
  /// Accents as wide as the nodes below them.
  case widehat, widetilde, overline, overrightarrow, overleftarrow, overleftrightarrow
  /// Those that are set below.
  case underline, underrightarrow, underleftarrow, underleftrightarrow
}

package struct Brace: Sendable, Equatable {
  package enum Shape: UInt8, Sendable {
    case brace
    /// `\underbracket`
    case bracket
    /// `\underparen`
    case parenthesis
  }

  package let body: [MathNode]
  package let isOver: Bool
  /// The script beside the brace.
  package let label: [MathNode]?
  package var shape = Shape.brace
}

/// `\overset`, `\underset`, `\stackrel`: nodes set above or below others.
package struct Stack: Sendable, Equatable {
  package let base: [MathNode]
  package var over: [MathNode]?
  package var under: [MathNode]?
}

/// `\xrightarrow`: an arrow as long as its labels.
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
  /// `\boldsymbol`, `\bm`: bold that keeps italics
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

/// A space, in eighteenths of an em (TeX's mu); a negative one moves its neighbors closer.
package struct MathSpace: Sendable, Equatable {
  package let width: Double
}

/// A filled rectangle; its sizes are in eighteenths of an em.
package struct MathRule: Sendable, Equatable {
  package let width: Double
  package let height: Double
  /// How far its lower edge is above the base line
  package let lift: Double
}

/// Invisible nodes that take up space.
package enum Phantom: UInt8, Sendable {
  /// `\phantom`
  case whole
  /// `\hphantom`: only the width
  case horizontal
  /// `\vphantom`: only the height
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

/// Nodes in rows and columns.
package struct Rows: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    /// `matrix`, `pmatrix`, …, `smallmatrix`
    case matrix
    /// `array`
    case array
    case cases
    /// `rcases`
    case rightCases
    /// `aligned`, `align`, `split`, `alignedat`, `eqnarray`: columns alternately right- and left-aligned
    case aligned
    /// `gathered`, `gather`, `multline`, `equation`, and plain `\\` in a display: rows are centered
    case gathered
    /// `\substack`
    case substack
  }

  package struct Row: Sendable, Equatable {
    package var cells: [[MathNode]]
    /// Extra space below, in em: `\\[1ex]`.
    package var gap = 0.0
    /// Whether a rule is drawn above the row: `\hline`.
    package var hasRuleAbove = false
    /// `\notag`, `\nonumber`
    package var isUnnumbered = false
  }

  package enum Alignment: UInt8, Sendable { case left, center, right }

  package let kind: Kind
  /// The name as written: `pmatrix`, `align*`; empty for plain `\\` in a display.
  package let environment: String
  package var rows: [Row]
  /// The brackets around a matrix, as in `Fenced`; empty if there are none.
  package var left = ""
  package var right = ""
  /// The alignment of each column of an `array`; empty for other environments.
  package var alignments: [Alignment] = []
  /// The columns of an `array` that have a rule on their left; the number of columns stands for the right edge.
  package var columnRules: [Int] = []
  package var hasRuleBelow = false
  /// Whether rows are numbered: `align`, `gather`, `equation`.
  package var isNumbered = false
}
