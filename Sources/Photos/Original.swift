import CVips
import Geometry
import PrintModel

/// A photograph's pixels in their own colour space.
struct Original {
    /// What cannot be made sense of: a number of channels or a kind of number that no photograph has.
    struct Unsupported: Error {
        /// Said in a few signs: `5 × 32`.
        let layout: String
    }

    private let picture: Picture
    /// Whether the embedded profile still says what the numbers mean.
    private let profiled: Bool

    private init(_ picture: Picture, profiled: Bool) {
        self.picture = picture
        self.profiled = profiled
    }

    /// Opens a file; grey, RGB or CMYK of 8 or 16 bits is kept as it is, whatever else becomes sRGB.
    init(opening path: String, _ options: String) throws {
        var picture = try Picture.open(path, options)
        var profiled = picture.hasProfile
        let integers = picture.format == VIPS_FORMAT_UCHAR || picture.format == VIPS_FORMAT_USHORT
        if !integers || !Original.deviceSpaces.contains(picture.interpretation) {
            guard Original.definedSpaces.contains(picture.interpretation) else {
                throw Unsupported(layout: "\(picture.bands) × \(vips_format_sizeof(picture.format) * 8)")
            }
            picture = try picture.inSpace(VIPS_INTERPRETATION_sRGB)
            profiled = false
        }
        self.init(try Original.opaque(picture), profiled: profiled)
    }

    private static let deviceSpaces = [
        VIPS_INTERPRETATION_B_W, VIPS_INTERPRETATION_GREY16, VIPS_INTERPRETATION_sRGB, VIPS_INTERPRETATION_RGB,
        VIPS_INTERPRETATION_RGB16, VIPS_INTERPRETATION_CMYK,
    ]
    private static let definedSpaces = [
        VIPS_INTERPRETATION_LAB, VIPS_INTERPRETATION_LABS, VIPS_INTERPRETATION_XYZ, VIPS_INTERPRETATION_scRGB,
    ]

    /// On white, and no more channels than its space has.
    private static func opaque(_ picture: Picture) throws -> Picture {
        let isCMYK = picture.interpretation == VIPS_INTERPRETATION_CMYK
        let colours = isCMYK ? 4 : picture.bands < 3 ? 1 : 3
        guard picture.bands >= colours else { throw Unsupported(layout: String(picture.bands)) }
        let most: Double = picture.format == VIPS_FORMAT_USHORT ? 65_535 : 255
        var result = picture
        if picture.hasAlpha, picture.bands == colours + 1 {
            result = try picture.flattened(on: [Double](repeating: isCMYK ? 0 : most, count: colours), opaque: most)
        }
        return result.bands == colours ? result : try result.channels(0, count: colours)
    }

    /// Scaled to so many pixels.
    func resized(to size: PixelSize) throws -> Original {
        let x = Double(size.width) / Double(picture.width)
        let y = Double(size.height) / Double(picture.height)
        return Original(try picture.resized(horizontally: x, vertically: y), profiled: profiled)
    }

    /// A part of so many pixels whose top-left corner stands at a part's, given in fractions.
    func part(_ part: Rect, size: PixelSize) throws -> Original {
        let width = min(size.width, picture.width)
        let height = min(size.height, picture.height)
        let left = Int((part.x * Double(picture.width)).rounded())
        let top = Int((part.y * Double(picture.height)).rounded())
        return Original(
            try picture.part(
                left: max(0, min(left, picture.width - width)), top: max(0, min(top, picture.height - height)),
                width: width, height: height), profiled: profiled)
    }

    /// Its pixels worked out.
    func inMemory() throws -> Original { Original(try picture.inMemory(), profiled: profiled) }

    /// Turned as its orientation says.
    func upright() throws -> Original { Original(try picture.upright(), profiled: profiled) }

    /// Lightly sharpened in lightness alone, so that no hue moves: a halo of about a quarter of a halftone cell, and
    /// never more than a few steps of L*. A CMYK original was sharpened when it was separated, and is left as it is.
    func sharpened(for resolution: Double) throws -> Original {
        guard !isCMYK else { return self }
        let radius = min(max(resolution / 400, 0.4), 1)
        return Original(
            try picture.sharpened(radius: radius, slope: 1.5, brighten: 4, darken: 8), profiled: profiled)
    }

    /// In the press's inks, in eight bits, by its embedded profile; without one that fits, RGB and grey are sRGB.
    /// What is in those inks already, or is CMYK without a profile, keeps its numbers.
    func separated(by profile: OutputProfile) throws -> Picture {
        let isPress = isCMYK && picture.format == VIPS_FORMAT_UCHAR
        if isPress, !profiled || picture.profileDigest == profile.digest { return picture }
        return try converted(to: profile.path, fallback: profile)
    }

    /// In sRGB, in eight bits; CMYK without a profile is the press's.
    func onScreen(press: OutputProfile) throws -> Picture { try converted(to: "srgb", fallback: press) }

    private func converted(to output: String, fallback: OutputProfile) throws -> Picture {
        if profiled, let result = try? picture.converted(from: nil, to: output) { return result }
        if isCMYK { return try picture.converted(from: fallback.path, to: output) }
        let deep = picture.format == VIPS_FORMAT_USHORT
        let colour =
            picture.bands == 1
            ? try picture.inSpace(deep ? VIPS_INTERPRETATION_RGB16 : VIPS_INTERPRETATION_sRGB) : picture
        return try colour.converted(from: "srgb", to: output)
    }

    private var isCMYK: Bool { picture.interpretation == VIPS_INTERPRETATION_CMYK }

    /// The part of so many pixels that draws the eye most, found on a small copy.
    func mostAttractive(_ size: PixelSize, press: OutputProfile) throws -> Original {
        let scale = min(1, Original.proxySide / Double(max(picture.width, picture.height)))
        let proxy = try resized(
            to: PixelSize(
                width: max(1, Int((Double(picture.width) * scale).rounded())),
                height: max(1, Int((Double(picture.height) * scale).rounded())))
        ).onScreen(press: press).inMemory()
        let (fx, fy) = (Double(proxy.width) / Double(picture.width), Double(proxy.height) / Double(picture.height))
        let crop = try proxy.attentionCrop(
            width: max(1, min(proxy.width, Int((Double(size.width) * fx).rounded()))),
            height: max(1, min(proxy.height, Int((Double(size.height) * fy).rounded()))))
        let place = Rect(
            x: Double(-crop.offset.x) / Double(proxy.width), y: Double(-crop.offset.y) / Double(proxy.height), width: 0,
            height: 0)
        return try part(place, size: size)
    }

    /// Longest side of the copy that attention is looked for on, pixels.
    private static let proxySide = 256.0
}
