package org.holdfast.editor.checking;

import java.util.List;

/**
 * What the examples of a rule file do.
 *
 * @param ruleFile path of the rule file; empty if the open file has no examples
 * @param examplesFile path of the file of its examples, which need not exist yet
 * @param rules number of rules in the file; 0 if they have errors
 * @param unreached the lines of the rule file that no example reaches, in their order
 */
public record FileExamples(
        String ruleFile, String examplesFile, int rules, List<ExampleResult> examples, List<Integer> unreached) {

    static final FileExamples NONE = new FileExamples("", "", 0, List.of(), List.of());

    public FileExamples {
        examples = List.copyOf(examples);
        unreached = List.copyOf(unreached);
    }

    /** Returns whether all examples passed. */
    public boolean passed() {
        return examples.stream().allMatch(each -> each.state() == ExampleResult.State.PASSED);
    }
}
