-- Takes pictures out of a document.
function Image(picture) return {} end
