public import CNN
public import Pictures

extension Figure {
  /// The graph of a computation in steps: the forward pass with the value above each node, then the backward
  /// pass with the gradient below it.
  ///
  /// It calls `backward()`, so that the gradients are those of `result`.
  /// - Precondition: "a graph of more than 24 nodes is too large to be drawn: draw a part of it".
  public static func graph(_ result: Variable) -> Picture {
    result.backward()
    let graph = Graph(of: result)
    var marks: [Mark] = []
    for node in graph.nodes.indices { marks += graph.edges(into: node) }
    for node in graph.nodes.indices { marks += graph.box(node) }
    var steps: [Picture.Step] = []
    let inputs = graph.nodes.indices.filter { graph.nodes[$0].variable.edges.isEmpty }
    let given = inputs.map { graph.name($0) + " = " + shortText(graph.nodes[$0].variable.value) }
      .joined(separator: ", ")
    var shown = inputs.map { graph.value($0) }
    steps.append(Picture.Step(marks: shown, sentence: "Forward: \(given)."))
    for node in graph.nodes.indices where !graph.nodes[node].variable.edges.isEmpty {
      shown.append(graph.value(node))
      steps.append(
        Picture.Step(
          marks: [graph.focus(node)] + shown,
          sentence: "\(graph.name(node)) = \(shortText(graph.nodes[node].variable.value))."))
    }
    let last = graph.nodes.count - 1
    shown.append(graph.gradient(last))
    steps.append(
      Picture.Step(
        marks: [graph.focus(last)] + shown,
        sentence: "Backward: \(graph.name(last)) changes by 1 when it changes by 1, so its gradient is 1."))
    // A gradient is complete when every node that uses the variable has contributed.
    var waiting = graph.nodes.map { $0.uses }
    for node in graph.nodes.indices.reversed() {
      let variable = graph.nodes[node].variable
      for (number, edge) in variable.edges.enumerated() {
        guard let operand = graph.index(of: edge.operand) else { continue }
        waiting[operand] -= 1
        shown.append(graph.share(of: node, number))
        var sentence =
          "\(graph.name(node)) hands \(shortText(edge.local)) · \(bracketed(edge.upstream)) = "
          + "\(shortText(edge.downstream)) to \(graph.name(operand))"
        if waiting[operand] == 0 {
          shown.append(graph.gradient(operand))
          sentence += ", whose gradient is \(shortText(edge.operand.gradient))"
        }
        steps.append(
          Picture.Step(marks: [graph.focus(node), graph.focus(operand)] + shown, sentence: sentence + "."))
      }
    }
    return Picture(
      width: graph.width, height: graph.height, marks: marks, steps: steps, keyStep: steps.count - 1,
      summary: "a computation of \(graph.nodes.count) nodes: \(given) give \(graph.name(last)) = "
        + "\(shortText(result.value)); values stand above the nodes, gradients below")
  }
}

/// The nodes of a computation in columns, the inputs on the left.
private struct Graph {
  struct Node {
    let variable: Variable
    let level: Int
    var row = 0
    /// How many edges of other nodes lead to it.
    var uses = 0
  }

  /// Operands before results.
  private(set) var nodes: [Node] = []
  private var columns: [Int] = []

  static let most = 24
  private let size = (width: 78.0, height: 34.0)

  init(of result: Variable) {
    add(result)
    for node in nodes.indices {
      while columns.count <= nodes[node].level { columns.append(0) }
      nodes[node].row = columns[nodes[node].level]
      columns[nodes[node].level] += 1
      for edge in nodes[node].variable.edges {
        if let operand = index(of: edge.operand) { nodes[operand].uses += 1 }
      }
    }
  }

  private mutating func add(_ variable: Variable) {
    guard index(of: variable) == nil else { return }
    var level = 0
    for edge in variable.edges {
      add(edge.operand)
      if let operand = index(of: edge.operand) { level = max(level, nodes[operand].level + 1) }
    }
    guard nodes.count < Self.most else {
      fatalError("a graph of more than \(Self.most) nodes is too large to be drawn: draw a part of it")
    }
    nodes.append(Node(variable: variable, level: level))
  }

  func index(of variable: Variable) -> Int? { nodes.firstIndex { $0.variable === variable } }

  /// The text in a node: its name and its operation if they fit, else its name.
  private func label(_ node: Int) -> String {
    let definition = nodes[node].variable.definition
    return definition.unicodeScalars.count > 13 ? name(node) : definition
  }

