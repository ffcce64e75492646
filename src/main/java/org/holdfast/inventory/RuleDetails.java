package org.holdfast.inventory;

import java.util.List;
import org.holdfast.catalogue.RuleExcerpt;
import org.holdfast.catalogue.RuleSentences;
import org.holdfast.catalogue.WrittenText;
import org.holdfast.reports.Uplift;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A rule with everything that belongs to it.
 *
 * @param words the rule in the language of the reader
 * @param excerpt the rule as its author wrote it; {@code null} in a workbook
 * @param examples the examples of its file
 * @param actions the actions that it proposes
 * @param texts what customers read, and why, as it is written in all languages
 * @param week the last seven days, the earliest first
 * @param uplift what it achieves; {@code null} if that was not counted yet
 */
public record RuleDetails(
        Rule rule,
        RuleStanding standing,
        RuleSentences words,
        @Nullable RuleExcerpt excerpt,
        List<RuleExample> examples,
        List<Action> actions,
        List<WrittenText> texts,
        List<RuleDay> week,
        @Nullable Uplift uplift) {}
