import Foundation
import Production
import Synchronization
import Testing

@testable import imprenta

@Suite struct Progress {
    private final class Screen: Sendable {
        let text = Mutex("")
        var shown: String { text.withLock { $0 } }
    }

    private func show(_ events: [ChainEvent], terminal: Bool) -> String {
        let screen = Screen()
        let progress = ProgressLine(in: .spanish, isTerminal: terminal) { words in screen.text.withLock { $0 += words }
        }
        for event in events { progress.show(event) }
        progress.clear()
        return screen.shown
    }

    @Test func aLineForEachStageElsewhere() {
        let events: [ChainEvent] = [
            .began(.read), .advanced(.read, done: 1, of: 2), .began(.read), .began(.select), .began(.layOut),
        ]
        #expect(show(events, terminal: false) == "1/8 leer\n2/8 seleccionar\n4/8 formar las páginas\n")
    }

    @Test func aBarOnATerminal() {
        let text = show(
            [.began(.paint), .advanced(.paint, done: 1, of: 2), .advanced(.paint, done: 1, of: 2)], terminal: true)
        #expect(text.components(separatedBy: "6/8 pintar").count == 3)
        #expect(text.contains(String(repeating: "█", count: 12) + String(repeating: "░", count: 12)))
        #expect(text.hasSuffix("\r\u{1B}[K"))
    }

    @Test func stagesAreNumberedFromOneToEight() {
        #expect(Stage.allCases.map(\.rawValue) == Array(1...9))
        #expect(Set(Stage.allCases.map { $0.name(in: .spanish) }).count == 9)
    }
}
