/// What a command of LaTeX does.
enum MathCommand: Sendable {
  /// A sign.
  case sign(String, MathSymbol.Class)
  /// `\sin`, `\max`
  case function(String, takesLimits: Bool)
  case accent(Accent)
  case alphabet(MathAlphabet)
  /// `\bf`: to the end of the group.
  case alphabetSwitch(MathAlphabet)
  case style(MathStyle)
  /// Eighteenths of an em.
  case space(Double)
  case fraction(Fraction.Kind, MathStyle?)
  /// `\over`: between what stands before and behind it in the group.
  case infix(Fraction.Kind)
  case root
  case text(TextStyle)
  case phantom(Phantom)
  case cancel(Cancel)
  case boxed
  /// `\bigl`: the size in units of the line, and the class.
  case sized(Double, MathSymbol.Class)
  case brace(isOver: Bool)
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
  /// `\mathbin`: the class of what follows.
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
  case substack
  case define(Definition)
  /// `\fbox`: a box around text.
  case framed
  /// `\smash`: its argument is shown as if it stood alone.
  case transparent
  /// What is known and deliberately not shown: why, what to write instead, and how many arguments it has.
  case refused(String, help: String, arguments: Int)
  /// Says nothing: `\nonumber` apart.
  case nothing

  enum Modulus: Sendable { case binary, parenthesised, plain }

  enum Definition: Sendable { case new, renew, provide, primitive, alias, declareOperator(takesLimits: Bool) }
}
