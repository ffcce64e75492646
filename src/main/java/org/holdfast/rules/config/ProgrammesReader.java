package org.holdfast.rules.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.Terms;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ProgrammeEffect;

/**
 * Reads {@code programmes.yaml}. Each item of the terms of a programme has a date from which it applies, and a reason.
 */
public final class ProgrammesReader {

    public static final String FILE = "programmes.yaml";

    /** Limited, since each decision computes the standing of the customer in each programme. */
    private static final int MAX_PROGRAMMES = 20;

    private static final int MAX_NAME = 100;

    private ProgrammesReader() {}

    /** Returns the programmes in the order of the file; those with problems are missing. */
    public static List<Programme> read(BookSource source, Problems problems) {
        List<Programme> programmes = new ArrayList<>();
        if (source.has(FILE)) {
            YamlNode.parse(FILE, source.text(FILE, problems), problems)
                    .map(YamlNode::warnOfRepeated)
                    .ifPresent(file -> {
                        if (file.entries().size() > MAX_PROGRAMMES) {
                            file.error(
                                    "There are more than " + MAX_PROGRAMMES + " programmes.",
                                    "Maybe remove those that have ended.");
                        }
                        file.entries()
                                .forEach((name, node) ->
                                        problems.guard(node.origin(), () -> read(name, node, programmes, problems)));
                    });
        }
        return programmes;
    }

    private static void read(String name, YamlNode node, List<Programme> programmes, Problems problems) {
        if (name.isBlank()
                || name.length() > MAX_NAME
                || name.chars().anyMatch(each -> Character.isISOControl(each) || each == '"')) {
            node.error(
                    "\"" + name + "\" is not a name for a programme.",
                    "Maybe use 1 to " + MAX_NAME + " characters without quotation marks.");
            return;
        }
        if (node.isNull()) {
            node.error("This programme is empty.", "Maybe add its terms with from and why, or remove it.");
        }
        Map<LocalDate, Terms> terms = new LinkedHashMap<>();
        DatedSection.read("programme", node, problems, ProgrammeSections::terms, ProgrammeSections.KEYS)
                .all()
                .forEach(each -> terms.put(each.from(), each.value()));
        if (!terms.isEmpty()) {
            programmes.add(new Programme(name, terms));
        }
    }

    /** Checks that the programmes that actions refer to exist and have the points or stamps that the actions use. */
    public static void check(
            BookSource source, List<Programme> programmes, Collection<Action> actions, Problems problems) {
        if (problems.list().stream()
                .anyMatch(
                        problem -> problem.isError() && problem.origin().file().equals(FILE))) {
            return;
        }
        Map<String, Programme> byName = new LinkedHashMap<>();
        programmes.forEach(each -> byName.put(each.name(), each));
        for (Action action : actions) {
            ProgrammeEffect effect = action.content().effect();
            if (effect != null) {
                check(action, effect, byName, problems);
            }
        }
    }

    private static void check(Action action, ProgrammeEffect effect, Map<String, Programme> byName, Problems problems) {
        Programme programme = byName.get(effect.programme());
        if (programme == null) {
            String hint = DidYouMean.hint(effect.programme(), byName.keySet());
            problems.error(
                    action.origin(),
                    "The action \"" + action.id() + "\" names the programme \"" + effect.programme() + "\", which "
                            + FILE + " does not define.",
                    hint.isEmpty() ? "Maybe add it there." : hint);
        } else if (!hasUnit(programme, effect)) {
            problems.error(
                    action.origin(),
                    "The action \"" + action.id() + "\" uses "
                            + (effect.unit() == LedgerUnit.POINTS ? "points" : "stamps") + ", but the programme \""
                            + effect.programme() + "\" has none.",
                    "Maybe add them to " + FILE + ".");
        }
    }

    private static boolean hasUnit(Programme programme, ProgrammeEffect effect) {
        boolean stamps = effect.takesCard() || effect.unit() == LedgerUnit.STAMPS;
        return effect.joins()
                || programme.terms().stream().anyMatch(terms -> (stamps ? terms.stamps() : terms.points()) != null);
    }
}
