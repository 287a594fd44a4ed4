import Foundation
import Production
import Synchronization

/// Progress on standard error: a bar that is drawn over itself on a terminal, a line for each stage elsewhere.
final class ProgressLine: Sendable {
    private struct State {
        var stage: Stage?
        var drawn = ""
    }
    private static let width = 24
    private let state = Mutex(State())
    private let language: Language
    private let stages: [Stage]
    private let isTerminal: Bool
    private let write: @Sendable (String) -> Void

    /// Progress through stages in a language, written with `write`.
    init(
        in language: Language, through stages: [Stage] = Stage.composing, isTerminal: Bool = isatty(STDERR_FILENO) == 1,
        write: @escaping @Sendable (String) -> Void = { FileHandle.standardError.write(Data($0.utf8)) }
    ) {
        self.language = language
        self.stages = stages
        self.isTerminal = isTerminal
        self.write = write
    }

    /// Shows an event. May be called from any thread.
    func show(_ event: ChainEvent) {
        state.withLock { state in
            switch event {
            case .began(let stage):
                guard stage != state.stage else { return }
                state.stage = stage
                isTerminal ? draw(stage, 0, &state) : write(title(stage) + "\n")
            case .advanced(let stage, let done, let total):
                guard isTerminal, stage == state.stage, total > 0 else { return }
                draw(stage, Double(done) / Double(total), &state)
            }
        }
    }

    /// Takes the bar away, so that what follows begins on a clean line.
    func clear() {
        state.withLock { state in
            if isTerminal, !state.drawn.isEmpty { write("\r\u{1B}[K") }
            state.drawn = ""
        }
    }

    private func draw(_ stage: Stage, _ share: Double, _ state: inout State) {
        let filled = Int((min(max(share, 0), 1) * Double(ProgressLine.width)).rounded())
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: ProgressLine.width - filled)
        let line = "\r\u{1B}[K\(bar) \(title(stage))"
        guard line != state.drawn else { return }
        state.drawn = line
        write(line)
    }

    private func title(_ stage: Stage) -> String {
        let number = (stages.firstIndex(of: stage) ?? stages.count - 1) + 1
        return "\(number)/\(stages.count) \(stage.name(in: language))"
    }
}

extension Stage {
    /// What the stage does, in a language.
    func name(in language: Language) -> String {
        switch self {
        case .read: language.say("leer", "read")
        case .select: language.say("seleccionar", "select")
        case .typeset: language.say("componer el texto", "typeset")
        case .layOut: language.say("formar las páginas", "lay out")
        case .preparePhotos: language.say("preparar las fotos", "prepare photos")
        case .paint: language.say("pintar", "paint")
        case .finish: language.say("terminar", "finish")
        case .check: language.say("revisar", "check")
        case .impose: language.say("imponer", "impose")
        }
    }
}
