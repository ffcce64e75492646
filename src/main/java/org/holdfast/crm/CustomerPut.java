package org.holdfast.crm;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.holdfast.crm.CustomerStore.Held;
import org.holdfast.crm.CustomerStore.Owner;
import org.holdfast.crm.CustomerStore.Put;
import org.holdfast.crm.CustomerStore.Stored;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.facts.Labels;
import org.holdfast.facts.Refusals;
import org.holdfast.facts.json.FactsHash;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the facts of customers in the place of those that are stored. What is the same already is not written. */
final class CustomerPut {

    /** Two who store the same new customer at the same moment: the second finds them there when it tries again. */
    private static final int TRIES = 5;

    private final CustomerRows rows;
    private final GoneCustomers gone;
    private final SourceAges ages;
    private final Suppressions suppressions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CustomerPut(CustomerRows rows, GoneCustomers gone, SourceAges ages, Suppressions suppressions, TransactionTemplate transaction,
                Clock clock) {
        this.rows = rows;
        this.gone = gone;
        this.ages = ages;
        this.suppressions = suppressions;
        this.transaction = transaction;
        this.clock = clock;
    }

    Stored one(Customer customer, @Nullable Predicate<Optional<String>> condition) {
        return again(() -> {
            Held held = rows.hold(List.of(customer.id())).get(customer.id());
            GoneCustomers.Gone left = held == null ? gone.find(customer.id()).orElse(null) : null;
            if (left != null && left.mergedInto() != null) {
                return Stored.nothing(Put.MERGED, "", left.mergedInto());
            }
            Optional<String> hash = Optional.ofNullable(held).map(each -> each.customer().hash());
            if (condition != null && !condition.test(hash)) {
                return Stored.nothing(Put.CHANGED_MEANWHILE, hash.orElse(""), null);
            }
            if (left != null) {
                gone.isBack(customer.id());
            }
            return within(List.of(customer), Owner.API).get(0);
        });
    }

    List<Stored> each(List<Customer> customers) {
        return again(() -> within(customers, Owner.API));
    }

    /** Within a transaction. */
    List<Stored> within(List<Customer> customers, Owner owner) {
        List<String> ids = customers.stream().map(Customer::id).toList();
        Map<String, Held> held = rows.hold(ids);
        Map<String, GoneCustomers.Gone> left = gone.among(ids.stream().filter(id -> !held.containsKey(id)).toList());
        List<CustomerRows.Row> fresh = new ArrayList<>();
        List<CustomerRows.Row> changed = new ArrayList<>();
        List<Stored> stored = new ArrayList<>();
        Map<String, List<Consent>> listed = suppressions.refusals(customers);
        Instant now = clock.instant();
        for (Customer customer : customers) {
            Held before = held.get(customer.id());
            KeptRefusals next = KeptRefusals.in(before, customer, now);
            KnownCustomer known = new KnownCustomer(next.facts(), FactsHash.of(next.facts()));
            Stored how = how(known, kept(next, listed.get(customer.id()), now), before, left.get(customer.id()));
            stored.add(how);
            if (how.how() == Put.CREATED) {
                fresh.add(CustomerRows.Row.of(known, Provenance.NONE));
            } else if (how.how() == Put.REPLACED && before != null) {
                changed.add(CustomerRows.Row.of(known, before.provenance().stated(ages.over(before.customer().facts()), next.facts(),
                        new Provenance.Speaker(Labels.of(owner), now, ages::isLoaded))));
            }
        }
        rows.insert(fresh, owner, now, now);
        rows.replace(changed, owner, now);
        return stored;
    }

    /** Also those that are kept elsewhere, because whoever said them is not here any more. */
    private static List<Consent> kept(KeptRefusals next, @Nullable List<Consent> listed, Instant now) {
        if (listed == null) {
            return next.kept();
        }
        Refusals.Hearing hearing = KeptRefusals.hearing(next.facts(), now, next.facts(), now);
        List<Consent> all = new ArrayList<>(next.kept());
        all.addAll(Refusals.kept(listed, next.facts().consents(), hearing));
        return all;
    }

    private static Stored how(KnownCustomer next, List<Consent> kept, @Nullable Held held, GoneCustomers.@Nullable Gone left) {
        if (held != null) {
            Put how = held.customer().hash().equals(next.hash()) ? Put.UNCHANGED : Put.REPLACED;
            return new Stored(how, next.hash(), null, next.facts(), kept);
        }
        if (left == null) {
            return new Stored(Put.CREATED, next.hash(), null, next.facts(), kept);
        }
        return Stored.nothing(left.mergedInto() == null ? Put.ERASED : Put.MERGED, "", left.mergedInto());
    }

    private <T> T again(Supplier<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }
}