  /// The name of a node, shortened to what fits.
  func name(_ node: Int) -> String {
    let name = nodes[node].variable.name
    return name.unicodeScalars.count > 13
      ? String(name.unicodeScalars.prefix(12).map(Character.init)) + "…" : name
  }

  /// The name by which marks refer to a node: unique and without spaces.
  private func mark(_ node: Int) -> String {
    var text = ""
    for scalar in nodes[node].variable.name.unicodeScalars where scalar != " " {
      text.unicodeScalars.append(scalar)
    }
    for other in 0..<node where nodes[other].variable.name == nodes[node].variable.name {
      return "\(text)#\(node)"
    }
    return text
  }

  // MARK: Places

  private var step: Double { min(170, (Figure.width - size.width - 10) / Double(max(1, columns.count - 1))) }
  private var tallest: Int { columns.max() ?? 1 }

  var width: Double {
    columns.count > 1 ? step * Double(columns.count - 1) + size.width + 10 : size.width + 10
  }
  var height: Double { Double(tallest) * 92 + 8 }

  private func center(_ node: Int) -> Point {
    let inColumn = columns[nodes[node].level]
    let top = (Double(tallest) - Double(inColumn)) * 46
    return Point(
      5 + size.width / 2 + Double(nodes[node].level) * step, 4 + top + Double(nodes[node].row) * 92 + 46)
  }

  // MARK: Marks

  func box(_ node: Int) -> [Mark] {
    let place = center(node)
    let isInput = nodes[node].variable.edges.isEmpty
    return [
      Mark(
        .rectangle(
          x: place.x - size.width / 2, y: place.y - size.height / 2, width: size.width, height: size.height,
          corner: isInput ? 17 : 6), fill: .cell, stroke: .quiet, name: mark(node),
        sources: nodes[node].variable.edges.compactMap { edge in index(of: edge.operand).map { mark($0) } }),
      Mark(.text(Label(label(node), at: place, size: 12)), fill: .ink),
    ]
  }

  func focus(_ node: Int) -> Mark {
    let place = center(node)
    return Mark(
      .rectangle(
        x: place.x - size.width / 2 - 3, y: place.y - size.height / 2 - 3, width: size.width + 6,
        height: size.height + 6, corner: 9), stroke: .focus, strokeWidth: 2)
  }

  func value(_ node: Int) -> Mark {
    let place = center(node)
    return Mark(
      .text(
        Label(
          "= " + shortText(nodes[node].variable.value), at: Point(place.x, place.y - 28), size: 13,
          isBold: true, isFixed: true)), fill: .forward)
  }

  func gradient(_ node: Int) -> Mark {
    let place = center(node)
    return Mark(
      .text(
        Label(
          "∂ " + shortText(nodes[node].variable.gradient), at: Point(place.x, place.y + 28), size: 13,
          isBold: true, isFixed: true)), fill: .backward)
  }

  private func line(of node: Int, _ number: Int) -> (from: Point, to: Point)? {
    guard let operand = index(of: nodes[node].variable.edges[number].operand) else { return nil }
    let (start, end) = (center(operand), center(node))
    let count = nodes[node].variable.edges.count
    let shift = count > 1 ? (Double(number) / Double(count - 1) - 0.5) * 14 : 0
    return (Point(start.x + size.width / 2, start.y), Point(end.x - size.width / 2 - 7, end.y + shift))
  }

  func edges(into node: Int) -> [Mark] {
    var marks: [Mark] = []
    for number in nodes[node].variable.edges.indices {
      guard let (from, to) = line(of: node, number) else { continue }
      marks.append(Mark(.arc(from: from, to: to), stroke: .quiet, strokeWidth: 1.5))
      marks.append(
        Mark(
          .path([Point(to.x, to.y - 4), Point(to.x + 7, to.y), Point(to.x, to.y + 4)], isClosed: true),
          fill: .quiet))
    }
    return marks
  }

  /// The downstream gradient at an edge.
  func share(of node: Int, _ number: Int) -> Mark {
    let (from, to) = line(of: node, number) ?? (Point(0, 0), Point(0, 0))
    return Mark(
      .text(
        Label(
          "← " + shortText(nodes[node].variable.edges[number].downstream),
          at: Point((from.x + to.x) / 2, (from.y + to.y) / 2 + 11), size: 11, isFixed: true)), fill: .backward
    )
  }
}
