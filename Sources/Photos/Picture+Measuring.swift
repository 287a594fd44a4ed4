import CVips

extension Picture {
    /// Mean squares, over squares of `block` pixels, of what a kernel of three by three numbers leaves of a picture of one
    /// channel.
    func energy(of kernel: [Double], block: Int) throws -> Picture {
        try make { out in
            kernel.withUnsafeBufferPointer { imprenta_vips_energy(handle, out, $0.baseAddress, Int32(block)) }
        }
    }

    /// The means of squares of `block` pixels.
    func means(block: Int) throws -> Picture { try make { imprenta_vips_means(handle, $0, Int32(block)) } }

    /// How often each value of a picture of one channel and eight bits comes: 256 counts.
    func histogram() throws -> [Int] {
        try make { imprenta_vips_histogram(handle, $0) }.numbers(UInt32.self).map(Int.init)
    }

    /// Its numbers, row by row; of a picture that `energy` or `means` made: `Float`.
    func numbers<Number: BitwiseCopyable>(_: Number.Type) throws -> [Number] {
        var count = 0
        guard let bytes = vips_image_write_to_memory(handle, &count) else { throw Picture.failure() }
        defer { g_free(bytes) }
        return Array(UnsafeRawBufferPointer(start: bytes, count: count).bindMemory(to: Number.self))
    }
}
