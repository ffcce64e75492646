package org.holdfast.publishing;

import java.util.List;
import java.util.Objects;
import org.holdfast.diagnostics.Problem;
import org.holdfast.simulation.ValidationReport;

/** Thrown if there is no valid rule book to start with; the problems explain why. */
public final class InvalidRuleBook extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidRuleBook(String what, ValidationReport checked) {
        this(what, checked.problems().stream().filter(Problem::isError).toList());
    }

    private InvalidRuleBook(String what, List<Problem> problems) {
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

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
