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
 * @param keptByCrm whether the CRM keeps the membership; otherwise it is kept here. Unknown only in examples that do
 *     not say so
 */
public record ProgrammeView(
        String name,
        @Nullable Boolean keptByCrm,
        JoiningStatus joining,
        TierStatus tier,
        PointsStatus points,
        StampsStatus stamps,
        CardStatus card) {

    /**
     * Whether the customer is a member, or may become one.
     *
     * @param open whether every customer who meets the conditions takes part; unknown for a programme that only the CRM
     *     knows
     * @param mayJoin meets the conditions and does not take part yet
     * @param missing what has still to be spent to join, in the company's currency; {@code null} where no sum is asked
     *     for
     */
    public record JoiningStatus(
            @Nullable Boolean open,
            boolean member,
            @Nullable Boolean mayJoin,
            @Nullable BigDecimal missing,
            @Nullable Integer memberForDays) {}

    /**
     * The tier of the customer.
     *
     * @param reachedDaysAgo days since they came up to it; {@code null} when they came down to it
     * @param missing what has still to be spent to reach the next tier, in the company's currency
     */
    public record TierStatus(
            @Nullable String name,
            @Nullable Integer reachedDaysAgo,
            @Nullable String next,
            @Nullable BigDecimal missing) {

        static final TierStatus NONE = new TierStatus(null, null, null, null);

        private static TierStatus of(
                Terms.@Nullable Tiers tiers, Spending spending, LocalDate joined, LocalDate today) {
            if (tiers == null) {
                return NONE;
            }
            TierCalculation tier = TierCalculation.tiers(tiers, spending, joined, today);
            return new TierStatus(
                    tier.step() == 0 ? null : tiers.steps().get(tier.step() - 1).name(),
                    daysAgo(tier, today),
                    tier.missing() == null
                            ? null
                            : tiers.steps().get(tier.step()).name(),
                    tier.missing());
        }
    }

    /**
     * The points of the customer.
     *
     * @param balance that can be spent; below 0 when some are owed
     * @param expiring how many go first
     * @param expireInDays in how many days these go: 0 means that today is their last day
     */
    public record PointsStatus(
            @Nullable Integer balance,
            @Nullable Integer expiring,
            @Nullable Integer expireInDays) {

        static final PointsStatus NONE = new PointsStatus(null, null, null);

        private static PointsStatus of(ProgrammeBalance holding, LocalDate today) {
            Lot next = nextToGo(holding, today);
            return new PointsStatus(
                    holding.balance(LedgerUnit.POINTS, today),
                    next == null ? null : Integer.valueOf(next.left()),
                    next == null ? null : Integer.valueOf(days(today, Objects.requireNonNull(next.expiresOn())) - 1));
        }
    }

    /**
     * The stamps of the customer.
     *
     * @param missing from a full card
     * @param fullCards how many full cards the stamps make
     */
    public record StampsStatus(
            @Nullable Integer collected,
            @Nullable Integer missing,
            @Nullable Integer fullCards) {

        static final StampsStatus NONE = new StampsStatus(null, null, null);

        private static StampsStatus of(int collected, int card) {
            return new StampsStatus(collected, Math.max(0, card - collected), Math.max(0, collected) / card);
        }
    }

    /**
     * The discount card of the customer.
     *
     * @param reachedDaysAgo days since they came up to it
     * @param missing what has still to be spent to reach the next percentage, in the company's currency
     */
    public record CardStatus(
            @Nullable BigDecimal percent,
            @Nullable Integer reachedDaysAgo,
            @Nullable BigDecimal nextPercent,
            @Nullable BigDecimal missing) {

        static final CardStatus NONE = new CardStatus(null, null, null, null);

        private static CardStatus of(List<Terms.CardStep> steps, Spending spending, LocalDate joined, LocalDate today) {
            if (steps.isEmpty()) {
                return NONE;
            }
            TierCalculation card = TierCalculation.card(steps, spending, joined, today);
            return new CardStatus(
                    card.step() == 0
                            ? BigDecimal.ZERO
                            : steps.get(card.step() - 1).percent(),
                    daysAgo(card, today),
                    card.missing() == null ? null : steps.get(card.step()).percent(),
                    card.missing());
        }
    }

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
        boolean hasSum = terms.joining() != null && terms.joining().spent() != null;
        JoiningStatus joining = new JoiningStatus(
                terms.open(),
                false,
                new EnrolmentConditions(programme, spending, programmeCustomer).met(terms, today),
                hasSum ? EnrolmentConditions.missing(terms.joining(), spending, today) : null,
                null);
        return new ProgrammeView(
                programme.name(),
                false,
                joining,
                TierStatus.NONE,
                PointsStatus.NONE,
                StampsStatus.NONE,
                CardStatus.NONE);
    }

    /** What the CRM says, and what the terms of the same name add to it. */
    private static ProgrammeView told(Membership told, @Nullable Terms terms, ProgrammeCustomer programmeCustomer) {
        Terms.Stamps card = terms == null ? null : terms.stamps();
        Integer stamps = told.stamps();
        return new ProgrammeView(
                told.programme(),
                true,
                member(
                        terms == null ? null : Boolean.valueOf(terms.open()),
                        programmeCustomer.day(told.joinedAt()),
                        programmeCustomer.today()),
                new TierStatus(told.tier(), null, null, null),
                new PointsStatus(told.points(), null, null),
                stamps == null || card == null
                        ? new StampsStatus(stamps, null, null)
                        : StampsStatus.of(stamps, card.card()),
                new CardStatus(told.cardDiscount(), null, null, null));
    }

    private static ProgrammeView inside(
            Programme programme, Terms terms, ProgrammeBalance holding, Spending spending, LocalDate today) {
        LocalDate joined = holding.joinedOn();
        return new ProgrammeView(
                programme.name(),
                false,
                member(terms.open(), joined, today),
                TierStatus.of(terms.tiers(), spending, joined, today),
                terms.points() == null ? PointsStatus.NONE : PointsStatus.of(holding, today),
                terms.stamps() == null
                        ? StampsStatus.NONE
                        : StampsStatus.of(
                                holding.balance(LedgerUnit.STAMPS, today),
                                terms.stamps().card()),
                CardStatus.of(terms.card(), spending, joined, today));
    }

    private static JoiningStatus member(@Nullable Boolean open, @Nullable LocalDate joined, LocalDate today) {
        return new JoiningStatus(open, true, false, null, joined == null ? null : days(joined, today));
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

    private static @Nullable Integer daysAgo(TierCalculation tierCalculation, LocalDate today) {
        return tierCalculation.reachedOn() == null ? null : days(tierCalculation.reachedOn(), today);
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }
}
