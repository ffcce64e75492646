package org.holdfast.rules.config;

import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.limits.Limits;

/** Reads {@code limits.yaml}. Each value in it has the date from which it applies, and a reason. */
public final class LimitsReader {

    public static final String FILE = "limits.yaml";

    private static final Set<String> SECTIONS = Set.of(
            "exchangeRates",
            "contactCaps",
            "quietHours",
            "suppression",
            "recovery",
            "incidents",
            "budgets",
            "allowances",
            "authority",
            "controlGroups",
            "weights");

    private LimitsReader() {}

    /** The limits, with the names that {@link LimitsCheck} looks up in the rest of the rule book. */
    public record Result(Limits limits, NameReferences references) {}

    public static Result read(BookSource source, Problems problems) {
        NameReferences nameReferences = new NameReferences();
        Limits limits = problems.guarded(SourceLocation.of(FILE), () -> limits(source, nameReferences, problems));
        return new Result(limits == null ? Limits.NONE : limits, nameReferences);
    }

    private static Limits limits(BookSource source, NameReferences nameReferences, Problems problems) {
        if (!source.has(FILE)) {
            return Limits.NONE;
        }
        return YamlNode.parse(FILE, source.text(FILE, problems), problems)
                .map(YamlNode::warnOfRepeated)
                .map(file -> limits(file.entries(SECTIONS), nameReferences, problems))
                .orElse(Limits.NONE);
    }

    private static Limits limits(Map<String, YamlNode> sections, NameReferences nameReferences, Problems problems) {
        return new Limits(
                DatedSection.read(sections.get("exchangeRates"), problems, MoneySections::exchangeRates, "perUnit"),
                DatedSection.read(sections.get("contactCaps"), problems, ContactSections::caps, "caps"),
                DatedSection.read(sections.get("quietHours"), problems, ContactSections::hours, "hours"),
                DatedSection.read(
                        sections.get("suppression"),
                        problems,
                        ContactSections::suppression,
                        "rejectedDays",
                        "ignoredTimes",
                        "ignoredWithinDays",
                        "ignoredForDays"),
                DatedSection.read(sections.get("recovery"), problems, IncidentSections::recovery, "days"),
                DatedSection.read(
                        sections.get("incidents"),
                        problems,
                        item -> IncidentSections.incidents(item, nameReferences),
                        "types"),
                DatedSection.read(
                        sections.get("budgets"), problems, item -> MoneySections.budgets(item, nameReferences), "pots"),
                DatedSection.read(sections.get("allowances"), problems, MoneySections::allowances, "customer"),
                DatedSection.read(
                        sections.get("authority"),
                        problems,
                        MoneySections::authority,
                        "automatic",
                        "agent",
                        "supervisor"),
                DatedSection.read(
                        sections.get("controlGroups"),
                        problems,
                        item -> RankingSections.controlGroups(item, nameReferences),
                        "salt",
                        "everybody",
                        "rules"),
                DatedSection.read(
                        sections.get("weights"),
                        problems,
                        item -> RankingSections.weights(item, nameReferences),
                        "propensity",
                        "context",
                        "lever"));
    }
}
