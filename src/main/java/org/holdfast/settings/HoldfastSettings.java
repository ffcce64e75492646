package org.holdfast.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Period;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.retention.DecisionRetention;
import org.holdfast.facts.intake.Undeclared;
import org.holdfast.facts.retention.FactRetention;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.messages.UnsubscribeLink;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The operator's settings. Values that marketers own are in the rule book instead.
 *
 * @param currency the company's currency, in which values, costs and amounts are given (ISO 4217)
 * @param language language for customers whose language is unknown (ISO 639)
 * @param timeZone time zone for customers whose time zone is unknown
 * @param rules the rules folder
 * @param crm the folder of the mapping files
 * @param facts facts that companies declare
 * @param decisions the recorded decisions
 * @param messages the texts that customers read
 * @param demo whether a new embedded database is filled with demo customers
 * @param demoPast whether the demo customers get a past: decisions, outcomes and publications of 120 days
 * @param publicUrl the address at which customers reach this server, for links in messages
 */
@ConfigurationProperties("holdfast")
public record HoldfastSettings(
        @DefaultValue("EUR") String currency,
        @DefaultValue("en") String language,
        @DefaultValue("UTC") ZoneId timeZone,
        @DefaultValue Rules rules,
        @DefaultValue Crm crm,
        @DefaultValue Facts facts,
        @DefaultValue RecordedDecisions decisions,
        @DefaultValue Messages messages,
        @DefaultValue("true") boolean demo,
        @DefaultValue("true") boolean demoPast,
        @DefaultValue("http://localhost:8080") URI publicUrl) {

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    public HoldfastSettings {
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "holdfast.currency is \"" + currency + "\"; expected an ISO 4217 code such as EUR");
        }
        facts.retention();
        decisions.retention();
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
     * The rules folder.
     *
     * @param dir its path
     * @param publish when changes in the folder go live
     * @param approval what a rule book needs in order to go live, besides passing its checks
     */
    public record Rules(
            @DefaultValue("rules") Path dir,
            @DefaultValue("on-save") PublishMode publish,
            @DefaultValue("none") Approval approval) {

        public Rules {
            if (approval == Approval.SECOND_PERSON && publish == PublishMode.ON_SAVE) {
                throw new IllegalArgumentException("holdfast.rules.publish is on-save, which would publish without the"
                        + " approval that holdfast.rules.approval=second-person demands; set"
                        + " holdfast.rules.publish=explicit");
            }
        }
    }

    /**
     * The mapping files for databases that facts are loaded from.
     *
     * @param dir the folder of the mapping files; JDBC drivers are in its subfolder {@code drivers}
     */
    public record Crm(@DefaultValue("crm") Path dir) {}

    /**
     * Facts about customers.
     *
     * @param undeclared what happens to attributes and lists that the live rule book does not declare
     * @param keep how long the records of a collection are kept, such as {@code 5y}, {@code 18m} or {@code 90d}, by the
     *     name of the collection; a collection without a period is kept for good
     */
    public record Facts(
            @DefaultValue("refuse") Undeclared undeclared,
            @DefaultValue Map<String, Period> keep) {

        /** Returns the periods as a policy. */
        public FactRetention retention() {
            try {
                return new FactRetention(keep);
            } catch (InvalidInput e) {
                throw new IllegalArgumentException("holdfast.facts.keep." + e.field() + " " + e.getMessage());
            }
        }
    }

    /**
     * The recorded decisions.
     *
     * @param keep how long decisions are kept whole, such as {@code 2y}, {@code 18m} or {@code 400d}; unset: for good
     */
    public record RecordedDecisions(@Nullable Period keep) {

        /** Returns the period as a policy. */
        public DecisionRetention retention() {
            try {
                return new DecisionRetention(keep);
            } catch (InvalidInput e) {
                throw new IllegalArgumentException("holdfast.decisions." + e.field() + " " + e.getMessage());
            }
        }
    }

    /**
     * The texts that customers read.
     *
     * @param unsubscribeLink how customers unsubscribe from marketing e-mails
     */
    public record Messages(@DefaultValue("required") UnsubscribeLink unsubscribeLink) {}

    /** When changes in the rules folder go live. */
    public enum PublishMode {
        /** When a file is saved, provided that all checks pass. For a single node. */
        ON_SAVE,
        /** Only when they are published explicitly. */
        EXPLICIT;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** What a rule book needs in order to go live, besides passing its checks. */
    public enum Approval {
        /** Nothing: everyone with the role approver publishes. */
        NONE,
        /** The approval of a person who has not worked on it. */
        SECOND_PERSON;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** Returns the defaults for customers whose language or time zone is unknown. */
    public DecisionModel.Assumptions assumptions() {
        return new DecisionModel.Assumptions(currency, language, timeZone);
    }
}
