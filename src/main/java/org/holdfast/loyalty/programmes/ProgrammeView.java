package org.holdfast.loyalty.programmes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.holdfast.facts.Membership;
import org.jspecify.annotations.Nullable;

/**
 * How a customer stands in one programme today. What is unknown, or does not exist in the programme, is {@code null}.
 *
 * @param keptByCrm whether the CRM tells of it; otherwise it is kept here. Unknown only in examples that do not say so
 * @param open whoever meets the conditions takes part; unknown for a programme that only the CRM knows
 * @param mayJoin meets the conditions and does not take part yet
 * @param missingToJoin what has still to be spent, in the company's currency; {@code null} where no sum is asked for
 * @param tierReachedDaysAgo days since they came up to it; {@code null} when they came down to it
 * @param points that can be spent; below 0 when some are owed
 * @param pointsExpiring how many go first
 * @param pointsExpireInDays in how many days these go: 0 means that today is their last day
 * @param fullCards how many full cards the stamps make
 * @param cardDiscount percent
 * @param cardReachedDaysAgo days since they came up to it
 */
public record ProgrammeView(
        String name,
        @Nullable Boolean keptByCrm,
        @Nullable Boolean open,
        boolean member,
        @Nullable Boolean mayJoin,
        @Nullable BigDecimal missingToJoin,
        @Nullable Integer memberForDays,
        @Nullable String tier,
        @Nullable Integer tierReachedDaysAgo,
        @Nullable String nextTier,
        @Nullable BigDecimal missingToNextTier,
        @Nullable Integer points,
        @Nullable Integer pointsExpiring,
        @Nullable Integer pointsExpireInDays,
        @Nullable Integer stamps,
        @Nullable Integer stampsMissing,
        @Nullable Integer fullCards,
        @Nullable BigDecimal cardDiscount,
        @Nullable Integer cardReachedDaysAgo,
        @Nullable BigDecimal nextCardDiscount,
        @Nullable BigDecimal missingToNextCard) {

    /** All programmes that have begun, in their order; first the one that the CRM keeps. */
    public static List<ProgrammeView> of(
            List<Programme> programmes, List<ProgrammeBalance> holdings, ProgrammeCustomer programmeCustomer) {
        if (programmes.isEmpty() && programmeCustomer.facts().membership() == null) {
            return List.of();
        }
        List<Purchase> purchases = Purchase.of(programmeCustomer);
        LocalDate today = programmeCustomer.today();
        List<ProgrammeView> views = new ArrayList<>();
        Membership told = programmeCustomer.facts().membership();
        if (told != null && programmes.stream().noneMatch(each -> each.name().equals(told.programme()))) {
            views.add(told(told, null, programmeCustomer));
        }
        for (Programme programme : programmes) {
            Terms terms = programme.on(today);
            if (terms == null) {
                continue;
            }
            boolean byCrm = told != null && told.programme().equals(programme.name());
            ProgrammeBalance holding = programmeCustomer.keptByCrm()
                    ? null
                    : holdings.stream()
                            .filter(each -> each.programme().equals(programme.name()))
                            .findFirst()
                            .orElse(null);
            views.add(
                    byCrm
                            ? told(told, terms, programmeCustomer)
                            : holding == null
                                    ? outside(programme, terms, purchases, programmeCustomer)
                                    : inside(programme, terms, holding, new Spending(programme, purchases), today));
        }
        return List.copyOf(views);
    }

    private static ProgrammeView outside(
            Programme programme, Terms terms, List<Purchase> purchases, ProgrammeCustomer programmeCustomer) {
        Spending spending = new Spending(programme, purchases);
        LocalDate today = programmeCustomer.today();
        boolean asked = terms.joining() != null && terms.joining().spent() != null;
        return new ProgrammeView(
                programme.name(),
                false,
                terms.open(),
                false,
                new EnrolmentConditions(programme, spending, programmeCustomer).met(terms, today),
                asked ? EnrolmentConditions.missing(terms.joining(), spending, today) : null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** What the CRM says, and what the terms of the same name add to it. */
    private static ProgrammeView told(Membership told, @Nullable Terms terms, ProgrammeCustomer programmeCustomer) {
        LocalDate joined = programmeCustomer.day(told.joinedAt());
        Integer card = terms == null || terms.stamps() == null
                ? null
                : Integer.valueOf(terms.stamps().card());
        Integer stamps = told.stamps();
        return new ProgrammeView(
                told.programme(),
                true,
                terms == null ? null : Boolean.valueOf(terms.open()),
                true,
                false,
                null,
                joined == null ? null : days(joined, programmeCustomer.today()),
                told.tier(),
                null,
                null,
                null,
                told.points(),
                null,
                null,
                stamps,
                stamps == null || card == null ? null : Integer.valueOf(Math.max(0, card - stamps)),
                stamps == null || card == null ? null : Integer.valueOf(stamps / card),
                told.cardDiscount(),
                null,
                null,
                null);
    }

    private static ProgrammeView inside(
            Programme programme, Terms terms, ProgrammeBalance holding, Spending spending, LocalDate today) {
        LocalDate joined = holding.joinedOn();
        Terms.Tiers tiers = terms.tiers();
        TierCalculation tier = tiers == null ? null : TierCalculation.tiers(tiers, spending, joined, today);
        TierCalculation card =
                terms.card().isEmpty() ? null : TierCalculation.card(terms.card(), spending, joined, today);
        Integer points = terms.points() == null ? null : Integer.valueOf(holding.balance(LedgerUnit.POINTS, today));
        Lot next = points == null ? null : nextToGo(holding, today);
        Integer stamps = terms.stamps() == null ? null : Integer.valueOf(holding.balance(LedgerUnit.STAMPS, today));
        int full = terms.stamps() == null ? 1 : terms.stamps().card();
        return new ProgrammeView(
                programme.name(),
                false,
                terms.open(),
                true,
                false,
                null,
                days(joined, today),
                tier == null || tier.step() == 0
                        ? null
                        : tiers.steps().get(tier.step() - 1).name(),
                daysAgo(tier, today),
                tier == null || tier.missing() == null
                        ? null
                        : tiers.steps().get(tier.step()).name(),
                tier == null ? null : tier.missing(),
                points,
                next == null ? null : Integer.valueOf(next.left()),
                next == null ? null : Integer.valueOf(days(today, Objects.requireNonNull(next.expiresOn())) - 1),
                stamps,
                stamps == null ? null : Integer.valueOf(Math.max(0, full - stamps)),
                stamps == null ? null : Integer.valueOf(Math.max(0, stamps) / full),
                card == null
                        ? null
                        : card.step() == 0
                                ? BigDecimal.ZERO
                                : terms.card().get(card.step() - 1).percent(),
                daysAgo(card, today),
                card == null || card.missing() == null
                        ? null
                        : terms.card().get(card.step()).percent(),
                card == null ? null : card.missing());
    }

    /** What expires next, all that goes on that day; {@code null} when nothing does. */
    private static @Nullable Lot nextToGo(ProgrammeBalance holding, LocalDate today) {
        List<Lot> lots = holding.lots().stream()
                .filter(lot -> lot.unit() == LedgerUnit.POINTS && lot.expiresOn() != null && lot.lasts(today))
                .toList();
        if (lots.isEmpty()) {
            return null;
        }
        LocalDate first = lots.get(0).expiresOn();
        return new Lot(
                LedgerUnit.POINTS,
                lots.stream()
                        .filter(lot -> lot.expiresOn().equals(first))
                        .mapToInt(Lot::left)
                        .sum(),
                first);
    }

    private static @Nullable Integer daysAgo(@Nullable TierCalculation tierCalculation, LocalDate today) {
        return tierCalculation == null || tierCalculation.reachedOn() == null
                ? null
                : Integer.valueOf(days(tierCalculation.reachedOn(), today));
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }
}
