package org.holdfast.loyalty;

import java.time.Instant;
import java.time.ZoneId;

/**
 * From where we look at a customer: the moment, and what to assume where the CRM is silent.
 *
 * @param asOf nothing that happened later is seen
 * @param defaultZone for customers whose time zone is unknown
 * @param defaultLanguage for customers whose language is unknown
 */
public record Viewpoint(Instant asOf, ZoneId defaultZone, String defaultLanguage, ExchangeRates rates) {

    public Viewpoint at(Instant other) {
        return new Viewpoint(other, defaultZone, defaultLanguage, rates);
    }
}
