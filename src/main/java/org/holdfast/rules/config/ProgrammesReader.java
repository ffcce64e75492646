package org.holdfast.rules.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.Terms;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ProgrammeEffect;

/** Reads {@code programmes.yaml}: each programme by its name, with terms that say from when they hold and why. */
public final class ProgrammesReader {

    public static final String FILE = "programmes.yaml";

    /** Everybody's standing in each is looked at with each decision. */
    private static final int MOST = 20;

    private static final int LONGEST_NAME = 100;

    private ProgrammesReader() {}

    /** In the order of the file; what has a problem is missing. */
    public static List<Programme> read(BookSource source, Problems problems) {
        List<Programme> programmes = new ArrayList<>();
        if (source.has(FILE)) {
            YamlNode.parse(FILE, source.text(FILE, problems), problems).ifPresent(file -> {
                if (file.entries().size() > MOST) {
                    file.error("There are more than " + MOST + " programmes.", "Maybe some of them are over.");
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
                || name.length() > LONGEST_NAME
                || name.chars().anyMatch(each -> Character.isISOControl(each) || each == '"')) {
            node.error(
                    "\"" + name + "\" is not a name for a programme.",
                    "Maybe use 1 to " + LONGEST_NAME + " characters without quotation marks.");
            return;
        }
        if (node.isNull()) {
            node.error(
                    "There is nothing about this programme.",
                    "Maybe add its terms with from and why, or remove its name too.");
        }
        Map<LocalDate, Terms> terms = new LinkedHashMap<>();
        DatedSection.read("programme", node, problems, ProgrammeSections::terms, ProgrammeSections.KEYS)
                .all()
                .forEach(each -> terms.put(each.from(), each.value()));
        if (!terms.isEmpty()) {
            programmes.add(new Programme(name, terms));
        }
    }

    /** Compares the file with the actions that speak of its programmes. */
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
            Programme programme = effect == null ? null : byName.get(effect.programme());
            if (effect != null && programme == null) {
                String hint = DidYouMean.hint(effect.programme(), byName.keySet());
                problems.add(Problem.error(
                        action.origin(),
                        "The action \"" + action.id() + "\" names the programme \"" + effect.programme() + "\", which "
                                + FILE + " does not describe.",
                        hint.isEmpty() ? "Maybe add it there." : hint));
            } else if (effect != null && !counts(programme, effect)) {
                problems.add(Problem.error(
                        action.origin(),
                        "The action \"" + action.id() + "\" speaks of "
                                + (effect.unit() == LedgerUnit.POINTS ? "points" : "stamps")
                                + ", but there are none in \"" + effect.programme() + "\".",
                        "Maybe add them to " + FILE + "."));
            }
        }
    }

    private static boolean counts(Programme programme, ProgrammeEffect effect) {
        boolean stamps = effect.takesCard() || effect.unit() == LedgerUnit.STAMPS;
        return effect.joins()
                || programme.terms().stream().anyMatch(terms -> (stamps ? terms.stamps() : terms.points()) != null);
    }
}
