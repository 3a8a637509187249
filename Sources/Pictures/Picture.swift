/// A drawing: marks on a surface, and the steps in which a reader can walk through it.
///
/// A length is a pixel of a page at the size in which it is read; `y` grows downwards.
public struct Picture: Sendable, Equatable {
  public var width: Double
  public var height: Double
  /// Drawn in their order, below the marks of a step.
  public var marks: [Mark]
  /// Empty where nothing moves.
  public var steps: [Step]
  /// The step that says most: it is shown on paper and where no script runs.
  public var keyStep: Int
  /// What there is to see, in a sentence, for a reader who does not see it.
  public var summary: String
  /// What stands below it; nothing where it is empty.
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

  /// One step of a walk through a picture.
  public struct Step: Sendable, Equatable {
    public var marks: [Mark]
    /// What happens, as it is written below the picture and spoken.
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
