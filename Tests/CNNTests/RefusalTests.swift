import Testing

@Test("Refusal", arguments: refusals.indices)
func refusal(_ index: Int) async throws {
  let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) { [index] in
    refusals[index].provoke()
  }
  let printed = String(decoding: try #require(result).standardErrorContent, as: UTF8.self)
  #expect(printed.contains(refusals[index].message), "\(refusals[index].message)")
}
