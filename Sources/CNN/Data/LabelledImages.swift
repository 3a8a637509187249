/// Images and the class of each.
public struct LabelledImages: Equatable, Sendable, CustomStringConvertible {
  /// The images, `[N, C, H, W]`.
  public let images: Tensor

  /// The class of each image, N of them.
  public let labels: [Int]

  /// - Precondition: the images have four axes: "images of shape [28, 28]: expected [N, C, H, W]"; there are
  ///   as many labels: "4 images, but 3 labels".
  public init(images: Tensor, labels: [Int]) {
    guard images.rank == 4 else {
      fatalError("images of shape \(text(images.shape)): expected [N, C, H, W]")
    }
    guard images.shape[0] == labels.count else {
      fatalError("\(images.shape[0]) images, but \(labels.count) labels")
    }
    self.images = images
    self.labels = labels
  }

  /// N, how many images there are.
  public var count: Int { labels.count }

  /// One line: `1437 images [1, 8, 8]`.
  public var description: String { "\(count) images \(text([Int](images.shape.dropFirst())))" }

  /// One image, `[C, H, W]`, and its class.
  /// - Precondition: 0 <= index < N: "there is no image 4 among 4".
  public subscript(_ index: Int) -> (image: Tensor, label: Int) {
    guard labels.indices.contains(index) else {
      fatalError("there is no image \(index) among \(count)")
    }
    return (images.slice(index), labels[index])
  }

  /// The first images, or all where there are not as many.
  /// - Precondition: length >= 0: "a prefix of -1 images".
  public func prefix(_ length: Int) -> LabelledImages {
    guard length >= 0 else { fatalError("a prefix of \(length) images") }
    return selecting([Int](0..<min(length, count))[...])
  }

  /// The images cut into batches, for one epoch of training.
  /// - Parameters:
  ///   - size: how many images a batch has; the last one may have fewer.
  ///   - seed: if given, the images are shuffled first. Another seed for each epoch gives another
  ///     order; without a seed the order is kept.
  /// - Precondition: size >= 1: "a batch of 0 images".
  public func batches(of size: Int, seed: UInt64? = nil) -> [LabelledImages] {
    guard size >= 1 else { fatalError("a batch of \(size) images") }
    var order = [Int](0..<count)
    if let seed {
      var generator = SeededGenerator(seed: seed)
      order = generator.shuffled(count)
    }
    var batches: [LabelledImages] = []
    batches.reserveCapacity(count / size + 1)
    var start = 0
    while start < count {
      let end = count - start > size ? start + size : count
      batches.append(selecting(order[start..<end]))
      start = end
    }
    return batches
  }

  /// The images with these indices, in this order.
  func selecting(_ indices: ArraySlice<Int>) -> LabelledImages {
    let places = placeCount(of: [Int](images.shape.dropFirst()))
    var scalars: [Float] = []
    scalars.reserveCapacity(indices.count * places)
    for index in indices { scalars += images.scalars[index * places..<(index + 1) * places] }
    var shape = images.shape
    shape[0] = indices.count
    return LabelledImages(images: Tensor(shape: shape, scalars: scalars), labels: indices.map { labels[$0] })
  }
}
