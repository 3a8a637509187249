/// The variables of the environment by which the verifier tells a cell's program what it needs to know.
public enum EnvironmentName {
  @inlinable public static var log: String { "NOTES_LOG" }
  /// The path of the index of the decoded photographs (see `PhotographEntry`); not set where there are none.
  @inlinable public static var photographs: String { "NOTES_PHOTOGRAPHS" }
  /// The most memory that the program may take, in bytes.
  @inlinable public static var memory: String { "NOTES_MEMORY" }
  /// The most processor time that the program may take, in seconds.
  @inlinable public static var seconds: String { "NOTES_SECONDS" }
  /// The largest core file that a crash may leave, in bytes.
  @inlinable public static var core: String { "NOTES_CORE" }
}
