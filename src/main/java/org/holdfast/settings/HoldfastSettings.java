package org.holdfast.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.validation.EnumLabels;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator sets. Numbers that marketers own are not here; they are in the rule book.
 *
 * @param currency the company's own currency, in which worth, cost and amounts are given (ISO 4217)
 * @param language for customers whose language is unknown (ISO 639)
 * @param timeZone for customers whose time zone is unknown
 * @param crm where mapping files are
 * @param demo whether a fresh embedded database is filled with invented customers
 * @param publicUrl where customers reach this server, for links in what they read
 */
@ConfigurationProperties("holdfast")
public record HoldfastSettings(
        @DefaultValue("EUR") String currency,
        @DefaultValue("en") String language,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue Rules rules,
        @DefaultValue Crm crm,
        @DefaultValue("true") boolean demo,
        @DefaultValue("http://localhost:8080") URI publicUrl) {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    public HoldfastSettings {
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "holdfast.currency is \"" + currency + "\"; expected an ISO 4217 code such as EUR");
        }
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException(
                    "holdfast.language is \"" + language + "\"; expected an ISO 639 code such as en");
        }
        if (publicUrl.getHost() == null
                || !Set.of("http", "https").contains(publicUrl.getScheme())
                || publicUrl.getQuery() != null
                || publicUrl.getFragment() != null) {
            throw new IllegalArgumentException(
                    "holdfast.public-url is \"" + publicUrl + "\"; expected an address such as https://care.example");
        }
    }

    /**
     * Where the rule book is.
     *
     * @param dir folder of the rule book
     * @param publish how what is in the folder goes live
     */
    public record Rules(
            @DefaultValue("rules") Path dir,
            @DefaultValue("on-save") PublishMode publish) {}

    /**
     * Where databases are described that facts are loaded from.
     *
     * @param dir folder of the mapping files; JDBC drivers lie in drivers/ inside
     */
    public record Crm(@DefaultValue("crm") Path dir) {}

    /** How what is in the rules folder goes live. */
    public enum PublishMode {
        /** A saved file goes live when all checks pass; for a single node. */
        ON_SAVE,
        /** Only when somebody publishes it. */
        EXPLICIT;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    public DecisionModel.Assumptions assumptions() {
        return new DecisionModel.Assumptions(currency, language, timeZone);
    }
}
