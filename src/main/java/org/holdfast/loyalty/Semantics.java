package org.holdfast.loyalty;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The version of the meaning of rules, settings and facts. A published rule book keeps the version it was published
 * under, and every decision keeps the version it was made with. An upgrade of the program therefore changes no result
 * by itself, and every stored decision can be replayed as it was made. The next publication uses {@link #CURRENT}.
 *
 * <p>A change that can alter a result adds a method here, named after the new meaning, which is called where the two
 * meanings diverge. All changes of one release share one number; {@code simulation.MeaningChanges} describes the effect
 * of each on rules.
 *
 * @param number 1 for release 0.1.0; incremented with each release that alters results
 */
public record Semantics(@JsonValue int number) {

    /** Semantics of rule books and decisions without a version, those of release 0.1.0. */
    public static final Semantics FIRST = new Semantics(1);

    public static final Semantics CURRENT = new Semantics(2);

    /** Returns the semantics with this number; {@link #FIRST} for {@code null}. */
    @JsonCreator
    public static Semantics of(Integer number) {
        return number == null ? FIRST : new Semantics(number);
    }

    /** Returns whether this release supports these semantics. Those of a later release are unknown to it. */
    public boolean isKnown() {
        return number >= FIRST.number && number <= CURRENT.number;
    }

    /** Returns whether the changes of release 0.2.0 apply. */
    private boolean isSecond() {
        return number >= 2;
    }

    /**
     * Among several proposals of one action for the same subject, the one with the highest value is chosen unless the
     * action specifies another preference.
     */
    public boolean choosesAmongProposalsOfAnAction() {
        return isSecond();
    }

    /**
     * Every cell of a decision table is read as intended or rejected: numbers with a decimal comma among several
     * values, "no" in a column without a value, names that begin with "#". Previously, a cell was split at every comma,
     * and any content activated its sentence.
     */
    public boolean readsTableCellsAsMeant() {
        return isSecond();
    }

    /** A cool-down of a reward or an offer applies per customer, not per order or complaint. */
    public boolean countsCoolDownsPerCustomer() {
        return isSecond();
    }

    /** Cool-downs and limits of any length are honoured; previously, decisions more than 400 days old were ignored. */
    public boolean remembersForAsLongAsAsked() {
        return isSecond();
    }

    /**
     * Working days exclude the weekend and the public holidays of the customer's country; previously, they were Mondays
     * to Fridays.
     */
    public boolean countsWorkingDaysOfTheCountry() {
        return isSecond();
    }

    /** The anniversary of 29 February falls on 28 February in other years; previously, on 1 March. */
    public boolean countsYearsByAnniversaries() {
        return isSecond();
    }

    /** Amounts below the smallest unit of a currency count as zero, and amounts are granted in whole units only. */
    public boolean givesWholeUnits() {
        return isSecond();
    }

    /** A complaint about a problem with an order and that problem itself are one incident. */
    public boolean joinsComplaintsWithTheirCause() {
        return isSecond();
    }

    /**
     * Values in texts are put on one line, and subjects that have several lines, or are too long for any values, are
     * rejected.
     */
    public boolean keepsValuesOnOneLine() {
        return isSecond();
    }

    /** A message that would say that an amount of money is zero is held back. */
    public boolean neverSaysZeroAmounts() {
        return isSecond();
    }

    @Override
    public String toString() {
        return String.valueOf(number);
    }
}
