/// The plates a prepared photograph prints on, and how its file holds them. All have eight bits a component.
public enum PhotoForm: Sendable, Hashable, Codable {
    /// For a screen: a JPEG of sRGB, three components.
    case rgb
    /// The four process inks: a JPEG of four components with Adobe's marker, its values inverted, so that a PDF needs
    /// `/Decode [1 0 1 0 1 0 1 0]`.
    case cmyk
    /// The black plate alone: a JPEG of one component, 255 being paper and 0 full black, which is `DeviceGray`.
    case gray
    /// Black and one spot ink, in that order.
    ///
    /// The file is no JPEG, since few RIPs take one of two components: it is one zlib stream (RFC 1950) that may go into
    /// a PDF as it is, with `/Filter /FlateDecode` and
    /// `/DecodeParms << /Predictor 15 /Colors 2 /BitsPerComponent 8 /Columns width >>`, in
    /// `[/DeviceN [/Black /Spot] …]`. Decoded: rows from the top, two bytes a pixel, 0 being no ink and 255 full ink, so
    /// that no `/Decode` is needed. The tint transform is for the painter to write: black to black, the spot to its
    /// process alternate.
    case duotone(Ink)

    /// Components of a pixel.
    public var components: Int {
        switch self {
        case .rgb: 3
        case .cmyk: 4
        case .gray: 1
        case .duotone: 2
        }
    }

    /// Whether the file is a JPEG; otherwise it is a zlib stream, as `duotone` says.
    public var isJPEG: Bool {
        if case .duotone = self { false } else { true }
    }
}

/// A photograph made ready for one frame: stage 5's result.
public struct PreparedPhoto: Sendable, Hashable, Codable {
    /// Absolute path of the file, whose format `form` says.
    public var path: String
    /// Its size.
    public var pixels: PixelSize
    /// Its plates.
    public var form: PhotoForm
    /// Pixels per inch in its frame.
    public var resolution: Double

    /// Whether it is a JPEG of the four process inks.
    public var cmyk: Bool { form == .cmyk }

    /// A photograph made ready.
    public init(path: String, pixels: PixelSize, form: PhotoForm, resolution: Double) {
        self.path = path
        self.pixels = pixels
        self.form = form
        self.resolution = resolution
    }

    /// A photograph made ready in process colours, or in RGB for a proof.
    public init(path: String, pixels: PixelSize, cmyk: Bool, resolution: Double) {
        self.init(path: path, pixels: pixels, form: cmyk ? .cmyk : .rgb, resolution: resolution)
    }
}
