package org.holdfast.rules.offers;

/**
 * A group of actions of which a customer gets one.
 *
 * @param choose which one, if several are possible
 */
public record OfferGroup(String name, GroupChoice choose) {}
