import CCairo
import Geometry
import PDFSyntax
import PrintModel

/// What other programs draw.
extension ForeignFileTests {
    static let drawn: [(FindingCode, ForeignFile)] = [
        (
            .preflightDeviceRGB,
            ForeignFile(
                .cairo { context in
                    cairo_set_source_rgb(context, 1, 0, 0)
                    cairo_rectangle(context, 50, 50, 60, 60)
                    cairo_fill(context)
                })
        ),
        (.preflightDeviceRGB, ForeignFile(.libreOffice("hoja.pdf"))),
        (.preflightGroupSpace, ForeignFile(.cairo(seeThrough))),
        (.preflightGroupSpace, ForeignFile(.libreOffice("cartel.pdf"))),
        (.preflightTransparency, ForeignFile(.cairo(seeThrough), .x1a)),
        (.preflightTransparency, ForeignFile(.libreOffice("cartel.pdf"), .x1a)),
        (.preflightManagedColour, ForeignFile(.ghostscript(lab))),
        (.preflightForbiddenSpace, ForeignFile(.ghostscript(lab), .x1a)),
        (
            .preflightHairline,
            ForeignFile(.ghostscript("0 1 0 0 setcmykcolor 0.1 setlinewidth 50 50 moveto 90 90 lineto stroke"))
        ),
        (.preflightHairline, ForeignFile(.libreOffice("cartel.pdf"))),
        (
            .preflightThinFill,
            ForeignFile(
                .cairo { context in
                    cairo_rectangle(context, 50, 50, 100, 0.1)
                    cairo_set_source_rgb(context, 0, 0, 0.5)
                    cairo_fill(context)
                })
        ),
        (.preflightMultiInkText, ForeignFile(.ghostscript(text("0.4 0.4 0 0", 7)))),
        (.preflightBlackTextInks, ForeignFile(.ghostscript(text("0.4 0 0 1", 9)))),
        (.preflightBlackKnockout, ForeignFile(.ghostscript(text("0 0 0 1", 9)))),
        (.preflightBlackGray, ForeignFile(.ghostscript("true setoverprint 0 setgray " + text("", 9).dropInk))),
        (.preflightRichBlack, ForeignFile(.ghostscript(text("0.9 0.9 0.1 1", 30)))),
        (
            .preflightBlackLine,
            ForeignFile(.ghostscript("0 0 0 1 setcmykcolor 1 setlinewidth 50 50 moveto 90 90 lineto stroke"))
        ),
        (
            .preflightWhiteOverprint,
            ForeignFile(
                .ghostscript(
                    "true setoverprint [/Separation (Black) /DeviceCMYK { 0 0 0 4 -1 roll }] setcolorspace 0 setcolor "
                        + "50 50 9 9 rectfill"))
        ),
        (
            .preflightSpots,
            ForeignFile(
                .ghostscript(
                    "[/Separation (Oro) /DeviceCMYK { dup 0 exch dup 0.5 mul exch pop 0 }] setcolorspace 1 setcolor "
                        + "50 50 60 60 rectfill"))
        ),
        (.preflightInk, ForeignFile(.ghostscript("1 1 1 0.2 setcmykcolor 50 50 9 9 rectfill"))),
        (
            .preflightAreaInk, ForeignFile(.ghostscript(picture(pixels: 300, "\\377\\377\\377\\377")))
        ),
    ]

    static let pictures: [(FindingCode, ForeignFile)] = [
        (.preflightResolution, ForeignFile(.ghostscript(picture(pixels: 72)))),
        (.preflightResolutionLow, ForeignFile(.ghostscript(picture(pixels: 180)))),
        (.preflightBitmap, ForeignFile(.ghostscript(stencil(pixels: 200)))),
        (.preflightBitmapLow, ForeignFile(.ghostscript(stencil(pixels: 640)))),
        (
            .preflightUnmeasured,
            ForeignFile(
                .qpdf { file in
                    file.nameObject(
                        [
                            "Subtype": .name("Image"), "Width": 400, "Height": 400, "BitsPerComponent": 8,
                            "ColorSpace": .name("DeviceCMYK"), "Filter": .name("JPXDecode"),
                        ], [0])
                    file.show("q 72 0 0 72 50 50 cm /X Do Q")
                })
        ),
    ]

    private static let lab =
        "[/CIEBasedABC << /WhitePoint [0.9505 1 1.089] >>] setcolorspace 0.4 0.2 0.1 setcolor "
        + "50 50 60 60 rectfill"

    @Sendable private static func seeThrough(_ context: OpaquePointer?) {
        cairo_set_source_rgba(context, 0, 0, 1, 0.5)
        cairo_rectangle(context, 50, 50, 60, 60)
        cairo_fill(context)
    }

    /// A picture in four inks, an inch wide, compressed without loss.
    private static func picture(pixels: Int, _ inks: String = "\\100\\100\\100\\100") -> String {
        "/DeviceCMYK setcolorspace gsave 50 50 translate 72 72 scale << /ImageType 1 /Width \(pixels) /Height \(pixels) "
            + "/BitsPerComponent 8 /Decode [0 1 0 1 0 1 0 1] /ImageMatrix [\(pixels) 0 0 \(pixels) 0 0] "
            + "/DataSource { (\(inks)) } >> image grestore"
    }

    /// A stencil an inch wide.
    private static func stencil(pixels: Int) -> String {
        "0 0 0 1 setcmykcolor gsave 50 50 translate 72 72 scale << /ImageType 1 /Width \(pixels) /Height \(pixels) "
            + "/BitsPerComponent 1 /Decode [0 1] /ImageMatrix [\(pixels) 0 0 \(pixels) 0 0] "
            + "/DataSource { (\\125\\252\\125\\252) } >> imagemask grestore"
    }
}

extension String {
    /// Text without the operator that sets its ink.
    fileprivate var dropInk: String { replacing(" setcmykcolor", with: "") }
}

extension SoundFile {
    /// How a file of a standard is written.
    static func options(_ standard: PrintStandard) -> PDFWriteOptions {
        PDFWriteOptions(version: standard == .x4 ? "1.6" : "1.4", objectStreams: .none)
    }
}

extension PDFFile {
    /// Gives the file another packet of metadata.
    func say(_ packet: String) { root["Metadata"]?.replaceData(Array(packet.utf8)) }
}

extension [UInt8] {
    /// Puts a byte behind the last appearance of some text.
    mutating func insert(_ byte: UInt8, afterLast text: String) {
        let text = Array(text.utf8)
        for start in stride(from: count - text.count, through: 0, by: -1)
        where self[start..<start + text.count].elementsEqual(text) {
            return insert(byte, at: start + text.count)
        }
    }

    /// Replaces the last appearance of some text by another of the same length.
    mutating func replaceLast(_ old: String, by new: String) {
        let (old, new) = (Array(old.utf8), Array(new.utf8))
        guard old.count == new.count, count >= old.count else { return }
        for start in stride(from: count - old.count, through: 0, by: -1) where self[start] == old[0] {
            guard self[start..<start + old.count].elementsEqual(old) else { continue }
            replaceSubrange(start..<start + new.count, with: new)
            return
        }
    }
}
