package org.holdfast.decisioning;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.rules.engine.RuleLimitExceeded;

/**
 * The customers for whom a run could not decide, because a rule would take too long.
 *
 * @param refused number of these customers
 * @param first the first {@link #MAX_LISTED} of them
 */
public record RunReport(long refused, List<Refused> first) {

    public static final int MAX_LISTED = 10;

    /** @param why sentence that names the rule */
    public record Refused(String customerId, String why) {}

    static final RunReport NONE = new RunReport(0, List.of());

    public RunReport {
        first = List.copyOf(first);
    }

    RunReport plus(List<Refused> more) {
        List<Refused> all = new ArrayList<>(first);
        more.stream().limit(MAX_LISTED - all.size()).forEach(all::add);
        return new RunReport(refused + more.size(), all);
    }

    static Refused refused(String customerId, RuleLimitExceeded e) {
        return new Refused(customerId, e.getMessage());
    }
}
