package org.holdfast.cli.decisions;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.cli.terminal.Table;
import org.holdfast.decisions.Decision;
import org.holdfast.rules.model.ActionKind;

/** Counts the decisions of a run by action. */
final class RunSummary {

    private final Map<String, Line> byAction = new TreeMap<>();
    private long customers;
    private long nothing;
    private long heldBack;

    private static final class Line {

        private final ActionKind kind;
        private long count;
        private BigDecimal granted = BigDecimal.ZERO;
        private BigDecimal value = BigDecimal.ZERO;

        Line(ActionKind kind) {
            this.kind = kind;
        }
    }

    void add(Decision decision) {
        customers++;
        switch (decision.outcome()) {
            case NOTHING -> nothing++;
            case HOLD -> heldBack++;
            case ACT -> decision.actions().forEach(this::add);
        }
    }

    private void add(Decision.DecidedAction decided) {
        Line line = byAction.computeIfAbsent(
                decided.action().id(), name -> new Line(decided.action().kind()));
        line.count++;
        line.value = line.value.add(decided.value().score().total());
        if (decided.grant().counted() != null) {
            line.granted = line.granted.add(decided.grant().counted());
        }
    }

    /** @param took time of the run itself, without the start of the program */
    void print(PrintWriter out, boolean recorded, Duration took) {
        Table table = new Table("action", "kind", "customers:", "granted:", "value:");
        byAction.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Line> entry) -> entry.getValue().kind)
                        .thenComparing(entry -> -entry.getValue().count))
                .forEach(entry -> table.row(
                        entry.getKey(),
                        entry.getValue().kind,
                        entry.getValue().count,
                        entry.getValue().granted.toPlainString(),
                        entry.getValue().value.toPlainString()));
        table.row("(no action)", "", nothing, "", "");
        if (heldBack > 0) {
            table.row("(held back)", "", heldBack, "", "");
        }
        table.print(out);
        out.printf(
                Locale.ROOT,
                "%n%d customers. %s It took %.1f s.%n",
                customers,
                recorded ? "Decisions with an action were recorded." : "Nothing was recorded.",
                took.toMillis() / 1e3);
    }
}
