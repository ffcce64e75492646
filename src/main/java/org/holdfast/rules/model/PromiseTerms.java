package org.holdfast.rules.model;

import org.holdfast.facts.promise.FulfilmentCriterion;

/**
 * What an action binds us to; the words of the promise are in the messages.
 *
 * @param dueDays calendar days in the customer's zone until it must be kept; 0 for the same day
 */
public record PromiseTerms(int dueDays, FulfilmentCriterion keptBy) {}
