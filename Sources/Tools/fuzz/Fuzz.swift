import ArgumentParser

/// Searches for notes and formulas that crash, hang, or break a property.
@main
struct Fuzz: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz", abstract: "Look for notes that crash, hang, or come out wrong.",
    subcommands: [Search.self, Batch.self, Check.self, Show.self], defaultSubcommand: Search.self)
}
