import Foundation

/// A calculator function's program (ISO 32000-1, 7.10.5): no loops, so that it ends after each of its words.
struct PostScriptProgram {
    private indirect enum Step {
        case number(Double)
        case word(String)
        case block([Step])
    }
    private let steps: [Step]

    private static let depthLimit = 16
    private static let wordLimit = 4000
    private static let stackLimit = 100

    /// Reads a program; `nil` where its braces do not match or a word is not known.
    init?(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self).replacing("{", with: " { ").replacing("}", with: " } ")
        var blocks: [[Step]] = []
        var words = 0
        for part in text.split(whereSeparator: \.isWhitespace) {
            words += 1
            guard words < PostScriptProgram.wordLimit, blocks.count < PostScriptProgram.depthLimit else { return nil }
            switch part {
            case "{": blocks.append([])
            case "}":
                guard let block = blocks.popLast() else { return nil }
                if blocks.isEmpty {
                    steps = block
                    return
                }
                blocks[blocks.count - 1].append(.block(block))
            default:
                guard !blocks.isEmpty else { return nil }
                if let number = Double(part) {
                    blocks[blocks.count - 1].append(.number(number.isFinite ? number : 0))
                } else if PostScriptProgram.words.contains(String(part)) {
                    blocks[blocks.count - 1].append(.word(String(part)))
                } else {
                    return nil
                }
            }
        }
        return nil
    }

    /// What it leaves of its inputs.
    func run(_ inputs: [Double]) -> [Double] {
        var stack = inputs
        PostScriptProgram.run(steps, &stack)
        return stack
    }

    private static let words: Set<String> = [
        "abs", "add", "atan", "ceiling", "cos", "cvi", "cvr", "div", "exp", "floor", "idiv", "ln", "log", "mod", "mul",
        "neg", "round", "sin", "sqrt", "sub", "truncate", "and", "bitshift", "eq", "false", "ge", "gt", "le", "lt",
        "ne", "not", "or", "true", "xor", "if", "ifelse", "copy", "dup", "exch", "index", "pop", "roll",
    ]

    private static func run(_ steps: [Step], _ stack: inout [Double]) {
        var blocks: [[Step]] = []
        for step in steps {
            switch step {
            case .number(let number): if stack.count < stackLimit { stack.append(number) }
            case .block(let block): blocks.append(block)
            case .word("if"):
                guard let condition = stack.popLast(), let block = blocks.popLast() else { return }
                if condition != 0 { run(block, &stack) }
            case .word("ifelse"):
                guard let condition = stack.popLast(), let no = blocks.popLast(), let yes = blocks.popLast() else {
                    return
                }
                run(condition != 0 ? yes : no, &stack)
            case .word(let word): perform(word, &stack)
            }
        }
    }

    private static func perform(_ word: String, _ stack: inout [Double]) {
        switch word {
        case "true": stack.append(1)
        case "false": stack.append(0)
        case "pop": _ = stack.popLast()
        case "dup": if let last = stack.last, stack.count < stackLimit { stack.append(last) }
        case "exch":
            guard stack.count > 1 else { return }
            stack.swapAt(stack.count - 1, stack.count - 2)
        case "copy":
            guard let n = whole(stack.popLast()), n > 0, n <= stack.count, stack.count + n <= stackLimit else { return }
            stack += stack.suffix(n)
        case "index":
            guard let n = whole(stack.popLast()), n >= 0, n < stack.count else { return }
            stack.append(stack[stack.count - 1 - n])
        case "roll": roll(&stack)
        default:
            if let one = unary(word) {
                guard let a = stack.popLast() else { return }
                stack.append(sound(one(a)))
            } else if let b = stack.popLast(), let a = stack.popLast() {
                stack.append(sound(binary(word, a, b)))
            }
        }
    }

    private static func roll(_ stack: inout [Double]) {
        guard let j = whole(stack.popLast()), let n = whole(stack.popLast()), n > 0, n <= stack.count else { return }
        let top = Array(stack.suffix(n))
        let shift = ((j % n) + n) % n
        for index in 0..<n { stack[stack.count - n + (index + shift) % n] = top[index] }
    }

    private static func unary(_ word: String) -> ((Double) -> Double)? {
        switch word {
        case "abs": { abs($0) }
        case "ceiling": { $0.rounded(.up) }
        case "cos": { cos($0 * .pi / 180) }
        case "cvi", "truncate": { $0.rounded(.towardZero) }
        case "cvr": { $0 }
        case "floor": { $0.rounded(.down) }
        case "ln": { log($0) }
        case "log": { log10($0) }
        case "neg": { -$0 }
        case "round": { ($0 + 0.5).rounded(.down) }
        case "sin": { sin($0 * .pi / 180) }
        case "sqrt": { $0 < 0 ? 0 : $0.squareRoot() }
        case "not": { $0 == 0 ? 1 : 0 }
        default: nil
        }
    }

    private static func binary(_ word: String, _ a: Double, _ b: Double) -> Double {
        switch word {
        case "add": a + b
        case "sub": a - b
        case "mul": a * b
        case "div": b == 0 ? 0 : a / b
        case "idiv": b == 0 ? 0 : (a / b).rounded(.towardZero)
        case "mod": b == 0 ? 0 : a.truncatingRemainder(dividingBy: b)
        case "exp": power(a, b)
        case "atan": (atan2(a, b) * 180 / .pi + 360).truncatingRemainder(dividingBy: 360)
        case "eq": a == b ? 1 : 0
        case "ne": a != b ? 1 : 0
        case "gt": a > b ? 1 : 0
        case "ge": a >= b ? 1 : 0
        case "lt": a < b ? 1 : 0
        case "le": a <= b ? 1 : 0
        case "and": Double((whole(a) ?? 0) & (whole(b) ?? 0))
        case "or": Double((whole(a) ?? 0) | (whole(b) ?? 0))
        case "xor": Double((whole(a) ?? 0) ^ (whole(b) ?? 0))
        case "bitshift": (a * power(2, b)).rounded(.towardZero)
        default: 0
        }
    }

    private static func whole(_ value: Double?) -> Int? { value.flatMap { abs($0) < 1e9 ? Int($0) : nil } }
    private static func sound(_ value: Double) -> Double { value.isFinite ? min(max(value, -1e9), 1e9) : 0 }
    static func power(_ base: Double, _ exponent: Double) -> Double { sound(pow(base, exponent)) }
}
