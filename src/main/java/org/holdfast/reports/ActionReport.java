package org.holdfast.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * The results of each rule and action in a period.
 *
 * @param from first day, in the company's time zone
 * @param until last day
 * @param keptDays number of days after the decision within which an order counts as retention
 * @param currency the currency of all amounts
 */
public record ActionReport(LocalDate from, LocalDate until, int keptDays, String currency, List<Line> actions) {

    private static final int DIGITS = 4;

    public ActionReport {
        actions = List.copyOf(actions);
    }

    /**
     * One rule with one of its actions.
     *
     * @param area {@code null} for what was only ever held back, by a rule that is not in the live book any more
     * @param decided how often; what was answered again is not counted again
     * @param presented how often it is known to have been shown
     * @param accepted how often that was the last word; so are rejected, ignored and failed
     * @param acceptanceRate accepted, as a share of those of which anything but a failure was reported; {@code null}
     *     while there are none
     * @param granted what customers were to be given, without what failed
     * @param cost of doing it, without what failed
     * @param spent what was granted, drawn from a pot and taken up
     * @param heldBack customers for whom it was held back, by guardrail
     * @param reached customers with a decision for the action
     * @param control customers who were left alone by the control group
     */
    public record Line(
            String rule,
            String action,
            @Nullable String area,
            @Nullable ActionKind kind,
            long decided,
            long presented,
            long delivered,
            long accepted,
            long rejected,
            long ignored,
            long failed,
            @Nullable BigDecimal acceptanceRate,
            BigDecimal granted,
            BigDecimal cost,
            BigDecimal spent,
            Map<String, Long> heldBack,
            Group reached,
            Group control,
            Uplift uplift) {

        public Line {
            heldBack = Collections.unmodifiableMap(new TreeMap<>(heldBack));
        }

        Line in(@Nullable String otherArea) {
            return new Line(
                    rule,
                    action,
                    otherArea,
                    kind,
                    decided,
                    presented,
                    delivered,
                    accepted,
                    rejected,
                    ignored,
                    failed,
                    acceptanceRate,
                    granted,
                    cost,
                    spent,
                    heldBack,
                    reached,
                    control,
                    uplift);
        }
    }

    /**
     * Customers, each counted once, from the first decision of the period that concerns the rule and action.
     *
     * @param known those whose orders are known; the share is theirs
     * @param waiting those of them who did not order yet and still have days left
     * @param kept those of them who ordered in time
     */
    public record Group(
            long customers,
            long known,
            long waiting,
            long kept,
            @Nullable BigDecimal keptShare) {

        static Group of(long customers, long known, long waiting, long kept) {
            return new Group(customers, known, waiting, kept, share(kept, known));
        }
    }

    static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DIGITS, RoundingMode.HALF_UP);
    }
}
