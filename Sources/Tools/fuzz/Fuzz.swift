import ArgumentParser

/// Reads and renders notes that nobody would write, and says what does not hold of them.
@main
struct Fuzz: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz", abstract: "Look for notes that crash, hang, or come out wrong.",
    subcommands: [Search.self, Batch.self, Check.self, Show.self], defaultSubcommand: Search.self)
}
