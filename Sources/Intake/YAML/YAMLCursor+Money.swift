import PrintModel

extension YAMLCursor {
    /// Pesos with up to two decimals, none below zero, written as `Centavos` reads them. A finding where it is none.
    func amount() -> Centavos? {
        guard let text = string() else { return nil }
        guard let amount = Centavos(text), amount >= .zero else {
            refuse("amount")
            return nil
        }
        return amount
    }

    /// What one of something costs, in up to six decimals of a peso. A finding where it is none.
    func unitPrice() -> UnitPrice? {
        guard let text = string() else { return nil }
        guard let price = UnitPrice(text) else {
            refuse("amount")
            return nil
        }
        return price
    }
}
