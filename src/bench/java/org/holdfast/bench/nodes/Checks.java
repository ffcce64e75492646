package org.holdfast.bench.nodes;

import java.util.Locale;

/** A table of what must be true, each with the number of things looked at and of those for which it is not. */
final class Checks {

    private boolean broken;

    Checks() {
        System.out.printf("%n%-78s %10s %8s%n", "must be true", "looked at", "broken");
    }

    void add(String what, long seen, long wrong) {
        broken |= wrong != 0;
        System.out.printf(Locale.ROOT, "%-78s %,10d %,8d%s%n", what, seen, wrong, wrong == 0 ? "" : "  <<<");
    }

    /** Adds a claim that is empty unless something was seen. */
    void addSome(String what, long seen, long wrong) {
        add(what, seen, seen == 0 ? Math.max(1, wrong) : wrong);
    }

    boolean isBroken() {
        return broken;
    }
}
