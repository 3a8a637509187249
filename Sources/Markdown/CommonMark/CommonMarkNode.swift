import CArena
import CCMark
import Foundation

/// A node of libcmark's tree. Only this file uses the C library.
struct CommonMarkNode {
  enum Kind {
    case paragraph, heading, quote, list, code, html, thematicBreak
    case text, softBreak, lineBreak, codeSpan, htmlInline, emphasis, strong, link, image
    /// The document and list items.
    case other
  }

  private let node: OpaquePointer

  private init?(_ node: OpaquePointer?) {
    guard let node else { return nil }
    self.node = node
  }

  /// Parses a text and passes the root of its tree to `body`. The tree is valid until `body` returns.
  static func withTree<Result>(of text: [UInt8], _ body: (CommonMarkNode?) -> Result) -> Result {
    // Nodes are not freed one by one; the arena is reset as a whole.
    notes_arena_reset()
    defer { notes_arena_reset() }
    return text.withUnsafeBytes { parse($0, body) }
  }

  /// Decodes a character reference: `&` for `&amp;`. Unknown ones stay. Allocates in the open tree's arena.
  static func text(ofReference reference: ArraySlice<UInt8>) -> [UInt8] {
    reference.withUnsafeBytes { bytes in
      parse(bytes) { $0?.firstChild?.firstChild.map { Array($0.literal) } ?? Array(reference) }
    }
  }

  private static func parse<Result>(
    _ text: UnsafeRawBufferPointer, _ body: (CommonMarkNode?) -> Result
  ) -> Result {
    var memory = cmark_mem(calloc: notes_arena_calloc, realloc: notes_arena_realloc, free: notes_arena_free)
    return withUnsafeMutablePointer(to: &memory) { memory in
      let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory)
      cmark_parser_feed(parser, text.bindMemory(to: CChar.self).baseAddress, text.count)
      return body(CommonMarkNode(cmark_parser_finish(parser)))
    }
  }

  var kind: Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .codeSpan
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .html
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    default: .other
    }
  }

  var firstChild: CommonMarkNode? { CommonMarkNode(cmark_node_first_child(node)) }
  var lastChild: CommonMarkNode? { CommonMarkNode(cmark_node_last_child(node)) }
  var next: CommonMarkNode? { CommonMarkNode(cmark_node_next(node)) }

  /// 1-based, in the parsed text.
  var startLine: Int { Int(cmark_node_get_start_line(node)) }
  var endLine: Int { Int(cmark_node_get_end_line(node)) }
  var startColumn: Int { Int(cmark_node_get_start_column(node)) }

  /// Valid as long as the tree; so are the texts below.
  var literal: UnsafeBufferPointer<UInt8> { Self.buffer(cmark_node_get_literal(node)) }
  var info: UnsafeBufferPointer<UInt8> { Self.buffer(cmark_node_get_fence_info(node)) }
  var url: UnsafeBufferPointer<UInt8> { Self.buffer(cmark_node_get_url(node)) }
  var title: UnsafeBufferPointer<UInt8> { Self.buffer(cmark_node_get_title(node)) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(node)) }
  var listStart: Int { Int(cmark_node_get_list_start(node)) }
  var isOrderedList: Bool { cmark_node_get_list_type(node) == CMARK_ORDERED_LIST }
  var isTightList: Bool { cmark_node_get_list_tight(node) != 0 }

  /// Visits the node and its descendants without recursion, containers before and after their children.
  /// - Parameter visit: returns false to stop.
  func forEachDescendant(_ visit: (_ node: CommonMarkNode, _ isStart: Bool) -> Bool) {
    let iterator = cmark_iter_new(node)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = CommonMarkNode(cmark_iter_get_node(iterator)),
        visit(node, event == CMARK_EVENT_ENTER)
      else { return }
    }
  }

  private static func buffer(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: string, count: strlen(string)).bindMemory(to: UInt8.self)
  }
}
