package org.holdfast.rules.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.holdfast.rules.grammar.Clause.Say;
import org.jspecify.annotations.Nullable;

/** What can be said about a fact, by its type. */
final class Clauses {

    /** Choices that are longer together are not part of the sentence; the value is checked all the same. */
    private static final int MAX_CHOICES = 120;
    /** How many values a sentence can list. */
    private static final int MAX_LISTED = 8;

    private static final String TODAY = "$customer.today";

    private final Wording wording;
    private final List<Clause> clauses = new ArrayList<>();

    private Clauses(Wording wording) {
        this.wording = wording;
    }

    /** Returns what can be said about a text, with the values of a closed list if there is one. */
    static List<Clause> ofText(String name, List<String> choices, Wording wording) {
        Clauses clauses = new Clauses(wording);
        clauses.texts(name, choices);
        if (choices.isEmpty()) {
            clauses.add(Say.CONTAINS, name + " contains \"{word}\"", "\"{word:text}\"");
        }
        return clauses.clauses;
    }

    /** Returns what can be said about several texts. */
    static List<Clause> ofWords(String name) {
        return List.of(
                new Clause(Say.CONTAINS, name + " contains \"{word}\"", "\"{word:text}\""),
                new Clause(Say.CONTAINS_NOT, "!(" + name + " contains \"{word}\")", "\"{word:text}\""));
    }

    static List<Clause> ofFlag(String name) {
        return List.of(new Clause(Say.YES, name, ""), new Clause(Say.NO, "!" + name, ""));
    }

    /**
     * Returns what can be said about a number.
     *
     * @param kind the kind of the gap for it
     */
    static List<Clause> ofNumber(String name, String kind, @Nullable String unit, Wording wording) {
        Clauses clauses = new Clauses(wording);
        clauses.numbers(value -> name + " " + value, kind, unit);
        return clauses.clauses;
    }

    /**
     * Returns what can be said about a figure that is computed from a list.
     *
     * @param beginning the DRL before the comparison
     * @param variable the variable of the figure
     * @param ending the DRL after it
     */
    static List<Clause> ofFigure(String beginning, String variable, String ending, String kind, Wording wording) {
        Clauses clauses = new Clauses(wording);
        clauses.numbers(value -> variable + " " + value, kind, null);
        return clauses.clauses.stream()
                .map(each -> new Clause(each.say(), beginning + each.meaning() + ending, each.value()))
                .toList();
    }

    /** Returns that the value is known, and that it is not. */
    static List<Clause> ofKnowledge(String name) {
        return List.of(new Clause(Say.KNOWN, name + " != null", ""), new Clause(Say.UNKNOWN, name + " == null", ""));
    }

    /** Returns what can be said about the time of an event. */
    static List<Clause> ofTime(EventFields time) {
        Clauses clauses = new Clauses(new EnglishWording());
        clauses.past(time);
        clauses.future(time);
        clauses.calendar(time);
        clauses.day(time.on());
        return clauses.clauses;
    }

    private void texts(String name, List<String> choices) {
        String kind = kind(choices);
        String quoted = "\"{value:" + kind + "}\"";
        add(Say.IS, name + " == \"{value}\"", quoted);
        add(Say.IS_NOT, name + " != \"{value}\"", quoted);
        int most = choices.isEmpty() ? MAX_LISTED : Math.min(MAX_LISTED, choices.size() - 1);
        for (int count = 2; count <= most; count++) {
            List<String> gaps = IntStream.range(0, count)
                    .mapToObj(i -> "\"{" + letter(i) + ":" + kind + "}\"")
                    .toList();
            List<String> tests = IntStream.range(0, count)
                    .mapToObj(i -> name + " == \"{" + letter(i) + "}\"")
                    .toList();
            add(Say.ONE_OF, String.join(" || ", tests), wording.anyOf(gaps));
        }
    }

    private static char letter(int i) {
        return (char) ('a' + i);
    }

    private static String kind(List<String> all) {
        String choices = String.join("|", all);
        return all.size() < 2 || choices.length() > MAX_CHOICES || choices.contains("=") ? "text" : choices;
    }

    private void numbers(UnaryOperator<String> comparison, String kind, @Nullable String unit) {
        String ending = unit == null ? "" : " " + unit;
        String value = "{value:" + kind + "}" + ending;
        add(Say.AT_LEAST, comparison.apply(">= {value}"), value);
        add(Say.AT_MOST, comparison.apply("<= {value}"), value);
        add(Say.MORE, comparison.apply("> {value}"), value);
        add(Say.LESS, comparison.apply("< {value}"), value);
        add(
                Say.BETWEEN,
                comparison.apply(">= {from}") + ", " + comparison.apply("<= {to}"),
                wording.between("{from:" + kind + "}", "{to:" + kind + "}" + ending));
        add(Say.IS, comparison.apply("== {value}"), value);
        add(Say.IS_NOT, comparison.apply("!= {value}"), value);
    }

