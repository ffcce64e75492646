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
import org.holdfast.facts.Customer;
import org.holdfast.facts.KnownCustomer;
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
    private final TransactionTemplate transaction;
    private final Clock clock;

    CustomerPut(CustomerRows rows, GoneCustomers gone, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.gone = gone;
        this.transaction = transaction;
        this.clock = clock;
    }

    Stored one(Customer customer, @Nullable Predicate<Optional<String>> condition) {
        return again(() -> {
            Held held = rows.hold(List.of(customer.id())).get(customer.id());
            GoneCustomers.Gone left = held == null ? gone.find(customer.id()).orElse(null) : null;
            if (left != null && left.mergedInto() != null) {
                return new Stored(Put.MERGED, "", left.mergedInto());
            }
            Optional<String> hash = Optional.ofNullable(held).map(each -> each.customer().hash());
            if (condition != null && !condition.test(hash)) {
                return new Stored(Put.CHANGED_MEANWHILE, hash.orElse(""), null);
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
        for (Customer customer : customers) {
            KnownCustomer next = new KnownCustomer(customer, FactsHash.of(customer));
            Stored how = how(next, held.get(customer.id()), left.get(customer.id()));
            stored.add(how);
            if (how.how() == Put.CREATED) {
                fresh.add(CustomerRows.Row.of(next));
            } else if (how.how() == Put.REPLACED) {
                changed.add(CustomerRows.Row.of(next));
            }
        }
        Instant now = clock.instant();
        rows.insert(fresh, owner, now, now);
        rows.replace(changed, owner, now);
        return stored;
    }

    private static Stored how(KnownCustomer next, @Nullable Held held, GoneCustomers.@Nullable Gone left) {
        if (held != null) {
            return new Stored(held.customer().hash().equals(next.hash()) ? Put.UNCHANGED : Put.REPLACED, next.hash(), null);
        }
        if (left == null) {
            return new Stored(Put.CREATED, next.hash(), null);
        }
        return new Stored(left.mergedInto() == null ? Put.ERASED : Put.MERGED, "", left.mergedInto());
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
