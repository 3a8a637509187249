/// The meaning of a LaTeX command.
enum MathCommand: Sendable {
  /// A single sign: `\alpha`, `\le`
  case sign(String, MathSymbol.Class)
  /// `\sin`, `\max`
  case function(String, takesLimits: Bool)
  case accent(Accent)
  case alphabet(MathAlphabet)
  /// `\bf`: up to the end of the group
  case alphabetSwitch(MathAlphabet)
  case style(MathStyle)
  /// `\quad`: in eighteenths of an em
  case space(Double)
  case fraction(Fraction.Kind, MathStyle?)
  /// `\over`: the whole group before it is the numerator, and the rest of the group the denominator
  case infix(Fraction.Kind)
  /// `\genfrac{(}{)}{0pt}{}{n}{k}`
  case anyFraction
  case root
  /// `\root 3 \of x`
  case rootOf
  case text(TextStyle)
  case phantom(Phantom)
  case cancel(Cancel)
  case boxed
  /// `\bigl`: the size in line heights, and the class
  case sized(Double, MathSymbol.Class)
  case brace(Brace.Shape, isOver: Bool)
  /// `\overset`, `\underset`
  case overset, underset, stackrel
  /// `\xrightarrow`
  case arrow(String)
  /// `\left`, `\middle`, `\right`
  case left, middle, right
  case begin, end
  /// `\\`
  case newline
  case hline
  case limits(Bool)
  case operatorName(takesLimits: Bool)
  /// `\mathbin`: sets the class of its argument
  case classed(MathSymbol.Class)
  /// `\pmod`, `\bmod`, `\mod`
  case modulus(Modulus)
  case color, textColor
  case tag(hasParentheses: Bool)
  case label
  case reference(hasParentheses: Bool)
  case notag
  case not
  case horizontalSpace
  /// `\substack{a \\ b}`, `\matrix{a & b \cr c & d}`: the rows of an environment in braces
  case bracedRows(String)
  /// `\ce`: a chemical formula
  case chemistry
  /// `\pu`: a number with its unit
  case physicalUnit
  /// `\rule`: a bar
  case rule
  /// `\raise`: its length is ignored, and what follows is shown
  case moved
  /// `\unicode{x2603}`
  case unicode
  /// `\require`, `\usepackage`
  case package
  case define(Definition)
  /// `\fbox`: a box around text
  case framed
  /// `\smash`: ignored, and its argument is shown
  case transparent
  /// A known command that is deliberately not supported: why, what to write instead, and its number of arguments
  case refused(String, help: String, arguments: Int)
  /// Ignored: `\relax`, `\centering`
  case nothing
  /// Ignored with its argument
  case ignored

  enum Modulus: Sendable { case binary, parenthesised, plain }

  enum Definition: Sendable {
    case new, renew, provide, primitive, alias, declareOperator(takesLimits: Bool), declareBrackets
  }
}
