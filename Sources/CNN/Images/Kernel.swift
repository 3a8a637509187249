/// Filters that were designed instead of learned, as tensors `[R, S]` of their weights.
///
/// They are meant for cross-correlation, which is what `applying` does: each weight multiplies the pixel that
/// it covers. x runs to the right and y downwards, as the columns and rows do, so `sobelX` gives a positive
/// number where the image grows brighter to the right.
public enum Kernel {
  /// Changes nothing.
  public static var identity: Tensor { [[0, 0, 0], [0, 1, 0], [0, 0, 0]] }

  /// The change along x, smoothed along y: answers at vertical edges.
  /// - Source: Gonzalez & Woods, Digital Image Processing, section 10.2 (Sobel operators).
  public static var sobelX: Tensor { [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]] }

  /// The change along y, smoothed along x: answers at horizontal edges.
  /// - Source: Gonzalez & Woods, Digital Image Processing, section 10.2 (Sobel operators).
  public static var sobelY: Tensor { [[-1, -2, -1], [0, 0, 0], [1, 2, 1]] }

  /// The change along x, with equal weights along y.
  /// - Source: Gonzalez & Woods, Digital Image Processing, section 10.2 (Prewitt operators).
  public static var prewittX: Tensor { [[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]] }

  /// The change along y, with equal weights along x.
  /// - Source: Gonzalez & Woods, Digital Image Processing, section 10.2 (Prewitt operators).
  public static var prewittY: Tensor { [[-1, -1, -1], [0, 0, 0], [1, 1, 1]] }

  /// The second derivatives along x and y, ∂²/∂x² + ∂²/∂y²: the 4 neighbours minus 4 times the pixel. It
  /// answers at edges of every direction, and is 0 on a ramp.
  /// - Source: Gonzalez & Woods, Digital Image Processing, section 3.6 (the Laplacian).
  public static var laplacian4: Tensor { [[0, 1, 0], [1, -4, 1], [0, 1, 0]] }

  /// As `laplacian4`, with the diagonals too: the 8 neighbours minus 8 times the pixel.
  /// - Source: Gonzalez & Woods, Digital Image Processing, section 3.6 (the Laplacian).
  public static var laplacian8: Tensor { [[1, 1, 1], [1, -8, 1], [1, 1, 1]] }

  /// The pixel minus its `laplacian4`: edges become steeper, and even areas stay as they are.
  /// - Source: Gonzalez & Woods, Digital Image Processing, section 3.6 (sharpening with the Laplacian).
  public static var sharpen: Tensor { [[0, -1, 0], [-1, 5, -1], [0, -1, 0]] }

  /// The mean of size · size pixels: blurs.
  /// - Precondition: the size is 1...4096: "a kernel of size 0: expected 1 to 4096".
  public static func box(_ size: Int) -> Tensor {
    requireSize(size)
    return Tensor(shape: [size, size], repeating: 1 / Float(size * size))
  }

  /// A mean that counts near pixels more: blurs without the box's hard corners.
  /// - Formula: w[r, s] = e^(-(y² + x²) / 2σ²) / Σ, with y = r - (size - 1)/2, x likewise, and Σ such that
  ///   the weights add up to 1.
  /// - Parameter deviation: σ, in pixels. A size of 6σ + 1 leaves out less than 1 % of the bell.
  /// - Precondition: the size is 1...4096: "a kernel of size 0: expected 1 to 4096"; the deviation is above
  ///   0: "deviation 0.0: expected a number above 0".
  /// - Source: Gonzalez & Woods, Digital Image Processing, section 3.5 (Gaussian filter kernels).
  public static func gaussian(_ size: Int, deviation: Double) -> Tensor {
    requireSize(size)
    guard deviation > 0 else { fatalError("deviation \(deviation): expected a number above 0") }
    // The bell is a product: one profile down times the same one across.
    // An even size has no pixel in the middle. Measured from the nearest one, even the narrowest bell has a
    // weight that is not 0.
    let middle = Double(size - 1) / 2
    let nearest = size % 2 == 0 ? 0.5 : 0.0
    let profile = (0..<size).map { place -> Double in
      let distance = Double(place) - middle
      return exponential((nearest * nearest - distance * distance) / 2 / deviation / deviation)
    }
    let total = profile.reduce(0, +)
    let weights = profile.flatMap { y in profile.map { x in Float(y / total * (x / total)) } }
    return Tensor(shape: [size, size], scalars: weights)
  }

  private static func requireSize(_ size: Int) {
    if size < 1 || size > 4096 { fatalError("a kernel of size \(size): expected 1 to 4096") }
  }
}