    private void day(@Nullable String on) {
        if (on != null) {
            add(Say.ON, on + " == \"{day}\"", "{day:date}");
            add(Say.BEFORE, on + " < \"{day}\"", "{day:date}");
            add(Say.AFTER, on + " > \"{day}\"", "{day:date}");
            add(Say.BETWEEN_DAYS, on + " >= \"{from}\", " + on + " <= \"{to}\"", "");
        }
    }

    private void past(EventFields time) {
        if (time.daysAgo() != null) {
            backwards(time.daysAgo(), Unit.DAY);
            add(Say.EXACTLY_AGO, time.daysAgo().name() + " == {days}", gap(Unit.DAY));
            if (time.on() != null) {
                boolean open = time.daysAgo().signed();
                longAgo(time.on(), open ? ", " + time.on() + " <= " + TODAY : "");
            }
        }
        if (time.hoursAgo() != null) {
            backwards(time.hoursAgo(), Unit.HOUR);
        }
    }

    private void backwards(EventFields.Past field, Unit unit) {
        String name = field.name();
        String past = field.signed() ? name + " >= 0, " : "";
        String gap = "{" + unit.plural() + "}";
        add(Say.IN_LAST, past + name + " < " + gap, unit);
        add(Say.AT_MOST_AGO, past + name + " <= " + gap, unit);
        add(Say.AT_LEAST_AGO, name + " >= " + gap, unit);
    }

    private void longAgo(String on, String past) {
        for (Unit unit : List.of(Unit.WEEK, Unit.MONTH, Unit.YEAR)) {
            String day = "$customer." + unit.plural() + "Ago({" + unit.plural() + "})";
            add(Say.IN_LAST, on + " > " + day + past, unit);
            add(Say.AT_MOST_AGO, on + " >= " + day + past, unit);
            add(Say.AT_LEAST_AGO, on + " <= " + day, unit);
        }
    }

    private void future(EventFields time) {
        if (time.inDays() != null) {
            forwards(time.inDays(), Unit.DAY);
            add(Say.IN_EXACTLY, time.inDays() + " == {days}", gap(Unit.DAY));
            if (time.on() != null) {
                farAhead(time.on());
            }
        }
        if (time.inHours() != null) {
            forwards(time.inHours(), Unit.HOUR);
        }
    }

    private void forwards(String name, Unit unit) {
        String gap = "{" + unit.plural() + "}";
        add(Say.IN_AT_MOST, name + " >= 0, " + name + " <= " + gap, unit);
        add(Say.IN_AT_LEAST, name + " >= " + gap, unit);
    }

    private void farAhead(String on) {
        for (Unit unit : List.of(Unit.WEEK, Unit.MONTH, Unit.YEAR)) {
            String day = "$customer.in" + unit.capital() + "s({" + unit.plural() + "})";
            add(Say.IN_AT_MOST, on + " >= " + TODAY + ", " + on + " <= " + day, unit);
            add(Say.IN_AT_LEAST, on + " >= " + day, unit);
        }
    }

    private void calendar(EventFields time) {
        boolean future = time.inDays() != null;
        String past = time.daysAgo() == null ? null : time.daysAgo().name();
        String today = future ? time.inDays() : past;
        if (today != null) {
            add(Say.TODAY, today + " == 0", "");
        }
        if (time.daysAgo() != null) {
            add(Say.YESTERDAY, time.daysAgo().name() + " == 1", "");
        }
        if (future) {
            add(Say.TOMORROW, time.inDays() + " == 1", "");
        }
        if (time.on() != null) {
            periods(time.on(), time.daysAgo() != null, future);
        }
    }

    private void periods(String on, boolean past, boolean future) {
        for (Unit unit : List.of(Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)) {
            String name = unit.capital();
            period(Say.THIS, on, "startOf" + name, "startOfNext" + name, unit);
            if (past) {
                period(Say.LAST, on, "startOfLast" + name, "startOf" + name, unit);
            }
            if (future) {
                String begins = "$customer.startOfNext" + name;
                String ends = "$customer.startOfAfterNext" + name;
                clauses.add(new Clause(Say.NEXT, on + " >= " + begins + ", " + on + " < " + ends, "", unit));
            }
        }
    }

    private void period(Say say, String on, String from, String before, Unit unit) {
        String meaning = on + " >= $customer." + from + ", " + on + " < $customer." + before;
        clauses.add(new Clause(say, meaning, "", unit));
    }

    private static String gap(Unit unit) {
        return "{" + unit.plural() + ":number}";
    }

    private void add(Say say, String meaning, Unit unit) {
        clauses.add(new Clause(say, meaning, gap(unit), unit));
    }

    private void add(Say say, String meaning, String value) {
        clauses.add(new Clause(say, meaning, value));
    }
}
