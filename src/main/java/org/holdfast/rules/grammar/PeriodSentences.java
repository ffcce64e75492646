package org.holdfast.rules.grammar;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.grammar.Clause.Say;
import org.holdfast.rules.grammar.Definition.Part;
import org.holdfast.rules.vocabulary.Entity;

/** The sentences about what a customer spent and ordered in a period of the calendar, and about days of the week. */
final class PeriodSentences {

    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final Wording wording;
    private final PeriodWords words;
    private final SourceLocation origin;
    private final List<Definition> definitions;

    PeriodSentences(Wording wording, SourceLocation origin, List<Definition> definitions) {
        this.wording = wording;
        this.words = PeriodWords.of(wording);
        this.origin = origin;
        this.definitions = definitions;
    }

    /** Writes the sentences about orders, which do not count if they were cancelled. */
    void orders(Entity order) {
        for (Clause clause : Clauses.ofTime(EventFields.of("placed", order))) {
            if (isPeriod(clause)) {
                String orders =
                        "accumulate( Order( !cancelled, " + clause.meaning() + " ) from $customer.orders; $n : ";
                String time = " " + wording.time(clause);
                add("spent", words.spentAtLeast() + time, orders + "sum(value); $n >= {amount} )");
                add("spent", words.spentLess() + time, orders + "sum(value); $n < {amount} )");
                add("ordered", words.orderedAtLeast() + time, orders + "count(1); $n >= {count} )");
                add("ordered", words.orderedFewer() + time, orders + "count(1); $n < {count} )");
            }
        }
        for (Unit unit : List.of(Unit.WEEK, Unit.MONTH, Unit.YEAR)) {
            String since = "$customer." + unit.plural() + "Ago({" + unit.plural() + "})";
            String text = words.notOrdered().getOrDefault(unit, "");
            add("ordered", text, "Customer( lastOrderOn <= " + since + " )");
        }
    }

    /** Days are said in other words, which the language files have. */
    private static boolean isPeriod(Clause clause) {
        boolean last = clause.say() == Say.IN_LAST && clause.unit().compareTo(Unit.WEEK) >= 0;
        return last || clause.say() == Say.THIS || clause.say() == Say.LAST;
    }

    /**
     * Writes the sentences about the time of the newest and of the oldest thing of a list.
     *
     * @param event the words for what happened
     */
    void extremes(String list, String entity, Thing thing, String event, EventFields time) {
        String things = "accumulate( " + entity + "() from $customer." + list + "; $n : ";
        for (Clause clause : Clauses.ofTime(time)) {
            String field = clause.meaning().split(" ", 2)[0];
            boolean day = field.equals(time.on());
            if (clause.meaning().matches("(?:" + field + " \\S+ [^,]+(?:, )?)+")) {
                String meaning = clause.meaning().replace(field + " ", "$n ");
                for (boolean latest : new boolean[] {true, false}) {
                    // The newest has the latest day, and the fewest days ago.
                    String function = latest == day ? "max(" : "min(";
                    add(
                            "customer." + list + ".time",
                            words.extreme(latest, thing, event) + " " + wording.time(clause),
                            things + function + field + "); " + meaning + " )");
                }
            }
        }
    }

    /** Writes the sentences about two days of the week, and about several in a row. */
    void weekdays() {
        PeriodWords.Weekdays days = words.weekdays();
        for (int first = 0; first < DAYS.size(); first++) {
            for (int other = 0; other < DAYS.size(); other++) {
                if (first != other) {
                    String text = days.either()
                            .formatted(days.names().get(first), days.names().get(other));
                    add("weekday", text, "Customer( " + isDay(first) + " || " + isDay(other) + " )");
                }
            }
            for (int last = first + 2; last < DAYS.size(); last++) {
                String text = days.range()
                        .formatted(days.first().get(first), days.last().get(last));
                String meaning = IntStream.rangeClosed(first, last)
                        .mapToObj(PeriodSentences::isDay)
                        .collect(Collectors.joining(" || "));
                add("weekday", text, "Customer( " + meaning + " )");
            }
        }
    }

    private static String isDay(int day) {
        return "weekday == \"" + DAYS.get(day) + "\"";
    }

    private void add(String topic, String text, String meaning) {
        definitions.add(new Definition(wording.language(), Part.CONDITION, null, topic, "", text, meaning, origin));
    }
}
