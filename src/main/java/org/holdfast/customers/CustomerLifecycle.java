package org.holdfast.customers;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.IsolatedWork;
import org.holdfast.customers.CustomerStore.Held;
import org.holdfast.customers.merging.MergeResult;
import org.holdfast.customers.merging.MergedFacts;
import org.holdfast.customers.suppression.ContactIdentity;
import org.holdfast.customers.suppression.SuppressionList;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.PersonalData;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.contact.ContactAddress;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.merge.ContactRefusals;
import org.holdfast.facts.reach.KnownAddresses;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges, erases and exports customers. A concurrent decision based on the old facts can still be recorded afterwards,
 * so a node repeats the work a minute later.
 */
public class CustomerLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerLifecycle.class);
    /** The source of merged facts. */
    private static final String MERGER = "merger";

    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private final CustomerStore store;
    private final CustomerTombstones gone;
    private final List<PersonalData> kept;
    private final SuppressionList suppressionList;
    private final CustomerLocks customerLocks;
    private final RedecisionRequested redecisionRequested;
    private final DeclaredFactsCheck declared;
    private final AuditTrail trail;
    private final Clock clock;

    CustomerLifecycle(
            CustomerStore store,
            CustomerTombstones gone,
            List<PersonalData> kept,
            SuppressionList suppressionList,
            CustomerLocks customerLocks,
            RedecisionRequested redecisionRequested,
            DeclaredFactsCheck declared,
            AuditTrail trail,
            Clock clock) {
        this.store = store;
        this.gone = gone;
        this.kept = List.copyOf(kept);
        this.suppressionList = suppressionList;
        this.customerLocks = customerLocks;
        this.redecisionRequested = redecisionRequested;
        this.declared = declared;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Merges one customer into another. A customer that was merged before is replaced by its survivor.
     *
     * @param actor who merges
     * @param alongside runs in the same transaction
     * @return the changes of the facts, or empty if the customers were merged already
     * @throws InvalidInput naming {@code into} if that customer was erased
     * @throws ConflictingFacts if the facts contradict each other; then nothing is changed
     */
    public Optional<MergeResult> merge(String from, String into, Actor actor, Runnable alongside) {
        return customerLocks.within(Set.of(from, into), () -> {
            alongside.run();
            Map<String, CustomerTombstones.Gone> left = gone.among(Set.of(from, into));
            if (left.containsKey(into) && left.get(into).mergedInto() == null) {
                throw new InvalidInput("into", "is \"" + into + "\", who was erased");
            }
            String one = left.containsKey(from) ? left.get(from).mergedInto() : from;
            String other = left.containsKey(into) ? left.get(into).mergedInto() : into;
            if (one == null || other == null || one.equals(other)) {
                return Optional.empty();
            }
            String merged = trail.pseudonym(one);
            MergeResult result = move(one, other, clock.instant());
            trail.append(new AuditEvent(
                    actor, AuditAction.CUSTOMER_MERGED, Target.customer(other), Map.of("merged", merged)));
            return Optional.of(result);
        });
    }

    private MergeResult move(String from, String into, Instant now) {
        Map<String, CustomerStore.Held> held = store.hold(Set.of(from, into));
        Customer leaving = held.containsKey(from) ? held.get(from).customer().facts() : CustomerEdit.withoutFacts(from);
        Customer staying = held.containsKey(into) ? held.get(into).customer().facts() : CustomerEdit.withoutFacts(into);
        MergedFacts merged = new MergedFacts(staying, leaving, declared.schema());
        List<Consent> refusals = held.containsKey(from) ? remember(held.get(from), held.get(into), now) : List.of();
        // A customer without facts is also written, so that no other transaction creates it.
        store.change(List.of(held.containsKey(from) ? merged.together() : leaving), held, MERGER, now);
        store.delete(Set.of(from));
        kept.forEach(each -> each.merge(from, into));
        gone.merged(from, into, now);
        redecisionRequested.ask(Set.of(into), now);
        return merged.merger().keeping(refusals);
    }

    /**
     * Erases a customer: facts, receipts and all other personal data. What budgets and reports need is kept under an
     * untraceable pseudonym.
     *
     * @param actor who erases
     * @throws NotFound if there is no data
     */
    public void erase(String id, Actor actor) {
        // Locking a customer stores the id, and an erased one must not come back that way.
        if (gone.find(id).filter(left -> left.mergedInto() == null).isPresent()) {
            return;
        }
        customerLocks.within(Set.of(id), () -> {
            CustomerTombstones.Gone left = gone.find(id).orElse(null);
            if (left != null && left.mergedInto() == null) {
                return true;
            }
            if (left != null
                    || store.hold(Set.of(id)).isEmpty()
                            && export(kept, id).values().stream().allMatch(List::isEmpty)) {
                throw new NotFound("customer", id);
            }
            // The entry names the customer by a pseudonym whose link to them is deleted before the entry is appended.
            AuditEvent erased =
                    trail.conceal(new AuditEvent(actor, AuditAction.CUSTOMER_ERASED, Target.customer(id), Map.of()));
            remove(id);
            gone.erased(id, clock.instant());
            trail.append(erased);
            return true;
        });
    }

    /**
     * Keeps the refusals of the merged customer, whose addresses remain in use.
     *
     * @return refusals that the survivor did not have
     */
    private List<Consent> remember(Held leaving, @Nullable Held staying, Instant now) {
        Customer facts = leaving.customer().facts();
        Customer other = staying == null ? facts : staying.customer().facts();
        Map<String, @Nullable Object> shared = new HashMap<>();
        if (Objects.equals(ContactIdentity.email(facts), ContactIdentity.email(other))) {
            shared.put("email", null);
        }
        if (Objects.equals(ContactIdentity.phone(facts), ContactIdentity.phone(other))) {
            shared.put("phone", null);
        }
        shared.put("emails", withoutThoseOf(other, AddressKind.EMAIL, facts.emails()));
        shared.put("phones", withoutThoseOf(other, AddressKind.PHONE, facts.phones()));
        // The survivor has it, and a later statement can end it there.
        shared.put("doNotContact", null);
        suppress(facts.with(shared), leaving, now);
        return ContactRefusals.kept(
                facts.consents(),
                staying == null ? null : other.consents(),
                PreservedRefusals.hearing(leaving, other, now));
    }

    private static <T extends ContactAddress> @Nullable List<T> withoutThoseOf(
            Customer other, AddressKind kind, @Nullable List<T> addresses) {
        List<String> theirs = KnownAddresses.normalized(other, kind);
        return addresses == null
                ? null
                : addresses.stream()
                        .filter(each -> !theirs.contains(String.valueOf(kind.normalized(each.text()))))
                        .toList();
    }

    private void remove(String id) {
        Instant now = clock.instant();
        Held leaving = store.hold(Set.of(id)).get(id);
        if (leaving != null) {
            suppress(leaving.customer().facts(), leaving, now);
            gone.formerIds(id)
                    .forEach(former -> suppress(leaving.customer().facts().with(Map.of("id", former)), leaving, now));
        }
        store.delete(Set.of(id));
        String pseudonym = "erased-" + UUID.randomUUID();
        kept.forEach(each -> each.erase(id, pseudonym));
    }

    /**
     * Returns all data about a customer.
     *
     * @param actor who receives them
     * @throws NotFound if there is none
     */
    public Map<String, Object> export(String id, Actor actor) {
        return customerLocks.within(Set.of(id), () -> {
            Map<String, Object> all = export(id);
            trail.append(new AuditEvent(actor, AuditAction.CUSTOMER_EXPORTED, Target.customer(id), Map.of()));
            return all;
        });
    }

    private Map<String, Object> export(String id) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("customerId", id);
        all.put("formerIds", gone.formerIds(id));
        store.find(id).ifPresent(known -> all.put("facts", known.facts()));
        Map<String, List<?>> more = export(kept, id);
        if (!all.containsKey("facts") && more.values().stream().allMatch(List::isEmpty)) {
            throw new NotFound("customer", id);
        }
        all.putAll(more);
        return all;
    }

    private static Map<String, List<?>> export(List<PersonalData> kept, String id) {
        Map<String, List<?>> all = new LinkedHashMap<>();
        kept.forEach(each -> all.putAll(each.export(id)));
        return all;
    }

    /** Repeats recent merges and erasures, for data that was recorded concurrently. */
    public void retryPending() {
        IsolatedWork.of(
                gone.unsettled(clock.instant().minus(UNDER_WAY)).entrySet(),
                left -> settle(left.getKey(), left.getValue()));
    }

    /** A failure leaves that customer as it is and does not stop the others. */
    private void settle(String id, CustomerTombstones.Gone left) {
        try {
            customerLocks.within(Set.of(id), () -> {
                if (left.mergedInto() == null) {
                    remove(id);
                } else {
                    kept.forEach(each -> each.merge(id, left.mergedInto()));
                }
                gone.settled(id);
                return true;
            });
        } catch (InvalidInput | ConflictingFacts e) {
            LOG.warn(
                    "Cannot move the records written while \"{}\" was merged; trying again later: {}",
                    id,
                    e.getMessage());
        }
    }

    private void suppress(Customer facts, Held leaving, Instant now) {
        suppressionList.keep(facts, PreservedRefusals.hearing(leaving, facts, now), now);
    }
}
