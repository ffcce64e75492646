package org.holdfast.facts;

/**
 * A customer as they are stored.
 *
 * @param hash {@code sha256:} and the hash of the facts; another hash means other facts
 */
public record KnownCustomer(Customer facts, String hash) {
}
