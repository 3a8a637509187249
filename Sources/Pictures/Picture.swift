/// A drawing: marks on a surface, and the steps of an animation.
///
/// Lengths are in CSS pixels; `y` grows downwards.
public struct Picture: Sendable, Equatable {
  public var width: Double
  public var height: Double
  /// Drawn in their order, beneath the marks of the current step.
  public var marks: [Mark]
  /// Empty for a still picture.
  public var steps: [Step]
  /// The index of the most informative step: the one that is shown on paper and without scripts.
  public var keyStep: Int
  /// A description in one sentence, for screen readers.
  public var summary: String
  /// The text below the picture; none where it is empty.
  public var caption: String

  public init(
    width: Double, height: Double, marks: [Mark] = [], steps: [Step] = [], keyStep: Int = 0,
    summary: String, caption: String = ""
  ) {
    self.width = width
    self.height = height
    self.marks = marks
    self.steps = steps
    self.keyStep = keyStep
    self.summary = summary
    self.caption = caption
  }

  /// One step of an animation.
  public struct Step: Sendable, Equatable {
    public var marks: [Mark]
    /// What happens in this step. It is shown below the picture and read by screen readers.
    public var sentence: String

    public init(marks: [Mark], sentence: String) {
      self.marks = marks
      self.sentence = sentence
    }
  }
}

/// A value that can be drawn.
public protocol Pictured {
  var picture: Picture { get }
}

extension Picture: Pictured {
  public var picture: Picture { self }
}
