package org.holdfast.decisions.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.loyalty.programmes.Lot;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.jspecify.annotations.Nullable;

/** The JSON form of the contact history in a receipt. */
record HistoryDocument(
        List<PastActionDocument> acts,
        Map<String, BigDecimal> budgetUsed,
        @Nullable List<BalanceDocument> holdings,
        @Nullable List<SharedDocument> shared,
        @Nullable Map<String, Integer> firstTaken,
        @Nullable Set<String> firstCounted) {

    /** The JSON form of a contact of another record at a shared address. */
    record SharedDocument(Channel channel, Purpose purpose, Instant at) {

        static @Nullable List<SharedDocument> of(List<ContactHistory.SharedContact> shared) {
            return shared.isEmpty()
                    ? null
                    : shared.stream()
                            .map(each -> new SharedDocument(each.channel(), each.purpose(), each.at()))
                            .toList();
        }

        ContactHistory.SharedContact toContact() {
            return new ContactHistory.SharedContact(channel, purpose, at);
        }
    }

    /** The JSON form of a balance in a loyalty programme. */
    record BalanceDocument(
            String programme,
            LocalDate joinedOn,
            @Nullable List<LotDocument> lots,
            int pointsOwed,
            int stampsOwed,
            @Nullable Boolean broughtAlong) {

        static BalanceDocument of(ProgrammeBalance balance) {
            return new BalanceDocument(
                    balance.programme(),
                    balance.joinedOn(),
                    balance.lots().stream()
                            .map(lot -> new LotDocument(lot.unit(), lot.left(), lot.expiresOn()))
                            .toList(),
                    balance.pointsOwed(),
                    balance.stampsOwed(),
                    balance.broughtAlong());
        }

        ProgrammeBalance toBalance() {
            List<Lot> all = lots == null
                    ? List.of()
                    : lots.stream()
                            .map(lot -> new Lot(lot.unit, lot.left, lot.expiresOn))
                            .toList();
            return new ProgrammeBalance(programme, joinedOn, all, pointsOwed, stampsOwed, broughtAlong);
        }
    }

    record LotDocument(LedgerUnit unit, int left, @Nullable LocalDate expiresOn) {}

    static HistoryDocument of(ContactHistory history) {
        return new HistoryDocument(
                history.acts().stream().map(PastActionDocument::of).toList(),
                history.budgetUsed(),
                history.holdings() == null
                        ? null
                        : history.holdings().stream().map(BalanceDocument::of).toList(),
                SharedDocument.of(history.shared()),
                history.first().taken().isEmpty() ? null : history.first().taken(),
                history.first().counted().isEmpty() ? null : history.first().counted());
    }

    ContactHistory toHistory() {
        return new ContactHistory(
                acts.stream().map(PastActionDocument::toRecordedAction).toList(),
                budgetUsed,
                holdings == null
                        ? null
                        : holdings.stream().map(BalanceDocument::toBalance).toList(),
                shared == null
                        ? List.of()
                        : shared.stream().map(SharedDocument::toContact).toList(),
                new ContactHistory.FirstCustomers(
                        firstTaken == null ? Map.of() : firstTaken, firstCounted == null ? Set.of() : firstCounted));
    }
}
