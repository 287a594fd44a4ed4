extension ContentNumber {
    /// A number from a run of regular characters, or `nil` where it is a word. As lenient as readers are: `4.`, `-.5`,
    /// `--5` (taken as -5) and a lone `-` (0) are numbers; a value no reader can hold is brought to ±3e38.
    init?(_ run: ArraySlice<UInt8>) {
        guard let first = run.first, first == 0x2B || first == 0x2D || first == 0x2E || (0x30...0x39).contains(first)
        else { return nil }
        var negative = false
        var mantissa = 0.0
        var scale = 1.0
        var point = false
        var sign = true
        for byte in run {
            switch byte {
            case 0x2B, 0x2D:
                guard sign else { return nil }
                if byte == 0x2D { negative = true }
            case 0x2E:
                guard !point else { return nil }
                point = true
                sign = false
            case 0x30...0x39:
                sign = false
                if !point {
                    mantissa = min(mantissa * 10 + Double(byte - 0x30), 3e38)
                } else if scale < 1e17 {
                    mantissa = mantissa * 10 + Double(byte - 0x30)
                    scale *= 10
                }
            default: return nil
            }
        }
        let value = min(mantissa / scale, 3e38)
        self.init(value: negative ? -value : value, text: String(decoding: run, as: UTF8.self))
    }
}
