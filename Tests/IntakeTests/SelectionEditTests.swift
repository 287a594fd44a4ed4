import Intake
import Testing

/// Reports added to the `only` of files as people write them by hand.
struct SelectionEditTests {
    @Test(arguments: [
        ("a: 1\nselect:\n  from: x\nb: 2\n", "a: 1\nselect:\n  only: [p, q]\n  from: x\nb: 2\n"),
        ("select:\n    only: [z]  # nota\n    to: y\n", "select:\n    only: [z, p, q]  # nota\n    to: y\n"),
        ("select:\n  only: [q, z]\n", "select:\n  only: [q, z, p]\n"),
        (
            "select:\n  only:   # lo pedido\n    - z   # primero\n    # si hay foto\n    - q\n\n  to: y # fin\n",
            "select:\n  only:   # lo pedido\n    - z   # primero\n    # si hay foto\n    - q\n    - p\n\n  to: y # fin\n"
        ),
        ("select:\n  only:\n  - z\n  to: y\n", "select:\n  only:\n  - z\n  - p\n  - q\n  to: y\n"),
        ("select:\n  only:\n    - z", "select:\n  only:\n    - z\n    - p\n    - q"),
        (
            "select:\n  only: [z,  # uno\n    w # dos ]\n    ]   # tres\n  to: y\n",
            "select:\n  only: [z,  # uno\n    w, p, q # dos ]\n    ]   # tres\n  to: y\n"
        ),
        ("select:\n  only: [z, w, ]\n", "select:\n  only: [z, w, p, q, ]\n"),
        ("select:\n  \"only\": ['z', \"w\"]\n", "select:\n  \"only\": ['z', \"w\", p, q]\n"),
        ("select:\n  only: []  # nada aún\n", "select:\n  only: [p, q]  # nada aún\n"),
        ("select:\n  only:   # nada\n  to: y\n", "select:\n  only: [p, q]   # nada\n  to: y\n"),
        ("select:\n  only: ~ # nada\n", "select:\n  only: [p, q] # nada\n"),
        ("select: {only: [z], from: x}\n", "select: {only: [z, p, q], from: x}\n"),
        ("select: {from: x} # aquí\n", "select: {only: [p, q], from: x} # aquí\n"),
        ("select: {}\n", "select: {only: [p, q]}\n"),
        ("select:   # qué\nb: 1\n", "select: {only: [p, q]}   # qué\nb: 1\n"),
        ("a: 1\n", "a: 1\n\nselect:\n  only: [p, q]\n"), ("a: 1", "a: 1\n\nselect:\n  only: [p, q]\n"),
        ("a: 1\n...\n", "a: 1\n\nselect:\n  only: [p, q]\n...\n"),
        (
            "a: 1\r\nselect:\r\n  only:\r\n    - z\r\nb: 2\r\n",
            "a: 1\r\nselect:\r\n  only:\r\n    - z\r\n    - p\r\n    - q\r\nb: 2\r\n"
        ),
        (
            "title: \"ñandú: [x]\" # only: [no]\nselect:   # qué entra\n\n  # fechas\n  to: y\n",
            "title: \"ñandú: [x]\" # only: [no]\nselect:   # qué entra\n  only: [p, q]\n\n  # fechas\n  to: y\n"
        ),
        (
            "notices:\n  - text: |\n      select:\n        only: [nada]\nselect:\n  only: [z]\n",
            "notices:\n  - text: |\n      select:\n        only: [nada]\nselect:\n  only: [z, p, q]\n"
        ),
    ])
    func whatIsMissingIsAddedAndNothingElseTouched(before: String, after: String) {
        #expect(SelectionEdit.adding(["p", "q"], to: before) == after)
        #expect(SelectionEdit.adding(["p", "q"], to: after) == after)
    }

    /// What a person took out, or put in another order, is not put back as the program would have it.
    @Test func theOrderIsThePersons() {
        let text = "select:\n  only:\n    - c\n    - a\n"
        #expect(SelectionEdit.adding(["a", "b", "c"], to: text) == text + "    - b\n")
        #expect(SelectionEdit.adding(["a", "c"], to: text) == text)
        #expect(SelectionEdit.adding([], to: text) == text)
    }

    @Test(arguments: [
        "select: [a, b]\n", "select:\n  only: z\n", "select:\n  only: {z: 1}\n", "select:\n  only: [z, [w]]\n",
        "select: 'texto'\n", "a: [1\n", "- a\n- b\n", "{a: 1}\n", "a: &x 1\nselect:\n  only: [z]\n",
        "select:\n  only: [\"z\\u0301\"]\n",
    ])
    func whatCannotBeAddedToIsLeft(text: String) {
        #expect(SelectionEdit.adding(["p"], to: text) == nil)
    }

    @Test func namesThatWouldNotBeReadBackAreNotWritten() {
        for slug in ["null", "a b", "x: 1", "#a", "", "no"] {
            #expect(SelectionEdit.adding([slug], to: "select:\n  only: [z]\n") == nil, "\(slug)")
        }
    }
}
