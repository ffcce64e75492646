package org.holdfast.customers;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.holdfast.coordination.LostRaceRetry;
import org.holdfast.customers.CustomerStore.Held;
import org.holdfast.customers.CustomerStore.Owner;
import org.holdfast.customers.CustomerStore.Put;
import org.holdfast.customers.CustomerStore.Stored;
import org.holdfast.customers.suppression.SuppressionList;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.merge.ContactRefusals;
import org.holdfast.facts.retention.FactRetention;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Replaces the stored facts of customers. Unchanged facts are not written again. */
final class CustomerUpsert {

    /** If two transactions store the same new customer, the second one finds it stored on a retry. */
    private static final int ATTEMPTS = 5;

    private final CustomerTable rows;
    private final CustomerTombstones gone;
    private final SourceFreshness ages;
    private final SuppressionList suppressionList;
    private final RelocatedRecords relocated;
    private final LostRaceRetry retry;
    private final Clock clock;

    CustomerUpsert(
            CustomerTable rows,
            CustomerTombstones gone,
            SourceFreshness ages,
            SuppressionList suppressionList,
            RelocatedRecords relocated,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.gone = gone;
        this.ages = ages;
        this.suppressionList = suppressionList;
        this.relocated = relocated;
        this.retry = LostRaceRetry.of(transaction, ATTEMPTS);
        this.clock = clock;
    }

    Stored one(Customer customer, @Nullable Predicate<Optional<String>> condition) {
        return retry.execute(() -> {
            Held held = rows.hold(List.of(customer.id())).get(customer.id());
            CustomerTombstones.Gone left =
                    held == null ? gone.find(customer.id()).orElse(null) : null;
            if (left != null && left.mergedInto() != null) {
                return Stored.nothing(Put.MERGED, "", left.mergedInto());
            }
            Optional<String> hash =
                    Optional.ofNullable(held).map(each -> each.customer().hash());
            if (condition != null && !condition.test(hash)) {
                return Stored.nothing(Put.CHANGED_MEANWHILE, hash.orElse(""), null);
            }
            if (left != null) {
                gone.isBack(customer.id());
            }
            return within(List.of(customer), Owner.API).get(0);
        });
    }

    /** Changes a part of a customer's facts; an erased customer is not restored. */
    Stored part(String id, @Nullable Predicate<Optional<String>> condition, UnaryOperator<Customer> change) {
        return retry.execute(() -> {
            Held held = rows.hold(List.of(id)).get(id);
            CustomerTombstones.Gone left = held == null ? gone.find(id).orElse(null) : null;
            if (left != null) {
                Put how = left.mergedInto() == null ? Put.ERASED : Put.MERGED;
                return Stored.nothing(how, "", left.mergedInto());
            }
            Optional<String> hash =
                    Optional.ofNullable(held).map(each -> each.customer().hash());
            return condition != null && !condition.test(hash)
                    ? Stored.nothing(Put.CHANGED_MEANWHILE, hash.orElse(""), null)
                    : part(id, held, change);
        });
    }

    private Stored part(String id, @Nullable Held held, UnaryOperator<Customer> change) {
        Instant now = clock.instant();
        Customer before =
                held == null ? CustomerEdit.withoutFacts(id) : held.customer().facts();
        RelocatedRecords.Own own = relocated.leaveOut(change.apply(before));
        FactRetention.Remaining remaining = rows.keepable(own.facts(), now);
        PreservedRefusals next = PreservedRefusals.in(held, remaining.facts(), now);
        StoredCustomer known = new StoredCustomer(next.facts(), FactsHash.of(next.facts()));
        List<Consent> listed = suppressionList.refusals(List.of(known.facts())).get(id);
        Stored how = how(known, next.wishes(), kept(next, listed, now), held, null);
        if (how.how() != Put.UNCHANGED) {
            RecordSources sources = held == null ? RecordSources.NONE : held.provenance();
            RecordSources.Speaker speaker = new RecordSources.Speaker(EnumLabels.of(Owner.API), now, ages::isLoaded);
            rows.edit(
                    List.of(new CustomerStore.Edited(
                            next.facts(), sources.changedInPart(before, next.facts(), speaker))),
                    held == null ? Map.of() : Map.of(id, held),
                    now);
        }
        return how.leavingOut(own.elsewhere(), remaining.count());
    }

    List<Stored> each(List<Customer> customers) {
        return retry.execute(() -> within(customers, Owner.API));
    }

    /** Replaces customers within the current transaction. */
    List<Stored> within(List<Customer> customers, Owner owner) {
        List<String> ids = customers.stream().map(Customer::id).toList();
        Map<String, Held> held = rows.hold(ids);
        Map<String, CustomerTombstones.Gone> left =
                gone.among(ids.stream().filter(id -> !held.containsKey(id)).toList());
        List<CustomerTable.Row> fresh = new ArrayList<>();
        List<CustomerTable.Row> changed = new ArrayList<>();
        List<Stored> stored = new ArrayList<>();
        Map<String, List<Consent>> listed = suppressionList.refusals(customers);
        Map<String, RelocatedRecords.Own> own = relocated.leaveOut(customers);
        Instant now = clock.instant();
        for (Customer customer : customers) {
            Held before = held.get(customer.id());
            RelocatedRecords.Own facts = Objects.requireNonNull(own.get(customer.id()), customer.id());
            FactRetention.Remaining remaining = rows.keepable(facts.facts(), now);
            PreservedRefusals next = PreservedRefusals.in(before, remaining.facts(), now);
            StoredCustomer known = new StoredCustomer(next.facts(), FactsHash.of(next.facts()));
            List<Consent> kept = kept(next, listed.get(customer.id()), now);
            Stored how = how(known, next.wishes(), kept, before, left.get(customer.id()));
            stored.add(how.leavingOut(facts.elsewhere(), remaining.count()));
            if (how.how() == Put.CREATED) {
                fresh.add(CustomerTable.Row.of(known, RecordSources.NONE));
            } else if (how.how() == Put.REPLACED && before != null) {
                changed.add(CustomerTable.Row.of(
                        known,
                        before.provenance()
                                .stated(
                                        ages.over(before.customer().facts()),
                                        next.facts(),
                                        new RecordSources.Speaker(EnumLabels.of(owner), now, ages::isLoaded))));
            }
        }
        rows.insert(fresh, owner, now, now);
        rows.replace(changed, owner, now);
        return stored;
    }

    /** Returns the kept refusals, including those from the suppression list. */
    private static List<Consent> kept(PreservedRefusals next, @Nullable List<Consent> listed, Instant now) {
        if (listed == null) {
            return next.kept();
        }
        ContactRefusals.Hearing hearing = PreservedRefusals.hearing(next.facts(), now, next.facts(), now);
        List<Consent> all = new ArrayList<>(next.kept());
        all.addAll(ContactRefusals.kept(listed, next.facts().consents(), hearing));
        return all;
    }

    private static Stored how(
            StoredCustomer next,
            List<String> wishes,
            List<Consent> kept,
            @Nullable Held held,
            CustomerTombstones.@Nullable Gone left) {
        if (held != null) {
            Put how = held.customer().hash().equals(next.hash()) ? Put.UNCHANGED : Put.REPLACED;
            return new Stored(how, next.hash(), null, next.facts(), kept, wishes, List.of(), 0);
        }
        if (left == null) {
            return new Stored(Put.CREATED, next.hash(), null, next.facts(), kept, wishes, List.of(), 0);
        }
        return Stored.nothing(left.mergedInto() == null ? Put.ERASED : Put.MERGED, "", left.mergedInto());
    }
}
