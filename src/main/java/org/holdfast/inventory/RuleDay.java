package org.holdfast.inventory;

import java.time.LocalDate;

/**
 * What a rule did on a day, in the company's time zone.
 *
 * @param actions number of its actions that were decided
 * @param customers number of customers they were for
 * @param accepted number of actions whose outcome is by now that the customer accepted
 */
public record RuleDay(LocalDate date, long actions, long customers, long accepted) {}
