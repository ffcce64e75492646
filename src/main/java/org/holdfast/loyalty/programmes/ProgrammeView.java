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
 * The state of a customer in one programme today. Values that are unknown, or do not exist in the programme, are
 * {@code null}.
 *
 * @param keptByCrm whether the CRM keeps the membership, as opposed to Holdfast; {@code null} only in examples that do
 *     not specify it
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
     * @param open whether customers who meet the conditions become members automatically; {@code null} for a programme
     *     that only the CRM knows
     * @param mayJoin whether the customer meets the conditions and is not a member yet
     * @param missing amount still to be spent to join, in the company's currency; {@code null} if no amount is required
     * @param broughtAlong whether the membership was brought along from another programme
     */
    public record JoiningStatus(
            @Nullable Boolean open,
            boolean member,
            @Nullable Boolean mayJoin,
            @Nullable BigDecimal missing,
            @Nullable Integer memberForDays,
            @Nullable Boolean broughtAlong) {}

    /**
     * The tier of the customer.
     *
     * @param reachedDaysAgo days since the customer rose to it; {@code null} if they dropped to it
     * @param missing amount still to be spent to reach the next tier, in the company's currency
     * @param lostInDays days until it is lost if nothing is bought; 0 if today is its last day
     * @param missingToKeep amount still to be spent to keep it beyond that day, in the company's currency
     */
    public record TierStatus(
            @Nullable String name,
            @Nullable Integer reachedDaysAgo,
            @Nullable String next,
            @Nullable BigDecimal missing,
            @Nullable Integer lostInDays,
            @Nullable BigDecimal missingToKeep) {

        static final TierStatus NONE = new TierStatus(null, null, null, null, null, null);

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
                    tier.missing(),
                    tier.lostOn() == null ? null : Integer.valueOf(days(today, tier.lostOn()) - 1),
                    tier.missingToKeep());
        }
    }

    /**
     * The points of the customer.
     *
     * @param balance points that can be spent; negative if points are owed
     * @param expiring number of points that expire next
     * @param expireInDays days until they expire; 0 if today is their last day
     * @param pending points of orders that count already, whose time to wait is not over
     * @param pendingForDays days until the first of them count
     */
    public record PointsStatus(
            @Nullable Integer balance,
            @Nullable Integer expiring,
            @Nullable Integer expireInDays,
            @Nullable Integer pending,
            @Nullable Integer pendingForDays) {

        static final PointsStatus NONE = new PointsStatus(null, null, null, null, null);

        private static PointsStatus of(
                ProgrammeBalance holding, List<PurchaseTerms.Upcoming> pending, LocalDate today) {
            Lot next = nextToGo(holding, today);
            return new PointsStatus(
                    holding.balance(LedgerUnit.POINTS, today),
                    next == null ? null : Integer.valueOf(next.left()),
                    next == null ? null : Integer.valueOf(days(today, Objects.requireNonNull(next.expiresOn())) - 1),
                    pending.stream().mapToInt(PurchaseTerms.Upcoming::amount).sum(),
                    pending.stream()
                            .map(each -> days(today, each.on()))
                            .min(Integer::compare)
                            .orElse(null));
        }
    }

    /**
     * The stamps of the customer.
     *
     * @param missing stamps missing to a full card
     * @param fullCards number of full cards
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
     * @param reachedDaysAgo days since the customer reached it
     * @param missing amount still to be spent to reach the next percentage, in the company's currency
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

    /** Returns the customer's state in all programmes that have begun, that of the CRM first. */
    public static List<ProgrammeView> of(
            List<Programme> programmes, List<ProgrammeBalance> holdings, ProgrammeCustomer programmeCustomer) {
        if (programmes.isEmpty() && programmeCustomer.facts().membership() == null) {
            return List.of();
        }
        List<Purchase> purchases = programmeCustomer.purchases();
        LocalDate today = programmeCustomer.today();
        List<ProgrammeView> views = new ArrayList<>();
        Membership crm = programmeCustomer.facts().membership();
        if (crm != null && programmes.stream().noneMatch(each -> each.name().equals(crm.programme()))) {
            views.add(keptByCrm(crm, null, programmeCustomer));
        }
        for (Programme programme : programmes) {
            Terms terms = programme.on(today);
            if (terms == null) {
                continue;
            }
            if (crm != null && crm.programme().equals(programme.name())) {
                views.add(keptByCrm(crm, terms, programmeCustomer));
                continue;
            }
            ProgrammeBalance holding = programmeCustomer.keptByCrm()
                    ? null
                    : holdings.stream()
                            .filter(each -> each.programme().equals(programme.name()))
                            .findFirst()
                            .orElse(null);
            views.add(
                    holding == null
                            ? outside(programme, terms, purchases, programmeCustomer)
                            : inside(programme, terms, holding, purchases, today));
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
                null,
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

    /** Creates the view of a membership kept by the CRM, completed by the terms of the same name. */
    private static ProgrammeView keptByCrm(Membership crm, @Nullable Terms terms, ProgrammeCustomer programmeCustomer) {
        Terms.Stamps card = terms == null ? null : terms.stamps();
        Integer stamps = crm.stamps();
        return new ProgrammeView(
                crm.programme(),
                true,
                member(
                        terms == null ? null : Boolean.valueOf(terms.open()),
                        programmeCustomer.day(crm.joinedAt()),
                        null,
                        programmeCustomer.today()),
                new TierStatus(crm.tier(), null, null, null, null, null),
                new PointsStatus(crm.points(), null, null, null, null),
                stamps == null || card == null
                        ? new StampsStatus(stamps, null, null)
                        : StampsStatus.of(stamps, card.card()),
                new CardStatus(crm.cardDiscount(), null, null, null));
    }

    private static ProgrammeView inside(
            Programme programme, Terms terms, ProgrammeBalance holding, List<Purchase> purchases, LocalDate today) {
        LocalDate joined = holding.joinedOn();
        Spending spending = new Spending(programme, purchases);
        return new ProgrammeView(
                programme.name(),
                false,
                member(terms.open(), joined, holding.broughtAlong(), today),
                TierStatus.of(terms.tiers(), spending, joined, today),
                terms.points() == null
                        ? PointsStatus.NONE
                        : PointsStatus.of(
                                holding, new PurchaseTerms(programme, joined, purchases).pending(today), today),
                terms.stamps() == null
                        ? StampsStatus.NONE
                        : StampsStatus.of(
                                holding.balance(LedgerUnit.STAMPS, today),
                                terms.stamps().card()),
                CardStatus.of(terms.card(), spending, joined, today));
    }

    private static JoiningStatus member(
            @Nullable Boolean open, @Nullable LocalDate joined, @Nullable Boolean broughtAlong, LocalDate today) {
        return new JoiningStatus(open, true, false, null, joined == null ? null : days(joined, today), broughtAlong);
    }

    /** Returns the points that expire next, all of the same day; {@code null} if none expire. */
    private static @Nullable Lot nextToGo(ProgrammeBalance holding, LocalDate today) {
        List<Lot> lots = holding.lots().stream()
                .filter(lot -> lot.unit() == LedgerUnit.POINTS && lot.expiresOn() != null && lot.lasts(today))
                .toList();
        if (lots.isEmpty()) {
            return null;
        }
        LocalDate first = Objects.requireNonNull(lots.get(0).expiresOn());
        return new Lot(
                LedgerUnit.POINTS,
                lots.stream()
                        .filter(lot -> first.equals(lot.expiresOn()))
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
