import ArgumentParser

/// `imprenta ledger …`
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: Language.current.say(
            "Lleva el libro de tirajes: qué se imprimió, qué costó, de qué partida y con qué documento.",
            "Keep the ledger of print runs: what was printed, what it cost, from which line, with which document."),
        subcommands: [
            BudgetCommand.self, OrderCommand.self, ReceiveCommand.self, ReleaseCommand.self, InvoiceCommand.self,
            PayCommand.self, ReverseCommand.self, PurchaseCommand.self, DistributeCommand.self, AttachCommand.self,
            ProgressCommand.self, CloseCommand.self, VerifyCommand.self, ExportCommand.self, BackupCommand.self,
            RestoreCommand.self, LedgerReportCommand.self, DossierCommand.self, EntryCommand.self, ReceiptsCommand.self,
            LedgerBenchCommand.self,
        ])
}
