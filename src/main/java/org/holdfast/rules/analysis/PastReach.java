package org.holdfast.rules.analysis;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.condition.WhenClause;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.ListField;

/**
 * How far back a rule looks at earlier actions, in days: as far as its conditions say, or {@link #MAX_DAYS} if they do
 * not say.
 */
public final class PastReach {

    /** Earlier actions are known to rules for so many days: ten years. */
    public static final int MAX_DAYS = 3_660;

    /** An answer counts by its own day; the action that it answers can be older by so many days. */
    private static final int MAX_DAYS_TO_ANSWER = 400;

    private static final String LIST = "pastActions";
    private static final int UNBOUNDED = Integer.MAX_VALUE;
    /** The days that a unit of the calendar can have, by the distance from today that is counted in it. */
    private static final Map<String, Integer> UNITS = Map.of("weeksAgo", 7, "monthsAgo", 31, "yearsAgo", 366);
    /** The greatest age of the beginnings of units of the calendar, in days. */
    private static final Map<String, Integer> STARTS = Map.of(
            "startOfWeek", 7,
            "startOfMonth", 31,
            "startOfQuarter", 92,
            "startOfYear", 366,
            "startOfLastWeek", 14,
            "startOfLastMonth", 62,
            "startOfLastQuarter", 184,
            "startOfLastYear", 732);

    private PastReach() {}

    /** Returns the number of days; 0 for a rule that asks for no earlier action. */
    public static int days(Rule rule) {
        return Math.min(days(rule.when()), MAX_DAYS);
    }

    private static int days(WhenClause when) {
        int days = stated(when);
        return days == 0 && when.text().contains("." + LIST) ? MAX_DAYS : days;
    }

    /** Reports the rules that look back further than rules know earlier actions. */
    static void checkDays(List<Rule> rules, Problems problems) {
        for (Rule rule : rules) {
            int days = stated(rule.when());
            if (days > MAX_DAYS && days != UNBOUNDED) {
                problems.error(
                        rule.origin(),
                        ProblemText.of("past-too-far", "rule", rule.name(), "most", MAX_DAYS),
                        rule.language());
            }
        }
    }

    private static int stated(WhenClause when) {
        int customer = most(when.customer(), line -> days(line.condition()));
        return Math.max(customer, most(when.eaches(), PastReach::days));
    }

    private static int days(ListPattern pattern) {
        Condition lines = Condition.all(
                pattern.lines().stream().map(ConditionLine::condition).toList());
        return Math.max(days(lines), isPast(pattern.items()) ? window(lines) : 0);
    }

    /** Returns the longest window of the lists of earlier actions in a condition; 0 if there are none. */
    private static int days(Condition condition) {
        if (condition instanceof Count count) {
            return Math.max(days(count.filter()), isPast(count.items()) ? window(count.filter()) : 0);
        } else if (condition instanceof AllOf all) {
            return most(all.conditions(), PastReach::days);
        } else if (condition instanceof AnyOf any) {
            return most(any.conditions(), PastReach::days);
        } else if (condition instanceof Negation negation) {
            return days(negation.condition());
        } else if (condition instanceof SelfBinding binding) {
            return days(binding.condition());
        } else if (condition instanceof Comparison comparison) {
            return Math.max(days(comparison.left()), days(comparison.right()));
        } else if (condition instanceof FlagCondition flag
                && flag.flag() instanceof Operand.OtherRule other
                && other.when() != null) {
            return days(other.when());
        }
        return 0;
    }

    private static int days(Operand operand) {
        if (operand instanceof ListFigure figure) {
            return Math.max(days(figure.filter()), isPast(figure.items()) ? window(figure.filter()) : 0);
        }
        return operand instanceof MetAlternatives met ? most(met.alternatives(), PastReach::days) : 0;
    }

    /** Returns the greatest age of an earlier action that can meet a condition. */
    private static int window(Condition condition) {
        if (condition instanceof Comparison comparison) {
            return window(comparison);
        } else if (condition instanceof AllOf all) {
            return all.conditions().stream().mapToInt(PastReach::window).min().orElse(UNBOUNDED);
        } else if (condition instanceof AnyOf any) {
            return most(any.conditions(), PastReach::window);
        } else if (condition instanceof SelfBinding binding) {
            return window(binding.condition());
        }
        return UNBOUNDED;
    }

    private static int window(Comparison comparison) {
        if (!(comparison.left() instanceof Operand.OfField field) || field.place() != Operand.SELF) {
            return UNBOUNDED;
        }
        String name = field.field().name();
        boolean newer = comparison.comparator() == Comparator.LESS || comparison.comparator() == Comparator.AT_MOST;
        boolean later = comparison.comparator() == Comparator.MORE || comparison.comparator() == Comparator.AT_LEAST;
        boolean same = comparison.comparator() == Comparator.EQUAL;
        if ((newer || same)
                && comparison.right() instanceof Operand.Literal literal
                && literal.constant() instanceof Integer number) {
            return daysOf(name, number);
        }
        return (later || same) && name.endsWith("On") ? since(name, comparison.right()) : UNBOUNDED;
    }

    /** Returns the greatest age of a day that is not before a day of the calendar. */
    private static int since(String field, Operand day) {
        Integer days = null;
        if (day instanceof Operand.OfMeasure measure && measure.arguments().get(0) instanceof Integer units) {
            Integer unit = UNITS.get(measure.measure().name());
            days = unit == null ? null : Integer.valueOf((int) Math.min((long) unit * units, MAX_DAYS));
        } else if (day instanceof Operand.OfField start) {
            days = STARTS.get(start.field().name());
        }
        return days == null ? UNBOUNDED : daysOf(field.equals("answeredOn") ? "answeredDaysAgo" : "daysAgo", days);
    }

    private static int daysOf(String field, int number) {
        long days = switch (field) {
            case "hoursAgo" -> number / 24 + 1;
            case "daysAgo" -> number;
            case "monthsAgo" -> days(number);
            case "answeredDaysAgo" -> withAnswer(number);
            case "answeredMonthsAgo" -> withAnswer(days(number));
            default -> UNBOUNDED;
        };
        return (int) Math.min(days, UNBOUNDED);
    }

    private static long days(int months) {
        return months * 61L / 2;
    }

    private static long withAnswer(long days) {
        return days > MAX_DAYS ? days : Math.min(days + MAX_DAYS_TO_ANSWER, MAX_DAYS);
    }

    static boolean isPast(ListField list) {
        return list.name().equals(LIST);
    }

    private static <T> int most(List<T> all, ToIntFunction<T> days) {
        return all.stream().mapToInt(days).max().orElse(0);
    }
}
