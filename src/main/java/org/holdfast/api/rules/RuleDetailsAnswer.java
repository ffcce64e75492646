package org.holdfast.api.rules;

import java.time.LocalDate;
import java.util.List;
import org.holdfast.catalogue.RuleExcerpt;
import org.holdfast.catalogue.RuleSentences.Words;
import org.holdfast.catalogue.WrittenText;
import org.holdfast.inventory.RuleDay;
import org.holdfast.inventory.RuleDetails;
import org.holdfast.inventory.RuleExample;
import org.holdfast.inventory.RuleStanding;
import org.holdfast.reports.Uplift;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the live rule book.
 *
 * @param when its conditions as sentences
 * @param then what it proposes, as sentences
 * @param source where it is, and its lines as its author wrote them
 * @param texts what customers read, in all languages, with placeholders
 */
record RuleDetailsAnswer(
        String name,
        String area,
        @Nullable String owner,
        String language,
        State state,
        List<Words> when,
        List<Words> then,
        Place source,
        List<RuleExample> examples,
        List<String> actions,
        List<WrittenText> texts,
        Results results) {

    /** @param problems number of errors in its newest text, if that was refused */
    record State(
            String state,
            @Nullable LocalDate from,
            @Nullable String fromTime,
            @Nullable LocalDate until,
            @Nullable String untilTime,
            @Nullable String paused,
            int problems) {}

    /** @param text {@code null} in a workbook */
    record Place(String file, int line, @Nullable String text) {}

    /**
     * What it did.
     *
     * @param week the last seven days, the earliest first
     * @param uplift {@code null} until it has been counted
     */
    record Results(List<RuleDay> week, @Nullable Uplift uplift) {}

    static RuleDetailsAnswer of(RuleDetails details) {
        Rule rule = details.rule();
        RuleStanding standing = details.standing();
        RuleExcerpt excerpt = details.excerpt();
        return new RuleDetailsAnswer(
                rule.name(),
                rule.area(),
                rule.owner(),
                rule.language(),
                new State(
                        standing.state().toString(),
                        standing.schedule().from(),
                        standing.schedule().fromTime(),
                        standing.schedule().until(),
                        standing.schedule().untilTime(),
                        standing.pausedBecause(),
                        standing.problems()),
                details.words().when(),
                details.words().then(),
                new Place(rule.origin().file(), rule.origin().line(), excerpt == null ? null : excerpt.text()),
                details.examples(),
                details.actions().stream().map(Action::id).toList(),
                details.texts(),
                new Results(details.week(), details.uplift()));
    }
}
