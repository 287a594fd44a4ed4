import Testing

@Suite struct PlateTests {}
