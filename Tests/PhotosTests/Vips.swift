import CVips
import Testing

/// A libvips picture that a test makes, and any libvips operation by name: how the tests make files of every kind
/// without the stage's help.
final class Vips {
    let image: UnsafeMutablePointer<VipsImage>

    init(_ image: UnsafeMutablePointer<VipsImage>) { self.image = image }
    deinit { g_object_unref(image) }

    struct Failure: Error { let message: String }

    /// Runs an operation whose result is a picture.
    static func call(
        _ name: String, on input: UnsafeMutablePointer<VipsImage>? = nil, _ options: [String: String] = [:]
    ) throws -> Vips {
        try Vips(#require(try perform(name, input, options, result: true)))
    }

    /// Runs an operation that writes a file.
    static func run(
        _ name: String, on input: UnsafeMutablePointer<VipsImage>, _ options: [String: String]
    ) throws { _ = try perform(name, input, options, result: false) }

    static func load(_ path: String) throws -> Vips { try call("jpegload", ["filename": path]) }

    /// A flat picture of any size that takes no memory.
    static func flat(_ width: Int, _ height: Int, bands: Int) throws -> Vips {
        try call("black", ["width": String(width), "height": String(height), "bands": String(bands)])
    }

    private static func perform(
        _ name: String, _ input: UnsafeMutablePointer<VipsImage>?, _ options: [String: String], result: Bool
    ) throws -> UnsafeMutablePointer<VipsImage>? {
        guard let operation = vips_operation_new(name) else { throw failure() }
        var object = UnsafeMutableRawPointer(operation).assumingMemoryBound(to: VipsObject.self)
        defer {
            vips_object_unref_outputs(object)
            g_object_unref(object)
        }
        if let input {
            var value = GValue()
            g_value_init(&value, vips_image_get_type())
            g_value_set_object(&value, input)
            g_object_set_property(gobject(object), "in", &value)
            g_value_unset(&value)
        }
        for (key, text) in options.sorted(by: { $0.key < $1.key }) {
            guard vips_object_set_argument_from_string(object, key, text) == 0 else { throw failure() }
        }
        var building: UnsafeMutablePointer<VipsOperation>? = operation
        guard vips_cache_operation_buildp(&building) == 0, let built = building else { throw failure() }
        object = UnsafeMutableRawPointer(built).assumingMemoryBound(to: VipsObject.self)
        guard result else { return nil }
        var value = GValue()
        g_value_init(&value, vips_image_get_type())
        defer { g_value_unset(&value) }
        g_object_get_property(gobject(object), "out", &value)
        return g_value_dup_object(&value)?.assumingMemoryBound(to: VipsImage.self)
    }

    private static func gobject(_ object: UnsafeMutablePointer<VipsObject>) -> UnsafeMutablePointer<GObject> {
        UnsafeMutableRawPointer(object).assumingMemoryBound(to: GObject.self)
    }

    private static func failure() -> Failure {
        defer { vips_error_clear() }
        return Failure(message: String(cString: vips_error_buffer()))
    }
}
