package org.holdfast.history;

import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.Database;
import org.holdfast.decisions.Decision;

/** Everything that reports read of decisions, for tests that need no Spring. */
public final class DecisionScans {

    private DecisionScans() {}

    public static String counted(Database.Store store, DecisionScan.Span span) {
        DecisionScan scan = new DecisionScan(store.jdbc());
        StringBuilder all = new StringBuilder();
        for (DecisionScan.Slice slice = scan.next(null, span); slice != null; slice = scan.next(slice, span)) {
            scan.decisions(slice, span, each -> {
                all.append(each.decidedAt()).append(each.decision().customerId());
                each.decision().actions().forEach(act -> all.append(counted(act)));
                TreeSet<String> held = new TreeSet<>();
                each.decision().heldBack().forEach(hold -> held.add(hold.rule() + hold.action() + hold.by()));
                all.append(held).append('\n');
            });
            all.append(new TreeMap<>(scan.courses(slice, span)));
        }
        return all.append(scan.count(span)).toString();
    }

    private static String counted(Decision.DecidedAction act) {
        return act.actionId()
                + act.action()
                + act.cause().area()
                + act.cause().rule()
                + act.value().cost()
                + act.grant();
    }
}
