extension SourceFile {
    /// The names of the inks that each page prints with, process inks and spot colours alike.
    public var pageInks: [Set<String>] {
        pages.map { page in
            var survey = InkSurvey()
            survey.add(page)
            return Set(survey.processInks.map(\.rawValue) + survey.spotNames)
        }
    }
}
