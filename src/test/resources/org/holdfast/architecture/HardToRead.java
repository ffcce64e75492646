package org.holdfast.architecture;

/** An example of what the test of sources must find. */
class HardToRead {

    String nested(int figure) {
        // Nested in the last operand,
        return figure < 0 ? "low" : figure > 0 ? "high" : "zero";
    }

    String inParentheses(int figure) {
        return (figure < 0 ? figure < -9 : figure > 9) ? "far" : "near";
    }

    java.util.List<String> qualified() {
        // In a string, java.util.List is text.
        return null;
    }

    String tooLong() {
        return "A literal that the formatter leaves alone, and that is much too long to be compared with another version side by side.";
    }
}
