package org.holdfast.customers;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.customers.CustomerStore.Held;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.merge.ContactRefusals;
import org.holdfast.facts.merge.ContactRefusals.Hearing;
import org.jspecify.annotations.Nullable;

/**
 * New facts, with every earlier refusal of contact that they do not supersede. All writers use this class, so a refusal
 * is kept even if a system omits it, empties the list or never had it.
 *
 * @param facts the facts to write
 * @param kept the refusals that were added
 * @param wishes the names of other wishes about contact that were added
 */
public record PreservedRefusals(Customer facts, List<Consent> kept, List<String> wishes) {

    /**
     * @param before the stored customer, or {@code null} if there was none
     * @param next the new facts
     */
    static PreservedRefusals in(@Nullable Held before, Customer next, Instant now) {
        return before == null
                ? new PreservedRefusals(withoutShared(next), List.of(), List.of())
                : in(before.customer().facts(), hearing(before, next, now), next);
    }

    public static PreservedRefusals in(@Nullable Customer before, Hearing hearing, Customer stated) {
        Customer own = withoutShared(stated);
        Map<String, Object> wishes = before == null ? Map.of() : wishes(before, own, hearing);
        Customer next = wishes.isEmpty() ? own : own.with(wishes);
        List<String> names = List.copyOf(wishes.keySet());
        List<Consent> kept =
                before == null ? List.of() : ContactRefusals.kept(before.consents(), next.consents(), hearing);
        if (kept.isEmpty()) {
            return new PreservedRefusals(next, List.of(), names);
        }
        List<Consent> all = new ArrayList<>(next.consents() == null ? List.of() : next.consents());
        all.addAll(kept);
        return new PreservedRefusals(next.with(Map.of("consents", all)), kept, names);
    }

    /** Leaves out refusals of other customers, which a caller has read with the facts: they count while those stand. */
    private static Customer withoutShared(Customer stated) {
        List<Consent> consents = stated.consents();
        return consents == null || consents.stream().noneMatch(PreservedRefusals::isShared)
                ? stated
                : stated.with(Map.of(
                        "consents",
                        consents.stream().filter(each -> !isShared(each)).toList()));
    }

    private static boolean isShared(Consent answer) {
        return Consent.SHARED_ADDRESS.equals(answer.source());
    }

    /**
     * Returns the end of all contact and the customer's own cap if the new facts are silent about them. A later
     * statement replaces them: one with an end, or a cap without a number. A cap that the customer stated earlier does
     * not replace a later one.
     */
    private static Map<String, Object> wishes(Customer before, Customer next, Hearing hearing) {
        Map<String, Object> kept = new TreeMap<>();
        if (before.doNotContact() != null && next.doNotContact() == null) {
            kept.put("doNotContact", before.doNotContact());
        }
        if (before.contactCap() != null
                && (next.contactCap() == null
                        || before.contactCap().isLaterThan(next.contactCap(), hearing.now(), hearing.zone()))) {
            kept.put("contactCap", before.contactCap());
        }
        return kept;
    }

    /** Returns when the answers of a stored customer were received. */
    public static Hearing hearing(Held held, Customer next, Instant now) {
        return hearing(
                held.customer().facts(), held.statedAt() == null ? held.updatedAt() : held.statedAt(), next, now);
    }

    /** @param otherwise when answers that no source owns were received */
    public static Hearing hearing(Customer before, Instant otherwise, Customer next, Instant now) {
        Provenance owner = RecordSources.source(before, "consents");
        ZoneId zone = next.timeZone() != null ? next.timeZone() : before.timeZone();
        return new Hearing(zone == null ? ZoneOffset.UTC : zone, owner == null ? otherwise : owner.at(), now);
    }
}
