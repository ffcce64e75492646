package org.holdfast.facts;

/**
 * The stored facts of a customer.
 *
 * @param hash {@code sha256:} followed by the hash of these facts
 * @param etag entity tag of the stored state. It does not change when a load only confirms the facts, although the
 *     newer times of their sources change the hash.
 */
public record StoredCustomer(Customer facts, String hash, String etag) {

    public StoredCustomer(Customer facts, String hash) {
        this(facts, hash, hash);
    }
}
