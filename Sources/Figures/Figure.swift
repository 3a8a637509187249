/// Pictures for lectures, each computed from the values that it shows.
///
/// A statement of a cell that is nothing but one of these is drawn below the cell. Those in steps can be walked through.
public enum Figure {
  /// The widest a figure gets, in pixels of the page.
  static let width = 680.0
}
