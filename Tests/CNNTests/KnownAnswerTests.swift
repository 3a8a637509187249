import Testing

extension KnownAnswer: CustomTestStringConvertible {
  var testDescription: String { name }
}

@Test("Known answer", arguments: knownAnswers)
func knownAnswer(_ answer: KnownAnswer) {
  #expect(answer.holds, "\(answer.difference)")
}

@Test("Known answers have names of their own")
func distinctNames() {
  #expect(Set(knownAnswers.map(\.name)).count == knownAnswers.count)
}
