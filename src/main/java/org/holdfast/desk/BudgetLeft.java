package org.holdfast.desk;

import java.time.LocalDate;
import org.holdfast.decisions.Decision.Money;

/**
 * What a budget still has.
 *
 * @param renewedOn first day of its next period
 * @param text in the reader's language
 */
public record BudgetLeft(String name, Money left, Money total, LocalDate renewedOn, String text) {}
