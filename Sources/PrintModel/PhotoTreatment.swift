/// In which inks an edition's photographs are printed; a layout or a publication says it under `photos:`.
public enum PhotoTreatment: Sendable, Hashable, Codable {
    /// The four process inks.
    case colour
    /// Black alone.
    case gray
    /// Black and the layout's ink of that name.
    case duotone(String)
}
