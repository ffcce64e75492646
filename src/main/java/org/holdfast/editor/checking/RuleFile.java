package org.holdfast.editor.checking;

import java.util.List;
import java.util.Set;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.rules.model.Rule;

/**
 * The rules of one file, ready to be tried.
 *
 * @param model a rule book with these rules alone
 * @param rules the rules as if none were paused
 * @param examples path of the file of their examples, which need not exist yet
 * @param exampleNames the names of the examples there are
 */
public record RuleFile(DecisionModel model, List<Rule> rules, String examples, Set<String> exampleNames) {

    public RuleFile {
        rules = List.copyOf(rules);
        exampleNames = Set.copyOf(exampleNames);
    }
}
