// swift-tools-version: 6.1
import PackageDescription

/// Every Swift target is held to the same rules: Swift 6 language mode, explicit existentials, and
/// members visible only through a module that the file itself imports.
let rules: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A system library: a module map and a shim header, found through pkg-config where it has a file.
func library(_ name: String, pkgConfig: String? = nil, debian: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

/// A target of ours; `exclude` names its README, where it has one.
func stage(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: rules)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: rules)
}

let package = Package(
    name: "Imprenta",
    products: [.executable(name: "imprenta", targets: ["imprenta"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        library("CCairo", pkgConfig: "cairo-ft", debian: "libcairo2-dev"),
        library("CPango", pkgConfig: "pangoft2", debian: "libpango1.0-dev"),
        library("CVips", pkgConfig: "vips", debian: "libvips-dev"),
        library("CQPDF", pkgConfig: "libqpdf", debian: "libqpdf-dev"),
        library("CHyphen", debian: "libhyphen-dev"),
        library("CCmark", debian: "libcmark-gfm-extensions-dev"),
        library("CHarfBuzz", pkgConfig: "harfbuzz-subset", debian: "libharfbuzz-dev"),
        library("CDeflate", pkgConfig: "libdeflate", debian: "libdeflate-dev"),
        library("CRsvg", pkgConfig: "librsvg-2.0", debian: "librsvg2-dev"),
        library("CFreeType", pkgConfig: "freetype2", debian: "libfreetype-dev"),
        library("CHunspell", pkgConfig: "hunspell", debian: "libhunspell-dev"),
        library("CTurboJPEG", pkgConfig: "libturbojpeg", debian: "libturbojpeg0-dev"),
        library("CGLib", pkgConfig: "glib-2.0", debian: "libglib2.0-dev"),
        library("CXML", pkgConfig: "libxml-2.0", debian: "libxml2-dev"),
        library("CXLSXWriter", debian: "libxlsxwriter-dev"),
        library("CZip", pkgConfig: "libzip", debian: "libzip-dev"),
        // Not a library: a search in C, optimised in debug builds too. See its header.
        .target(name: "CFaces", cSettings: [.unsafeFlags(["-O2"])]),

        stage("Geometry", []),
        stage("Digests", ["Geometry", "CGLib"]),
        stage("KeptWork", ["Geometry", "Digests"]),
        stage("PrintModel", ["Geometry"]),
        stage(
            "Intake",
            [
                "PrintModel", "Geometry", "OfficeFiles", "CCmark", .product(name: "Yams", package: "Yams"),
                .product(name: "SwiftCSV", package: "SwiftCSV"),
            ]),
        stage("OfficeFiles", ["Geometry", "CXML", "CZip"]),
        stage("Submissions", ["PrintModel", "Geometry", "Digests", "OfficeFiles"], exclude: ["README.md"]),
        stage("Typesetting", ["PrintModel", "Geometry", "CPango", "CHyphen"]),
        stage("PageLayout", ["PrintModel", "Geometry", "KeptWork"]),
        stage(
            "Photos", ["PrintModel", "Geometry", "Digests", "KeptWork", "PDFWriting", "CVips", "CFaces"],
            exclude: ["README.md"]),
        stage("PDFWriting", ["PrintModel", "Geometry", "Digests", "CHarfBuzz", "CDeflate"]),
        stage(
            "Painting",
            ["PrintModel", "Geometry", "Digests", "KeptWork", "PDFSyntax", "PDFWriting", "CCairo", "CRsvg"]),
        stage("PDFSyntax", ["Geometry", "CQPDF", "CTurboJPEG"]),
        stage("Finishing", ["PrintModel", "Geometry", "Digests", "PDFWriting"], exclude: ["README.md"]),
        stage(
            "Preflight", ["PrintModel", "Geometry", "Digests", "KeptWork", "PDFSyntax", "CFreeType"],
            exclude: ["README.md"]),
        stage(
            "Imposition", ["PrintModel", "Geometry", "Digests", "PDFSyntax", "PDFWriting"], exclude: ["README.md"]),
        stage(
            "Inspection", ["PrintModel", "Geometry", "PDFSyntax", "PDFWriting", "CCairo", "CDeflate"],
            exclude: ["README.md"]),
        stage(
            "Ledger",
            [
                "PrintModel", "Geometry", "Digests", "CXML", "CXLSXWriter",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["README.md"]),
        stage("PreflightProof", ["PrintModel", "Geometry", "PDFSyntax", "CCairo"]),
        stage("Proofreading", ["PrintModel", "Geometry", "KeptWork", "CHunspell"], exclude: ["README.md"]),
        stage("Revision", ["PrintModel", "Geometry", "Digests"], exclude: ["README.md"]),
        stage(
            "Production",
            [
                "Proofreading", "Revision", "PrintModel", "Geometry", "Digests", "Intake", "Typesetting", "PageLayout",
                "Photos", "PDFWriting", "Painting", "Finishing", "Preflight", "PreflightProof", "Imposition",
                "Inspection", "Submissions", "Ledger", "KeptWork",
            ]),
        .executableTarget(
            name: "imprenta",
            dependencies: [
                "Production", "Proofreading", "Revision", "Imposition", "Inspection", "Submissions", "PrintModel",
                "Geometry", "Digests", "Ledger",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: rules),

        stage("TestSupport", ["PDFSyntax", "PrintModel", "Geometry"]),
        tests("GeometryTests", ["Geometry", "PrintModel"]),
        tests("DigestsTests", ["Digests", "TestSupport"]),
        tests("KeptWorkTests", ["KeptWork", "TestSupport"]),
        tests("IntakeTests", ["Intake", "PrintModel", "Geometry", "TestSupport"]),
        tests("SubmissionsTests", ["Submissions", "OfficeFiles", "Intake", "PrintModel", "Geometry", "TestSupport"]),
        tests("TypesettingTests", ["Typesetting", "PrintModel", "Geometry", "TestSupport"]),
        tests(
            "PageLayoutTests",
            [
                "PageLayout", "Typesetting", "Intake", "Photos", "Production", "PrintModel", "Geometry", "KeptWork",
                "TestSupport",
            ], exclude: ["Snapshots"]),
        tests("PhotosTests", ["Photos", "PrintModel", "Geometry", "CVips", "TestSupport"]),
        tests("PaintingTests", ["Painting", "PDFWriting", "PrintModel", "Geometry", "TestSupport"]),
        tests("PDFSyntaxTests", ["PDFSyntax", "Geometry", "TestSupport"]),
        tests(
            "FinishingTests",
            ["Finishing", "Preflight", "Painting", "PDFWriting", "PDFSyntax", "PrintModel", "Geometry", "TestSupport"]),
        tests(
            "PreflightTests",
            [
                "Preflight", "PreflightProof", "PDFSyntax", "PrintModel", "Geometry", "KeptWork", "CCairo",
                "TestSupport",
            ],
            exclude: ["Files"]),
        tests("InspectionTests", ["Inspection", "PrintModel", "Geometry", "TestSupport"]),
        tests("ImpositionTests", ["Imposition", "Preflight", "PDFSyntax", "PrintModel", "Geometry", "TestSupport"]),
        tests(
            "LedgerTests",
            [
                "Ledger", "imprenta", "PrintModel", "Geometry", "Digests", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            exclude: ["Fixtures"]),
        tests("ProofreadingTests", ["Proofreading", "Intake", "PrintModel", "Geometry", "TestSupport"]),
        tests("RevisionTests", ["Revision", "PrintModel", "Geometry", "Digests", "TestSupport"]),
        tests("ProductionTests", ["Production", "PrintModel", "Geometry", "TestSupport"]),
        tests(
            "CommandTests", ["imprenta", "Production", "PrintModel", "Geometry", "TestSupport"], exclude: ["Snapshots"]),
    ]
)
