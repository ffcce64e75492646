package org.holdfast.loyalty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What rules, settings and facts mean. A published rule book keeps the number it was published under, and every
 * decision keeps the number it was made with, so that an upgrade of the program changes no answer by itself and every
 * stored decision is replayed as it was made. The next publication takes {@link #CURRENT}.
 *
 * <p>A change that can alter an answer adds a question here, named after what is meant, and asks it where the two
 * meanings part. All changes of one release share one number; what each of them changes for a rule is told by
 * {@code simulation.MeaningChanges}.
 *
 * @param number 1 for release 0.1.0; counted up with each release that changes an answer
 */
public record Semantics(@JsonValue int number) {

    /** What books and decisions mean that do not say a number: those of release 0.1.0. */
    public static final Semantics FIRST = new Semantics(1);

    public static final Semantics CURRENT = new Semantics(2);

    /** @param number {@code null} where nothing is said, which means {@link #FIRST} */
    @JsonCreator
    public static Semantics of(Integer number) {
        return number == null ? FIRST : new Semantics(number);
    }

    /**
     * Whether this program can still decide in this way. One that was written by a later release is not known to an
     * earlier one.
     */
    public boolean isKnown() {
        return number >= FIRST.number && number <= CURRENT.number;
    }

    /** Whether what release 0.2.0 changed applies; the questions below ask it by name. */
    private boolean isSecond() {
        return number >= 2;
    }

    /**
     * Of several proposals of one action about one thing, the one that gives most is chosen unless the action prefers
     * otherwise.
     */
    public boolean choosesAmongProposalsOfAnAction() {
        return isSecond();
    }

    /**
     * Every cell of a decision table is read as it is meant or refused: numbers with a decimal comma among several
     * values, "no" in a column without a value, names that begin with "#". Before, a cell was cut at every comma, and
     * whatever stood in it switched its sentence on.
     */
    public boolean readsTableCellsAsMeant() {
        return isSecond();
    }

    /** A cool-down of a reward or an offer counts for the customer, not for each order or complaint. */
    public boolean countsCoolDownsPerCustomer() {
        return isSecond();
    }

    /**
     * Rests and limits are honoured however long they are; before, what was decided more than 400 days ago was
     * forgotten.
     */
    public boolean remembersForAsLongAsAsked() {
        return isSecond();
    }

    /**
     * Working days leave out the weekend and the public holidays of the customer's country; before, they were Mondays
     * to Fridays.
     */
    public boolean countsWorkingDaysOfTheCountry() {
        return isSecond();
    }

    /**
     * Who came on 29 February is with us a year longer on each 28 February that is an anniversary; before, on 1 March.
     */
    public boolean countsYearsByAnniversaries() {
        return isSecond();
    }

    /** Less than the smallest unit of a currency is nothing, and nothing is given out in parts of one. */
    public boolean givesWholeUnits() {
        return isSecond();
    }

    /** A complaint about what went wrong with an order, and that itself, are one incident. */
    public boolean joinsComplaintsWithTheirCause() {
        return isSecond();
    }

    /**
     * The values in texts are put on one line, and a subject of several lines, or one too long whatever its values are,
     * is refused.
     */
    public boolean keepsValuesOnOneLine() {
        return isSecond();
    }

    @Override
    public String toString() {
        return String.valueOf(number);
    }
}
