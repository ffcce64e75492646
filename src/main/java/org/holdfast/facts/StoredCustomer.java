package org.holdfast.facts;

/**
 * A customer as they are stored.
 *
 * @param hash {@code sha256:} and the hash of these facts; another hash means other facts
 * @param etag names the stored state. It stays the same when facts only turn out to be as fresh as ever, which changes
 *     the hash
 */
public record StoredCustomer(Customer facts, String hash, String etag) {

    public StoredCustomer(Customer facts, String hash) {
        this(facts, hash, hash);
    }
}
