package org.holdfast.rules.reading.limits;

import java.util.Map;
import java.util.Set;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.Problems;
import org.holdfast.rules.source.YamlNode;

/** Reads {@code limits.yaml}. Every value there says from when it holds and why. */
public final class LimitsReader {

    public static final String FILE = "limits.yaml";

    private static final Set<String> SECTIONS = Set.of("exchangeRates", "contactCaps", "quietHours", "suppression", "recovery", "incidents",
            "budgets", "allowances", "authority", "controlGroups", "weights");

    private LimitsReader() {
    }

    /** The limits, with what {@link LimitsCheck} needs to compare them with the rest of the rule book. */
    public record Result(Limits limits, Mentions mentions) {
    }

    public static Result read(BookSource source, Problems problems) {
        Mentions mentions = new Mentions();
        Limits limits = problems.guarded(Origin.of(FILE), () -> limits(source, mentions, problems));
        return new Result(limits == null ? Limits.NONE : limits, mentions);
    }

    private static Limits limits(BookSource source, Mentions mentions, Problems problems) {
        return source.has(FILE)
                ? YamlNode.parse(FILE, source.text(FILE, problems), problems)
                        .map(file -> limits(file.entries(SECTIONS), mentions, problems)).orElse(Limits.NONE)
                : Limits.NONE;
    }

    private static Limits limits(Map<String, YamlNode> sections, Mentions mentions, Problems problems) {
        return new Limits(
                Section.read(sections.get("exchangeRates"), problems, MoneySections::exchangeRates, "perUnit"),
                Section.read(sections.get("contactCaps"), problems, ContactSections::caps, "caps"),
                Section.read(sections.get("quietHours"), problems, ContactSections::hours, "hours"),
                Section.read(sections.get("suppression"), problems, ContactSections::suppression,
                        "rejectedDays", "ignoredTimes", "ignoredWithinDays", "ignoredForDays"),
                Section.read(sections.get("recovery"), problems, IncidentSections::recovery, "days"),
                Section.read(sections.get("incidents"), problems, item -> IncidentSections.incidents(item, mentions), "types"),
                Section.read(sections.get("budgets"), problems, item -> MoneySections.budgets(item, mentions), "pots"),
                Section.read(sections.get("allowances"), problems, MoneySections::allowances, "customer"),
                Section.read(sections.get("authority"), problems, MoneySections::authority, "automatic", "agent", "supervisor"),
                Section.read(sections.get("controlGroups"), problems, item -> RankingSections.controlGroups(item, mentions),
                        "salt", "everybody", "rules"),
                Section.read(sections.get("weights"), problems, item -> RankingSections.weights(item, mentions),
                        "propensity", "context", "lever"));
    }
}
