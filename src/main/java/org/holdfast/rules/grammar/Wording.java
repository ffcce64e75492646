package org.holdfast.rules.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what can be said about facts and lists into the words of a language. */
interface Wording {

    /** Returns the ISO code of the language. */
    String language();

    /** Returns the noun for a label that people have chosen, whose gender is guessed from its ending. */
    Noun noun(String label);

    /** Returns how a yes or no is said of a thing that is called by a label. */
    Flag flag(String label);

    /** Returns how a yes or no is said of the customer, as a whole sentence. */
    Flag customerFlag(String label);

    /** Returns the sentence about a fact of the customer. */
    String ofCustomer(Noun fact, Clause clause);

    /** Returns the detail about a fact of a thing, without the dash. */
    String ofThing(Noun fact, Clause clause);

    /** Returns all forms in which a flag or an event of a thing is said; the first is what is written. */
    default List<String> forms(String words) {
        return List.of(words);
    }

    /** Returns the sentence that the customer is or does something. */
    String customer(String words);

    /** Returns the words for a time, such as {@code in the last {days:number} day(s)?}. */
    String time(Clause clause);

    /** Joins alternatives. */
    String anyOf(List<String> values);

    /** Returns the words for a range, both ends included. */
    String between(String from, String to);

    /** Returns the comparison of a fact with that of the thing that was found first. */
    String toFirst(Noun fact, Clause clause, Thing thing);

    /** Returns the comparison of a time with that of the thing that was found first. */
    String timeToFirst(String event, Clause clause, Thing thing);

    /** Returns the comparison of a fact with a figure of the customer, or with several times the figure. */
    String toCustomer(Noun fact, Clause clause, Noun figure);

    /**
     * Returns the sentence that a list has a thing, to which the sentences below refer.
     *
     * @param owner what the list belongs to; {@code null} for the customer
     */
    String has(@Nullable String owner, Thing thing);

    /** Returns the sentence that the customer has one more thing besides the one that was found. */
    String another(Thing thing);

    String none(@Nullable String owner, Thing thing);

    /** Returns the sentence about the number of things, with the gap {@code count}, or {@code from} and {@code to}. */
    String counted(@Nullable String owner, Thing thing, Counted counted);

    /** Returns the sentence about a figure over a list; the clause compares it. */
    String figure(@Nullable String owner, Thing thing, Figure figure, Noun fact, Clause clause);

    /** Returns the sentence about the number of different values, with the gap {@code count}. */
    String different(@Nullable String owner, Thing thing, Noun fact, Counted counted);

    /** Returns the line above what every thing of the customer, or most of them, have to be. */
    String share(Thing thing, boolean every);

    /** Returns the proposal for a thing, with the gap {@code action}. */
    String proposal(Thing thing);

    /**
     * Returns the sentence that something was bought, with the gap {@code what}.
     *
     * @param time in which time; {@code null} for ever
     */
    String bought(Bought bought, @Nullable Clause time);

    /** Returns the sentence that the customer ordered in each of the last weeks, months, quarters or years. */
    String streak(Unit unit);

    /** Returns the line above several conditions of which some are true, with the gap {@code n} where it has one. */
    String group(Group group);

    /** How a number of things is compared. */
    enum Counted {
        AT_LEAST(">= {count}"),
        AT_MOST("<= {count}"),
        EXACTLY("== {count}"),
        MORE("> {count}"),
        FEWER("< {count}"),
        BETWEEN(">= {from}, $n <= {to}");

        private final String comparison;

        Counted(String comparison) {
            this.comparison = comparison;
        }

        String comparison() {
            return comparison;
        }
    }

    /** A figure over a list. */
    enum Figure {
        TOTAL("sum"),
        AVERAGE("average"),
        LARGEST("max"),
        SMALLEST("min");

        private final String function;

        Figure(String function) {
            this.function = function;
        }

        String function() {
            return function;
        }
    }

    /** What can be said about purchases. */
    enum Bought {
        EVER,
        NEVER,
        PIECES,
        ORDERS,
        SPENT
    }

    /** How many conditions of a group have to be true. */
    enum Group {
        ANY(">= 1"),
        NONE("== 0"),
        ALL("all"),
        AT_LEAST(">= {n}"),
        EXACTLY("== {n}"),
        AT_MOST("<= {n}");

        private final String comparison;

        Group(String comparison) {
            this.comparison = comparison;
        }

        String comparison() {
            return comparison;
        }
    }
}
