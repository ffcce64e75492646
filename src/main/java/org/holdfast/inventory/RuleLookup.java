package org.holdfast.inventory;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.catalogue.RuleExcerpt;
import org.holdfast.catalogue.RuleSentences;
import org.holdfast.catalogue.WrittenText;
import org.holdfast.catalogue.WrittenTexts;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.reports.RecentReport;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows one rule of the live rule book with everything that belongs to it. */
@Service
public class RuleLookup {

    private final LiveRuleBook live;
    private final RuleActivity activity;
    private final RecentReport report;
    private final Clock clock;

    RuleLookup(LiveRuleBook live, RuleActivity activity, RecentReport report, Clock clock) {
        this.live = live;
        this.activity = activity;
        this.report = report;
        this.clock = clock;
    }

    /**
     * Returns a rule.
     *
     * @param reader language of the reader
     * @throws NotFound if the live rule book has no such rule
     */
    public RuleDetails rule(String name, String reader) {
        LiveRuleBook.State state = live.state();
        RuleBook book = state.book().rules();
        Rule rule = book.rule(name).orElseThrow(() -> new NotFound("rule", name));
        ZoneId zone = state.book().assumptions().timeZone();
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
        List<Action> actions = rule.then().stream()
                .map(ConsequenceClause::action)
                .distinct()
                .map(id -> Objects.requireNonNull(book.actions().get(id), id))
                .toList();
        return new RuleDetails(
                rule,
                RuleStanding.of(rule, now, new RefusedText(state).problems(rule)),
                RuleSentences.of(rule, book, reader),
                excerpt(rule, book.source()),
                examples(rule, book.source()),
                actions,
                texts(rule, actions, book.source()),
                activity.days(name, zone),
                report.upliftByRule().get(name));
    }

    private static @Nullable RuleExcerpt excerpt(Rule rule, BookSource source) {
        String file = rule.origin().file();
        return RuleExcerpt.isReadable(file)
                ? RuleExcerpt.of(rule.name(), file, source.text(file, new Problems()))
                        .orElse(null)
                : null;
    }

    private static List<RuleExample> examples(Rule rule, BookSource source) {
        String file = rule.origin().file().replaceFirst("\\.[^.]*$", ".scenarios.yaml");
        Problems problems = new Problems();
        List<RuleExample> examples = new ArrayList<>();
        YamlNode.parse(file, source.text(file, problems), problems)
                .filter(YamlNode::isList)
                .ifPresent(list -> list.items().forEach(item -> {
                    Map<String, YamlNode> parts = item.isMap() ? item.entries() : Map.of();
                    YamlNode name = parts.get("name");
                    if (name != null) {
                        examples.add(new RuleExample(
                                name.origin().text(), file, item.origin().line()));
                    }
                }));
        return examples;
    }

    private static List<WrittenText> texts(Rule rule, List<Action> actions, BookSource source) {
        WrittenTexts all = WrittenTexts.of(source);
        List<WrittenText> texts = new ArrayList<>();
        actions.forEach(action -> texts.addAll(all.ofAction(action.id())));
        texts.addAll(all.reasonsOf(rule.name(), rule.origin().file()));
        return texts;
    }
}
