import ArgumentParser
import Production

/// `imprenta profiles`
struct ProfilesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profiles",
        abstract: Language.current.say(
            "Hace, una vez, los perfiles de color que ningún paquete trae (papel bond y periódico).",
            "Make, once, the colour profiles that no package has (uncoated paper and newsprint)."))

    @OptionGroup var options: Options

    func run() async throws {
        try await Session(options: options).run(
            farewell: Language.current.say("Los perfiles están listos.", "The profiles are ready.")
        ) { await $0.profiles() }
    }
}
