import ArgumentParser

@main
struct Imprenta: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Composes reports into pages for print.")
}
