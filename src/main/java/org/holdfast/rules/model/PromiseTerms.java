package org.holdfast.rules.model;

import org.holdfast.facts.promise.FulfilmentCriterion;

/**
 * The terms of the promise that an action makes; its wording is part of the messages.
 *
 * @param dueDays calendar days in the customer's time zone until the promise is due; 0 for the same day
 * @param keptBy what counts as keeping the promise
 */
public record PromiseTerms(int dueDays, FulfilmentCriterion keptBy) {}
