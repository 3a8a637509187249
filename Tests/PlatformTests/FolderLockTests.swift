import Testing

@testable import Platform

@Suite struct FolderLockTests {
  @Test(.timeLimit(.minutes(1))) func twoHoldersTakeTurns() async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let path = scratch.file("lock")
    let holders = Holders()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 { group.addTask { try await FolderLock.hold(path) { try await holders.hold() } } }
      try await group.waitForAll()
    }
    #expect(await holders.total == 4)
    #expect(await holders.most == 1)
  }

  private actor Holders {
    private var now = 0
    private(set) var most = 0
    private(set) var total = 0

    func hold() async throws {
      now += 1
      total += 1
      most = max(most, now)
      try await Task.sleep(for: .milliseconds(30))
      now -= 1
    }
  }

  @Test(.timeLimit(.minutes(1))) func anErrorFreesTheLock() async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let path = scratch.file("lock")
    await #expect(throws: EnvironmentError.self) {
      try await FolderLock.hold(path) { throw EnvironmentError("no") }
    }
    #expect(try await FolderLock.hold(path) { 7 } == 7)
  }

  @Test(.timeLimit(.minutes(1))) func whoWaitsCanBeCancelled() async throws {
    let scratch = try Scratch()
    defer { scratch.remove() }
    let path = scratch.file("lock")
    try await FolderLock.hold(path) {
      let waiting = Task { try await FolderLock.hold(path) { true } }
      try await Task.sleep(for: .milliseconds(100))
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
    }
  }

  @Test func aFolderThatIsNotThereIsNamed() async throws {
    let failure = await #expect(throws: Files.Failure.self) { try await FolderLock.hold("/nowhere/lock") {} }
    #expect(failure?.message == "/nowhere/lock cannot be locked: No such file or directory")
  }
}
