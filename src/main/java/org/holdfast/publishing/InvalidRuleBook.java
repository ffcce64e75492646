package org.holdfast.publishing;

import java.util.List;
import org.holdfast.diagnostics.Problem;

/** There is no rule book to start with; the problems say why. */
public final class InvalidRuleBook extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidRuleBook(String what, List<Problem> problems) {
        super(what + " has " + problems.size() + (problems.size() == 1 ? " error" : " errors") + ":\n"
                + String.join(
                        "\n",
                        problems.stream()
                                .limit(50)
                                .map(problem -> "  " + problem)
                                .toList()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
