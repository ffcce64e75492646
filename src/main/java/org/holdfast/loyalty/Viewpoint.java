package org.holdfast.loyalty;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.loyalty.programmes.Programme;

/**
 * From where we look at a customer: the moment, and what to assume where the CRM is silent.
 *
 * @param asOf nothing that happened later is seen
 * @param defaultZone for customers whose time zone is unknown
 * @param defaultLanguage for customers whose language is unknown
 * @param programmes loyalty programmes that we keep
 */
public record Viewpoint(Instant asOf, ZoneId defaultZone, String defaultLanguage, ExchangeRates rates, List<Programme> programmes) {

    public Viewpoint {
        programmes = List.copyOf(programmes);
    }

    /** Where no programmes are kept. */
    public Viewpoint(Instant asOf, ZoneId defaultZone, String defaultLanguage, ExchangeRates rates) {
        this(asOf, defaultZone, defaultLanguage, rates, List.of());
    }

    public Viewpoint at(Instant other) {
        return new Viewpoint(other, defaultZone, defaultLanguage, rates, programmes);
    }
}
