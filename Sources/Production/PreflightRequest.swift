import PrintModel

/// By what a file is judged, and what is written of it.
public struct PreflightRequest: Sendable {
    /// A proof to write.
    public struct Proof: Sendable {
        /// Absolute path.
        public var path: String
        /// The path as findings show it.
        public var shown: String
        /// Its words.
        public var words: ProofWords

        /// A proof.
        public init(path: String, shown: String, words: ProofWords) {
            (self.path, self.shown, self.words) = (path, shown, words)
        }
    }
    /// Name of a print condition; `nil` for the workspace's where no profile is named.
    public var condition: String?
    /// Name of a preflight profile.
    public var profile: String?
    /// The standard to judge by; `nil` for the profile's, or the one the file declares.
    public var standard: PrintStandard?
    /// The proof to write.
    public var proof: Proof?

    /// A request.
    public init(
        condition: String? = nil, profile: String? = nil, standard: PrintStandard? = nil, proof: Proof? = nil
    ) {
        (self.condition, self.profile, self.standard, self.proof) = (condition, profile, standard, proof)
    }
}
