import Geometry

/// Looks at the pictures of a submission, for a desk that cannot decode them itself.
public protocol PictureExaminer: AnyObject {
    /// What a picture is worth and shows. It is remembered, so that the same picture is known when it comes again.
    ///
    /// - Parameter name: The name that findings call it.
    /// - Throws: a `Fault` that says why it is refused.
    func examine(_ path: String, named name: String) throws -> ExaminedPicture

    /// Writes a copy that may be published: without position, without anything else that the file tells besides its
    /// pixels. Gives its file's name, which is `stem` with a suffix.
    ///
    /// - Throws: a `Fault` where it cannot be read or written.
    func publish(_ path: String, named name: String, as stem: String, in folder: String) throws -> String
}

/// What was seen of a picture.
public struct ExaminedPicture: Sendable {
    /// What is kept of it.
    public var picture: SubmittedPicture
    /// What the area should know.
    public var findings: [Finding]
    /// The name of the picture of this submission that it is the same as, where there is one.
    public var sameAs: String?

    /// An examination.
    public init(picture: SubmittedPicture, findings: [Finding] = [], sameAs: String? = nil) {
        self.picture = picture
        self.findings = findings
        self.sameAs = sameAs
    }
}

/// A picture of a submission, as its record keeps it.
public struct SubmittedPicture: Sendable, Hashable, Codable {
    /// Size in pixels as the eye sees it.
    public var width, height: Int
    /// The day it was taken, where its file or its name says so.
    public var taken: CivilDate?
    /// Faces that were found in it.
    public var faces: Int
    /// How good it is, 0 to 1.
    public var score: Double
    /// Whether it can stand in a publication; the findings say why not.
    public var isUsable: Bool
    /// What it is known again by.
    public var sketch: String?

    /// A picture.
    public init(
        width: Int, height: Int, taken: CivilDate? = nil, faces: Int = 0, score: Double = 0, isUsable: Bool = true,
        sketch: String? = nil
    ) {
        self.width = width
        self.height = height
        self.taken = taken
        self.faces = faces
        self.score = score
        self.isUsable = isUsable
        self.sketch = sketch
    }
}
