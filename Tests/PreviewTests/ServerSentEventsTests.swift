import Testing

@testable import notes

@Suite(.timeLimit(.minutes(10))) struct ServerSentEventsTests {
  private let events = ServerSentEvents()

  @Test func eventsArriveInTheirOrder() async throws {
    var reader = EventReader(try #require(events.listen(page: "a.html")))
    for number in 0..<20 { events.send("output", ["text": "\(number)\n\n"], page: "a.html") }
    #expect(await reader.next() == EventReader.Event(name: "hello", data: [:]))
    for number in 0..<20 { #expect(await reader.next()?.data == ["text": "\(number)\n\n"]) }
  }

  @Test func anEventGoesToThePagesItIsFor() async throws {
    var first = EventReader(try #require(events.listen(page: "a.html")))
    var second = EventReader(try #require(events.listen(page: "b.html")))
    events.send("page", ["for": "a"], page: "a.html")
    events.send("media", ["for": "all"])
    #expect(events.pages == ["a.html", "b.html"])
    for name in ["hello", "page", "media"] { #expect(await first.next()?.name == name) }
    for name in ["hello", "media"] { #expect(await second.next()?.name == name) }
  }

  /// A page that reads nothing holds up nobody. When it reads again, it gets the latest events, and one that has it
  /// load the page again.
  @Test func aSlowReaderBlocksNobody() async throws {
    var slow = EventReader(try #require(events.listen(page: "a.html")))
    var quick = EventReader(try #require(events.listen(page: "a.html")))
    #expect(await quick.next()?.name == "hello")
    for number in 0..<1_000 {
      events.send("output", ["text": "\(number)"], page: "a.html")
      #expect(await quick.next()?.data == ["text": "\(number)"])
    }
    events.send("end", [:])
    var names: [String] = []
    while let event = await slow.next(), event.name != "end" { names.append(event.name) }
    #expect(names.count < 100)
    #expect(names.contains("page"))
  }

  /// Two browsers show `a.html` and one of them goes: nothing is reported. Then the only one with `b.html` goes.
  @Test func aPageThatNobodyShowsAnyMoreIsReported() async throws {
    let stays = try #require(events.listen(page: "a.html"))
    for page in ["a.html", "b.html"] {
      let stream = try #require(events.listen(page: page))
      let browser = Task { for await _ in stream {} }
      browser.cancel()
      await browser.value
    }
    var left = events.left.makeAsyncIterator()
    #expect(await left.next() == "b.html")
    #expect(events.pages == ["a.html"])
    withExtendedLifetime(stays) {}
  }

  @Test func onlySoManyPagesMayListen() async throws {
    let streams = (0..<ServerSentEvents.most).map { events.listen(page: "\($0).html") }
    #expect(streams.allSatisfy { $0 != nil })
    #expect(events.listen(page: "more.html") == nil)
  }
}
