package org.holdfast.rules.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Each;
import org.holdfast.rules.condition.Line;
import org.holdfast.rules.condition.Truth;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule acts for a customer, or why not. Where a rule looks through a list, the thing that comes nearest to fitting stands for the
 * list.
 *
 * @param acts whether all conditions are met
 * @param answers line by line, in the order of the rule, up to and including the first list in which nothing fits
 */
public record Explanation(Rule rule, boolean acts, List<Answer> answers) {

    public Explanation {
        answers = List.copyOf(answers);
    }

    public static Explanation of(Rule rule, CustomerView view) {
        List<Answer> answers = new ArrayList<>();
        Object[] bound = {view};
        boolean met = true;
        for (Line line : rule.when().customer()) {
            Truth truth = line.condition().of(view, bound);
            met &= truth == Truth.TRUE;
            answers.add(new Answer(line.origin(), truth, null, Values.of(line.condition(), view, bound)));
        }
        for (Each each : rule.when().eaches()) {
            Nearest nearest = Nearest.in(each, bound);
            answers.addAll(nearest.answers);
            if (nearest.item == null || !nearest.fits) {
                return new Explanation(rule, false, answers);
            }
            bound = Arrays.copyOf(bound, bound.length + 1);
            bound[bound.length - 1] = nearest.item;
        }
        return new Explanation(rule, met && !rule.paused(), answers);
    }

    /** The first line that is not met. */
    public Optional<Answer> firstFailure() {
        return answers.stream().filter(answer -> !answer.isMet()).findFirst();
    }

    /** The thing of a list that meets the most lines. */
    private record Nearest(@Nullable Object item, boolean fits, List<Answer> answers) {

        static Nearest in(Each each, Object[] bound) {
            List<?> list = each.items().read().apply(bound[each.owner()]);
            if (list == null || list.isEmpty()) {
                Answer none = new Answer(each.origin(), list == null ? Truth.UNKNOWN : Truth.FALSE, null,
                        List.of(new Value(each.items().name(), list == null ? null : "empty", "")));
                return new Nearest(null, false, List.of(none));
            }
            Object best = list.get(0);
            int most = -1;
            for (Object item : list) {
                int met = (int) each.lines().stream().filter(line -> line.condition().of(item, bound) == Truth.TRUE).count();
                if (met > most) {
                    most = met;
                    best = item;
                }
            }
            return new Nearest(best, most == each.lines().size(), answers(each, best, bound));
        }

        private static List<Answer> answers(Each each, Object item, Object[] bound) {
            String about = label(each.items().element(), item);
            List<Answer> answers = new ArrayList<>();
            answers.add(new Answer(each.origin(), Truth.TRUE, about, List.of()));
            for (Line line : each.lines()) {
                Condition condition = line.condition();
                Answer answer = new Answer(line.origin(), condition.of(item, bound), about, Values.of(condition, item, bound));
                // A condition written on the line of the thing itself takes the place of the bare line.
                if (line.origin().equals(each.origin()) && answers.get(0).line().equals(each.origin()) && answers.size() == 1) {
                    answers.clear();
                }
                answers.add(answer);
            }
            return answers;
        }
    }

    /** {@code Order 5512}, or {@code Survey} for what has no number. */
    static String label(Entity entity, Object item) {
        Field id = entity.field("id");
        Object number = id == null ? null : id.read().apply(item);
        return entity.name() + (number == null ? "" : " " + number);
    }
}
