package org.holdfast.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;

/** Unwanted changes by an upgrade are detected. */
class DifferenceTest {

    private static List<String> paths(String about, String before, String now) {
        return Difference.between(answered(about, before), answered(about, now)).stream()
                .map(Difference::path)
                .toList();
    }

    private static Question answered(String about, String answer) {
        return new Question(
                1, about, "POST", "/", null, null, 200, FactsJson.mapper().readTree(answer.replace('\'', '"')));
    }

    @Test
    void additionsAreNotDifferencesButRemovalsAndChangesAre() {
        assertThat(paths("facts", "{'a':1}", "{'a':1,'b':2}")).isEmpty();
        assertThat(paths("facts", "{'a':{'b':[1,2]}}", "{'a':{'b':[1,3]}}")).containsExactly("a/b/1");
        assertThat(paths("facts", "{'a':[1]}", "{'a':[1,2]}"))
                .as("an additional list item")
                .containsExactly("a");
        assertThat(paths("facts", "{'a':null,'b':1}", "{'b':'1'}")).containsExactly("a", "b");
        assertThat(paths("facts", "{'amount':10.00}", "{'amount':10.0}")).containsExactly("amount");
    }

    @Test
    void repeatedActionsKeepTheirIds() {
        assertThat(paths(
                        "asked again",
                        "{'repeated':true,'decisionId':'d','asOf':'1'}",
                        "{'repeated':true,'decisionId':'e','asOf':'2'}"))
                .containsExactly("decisionId");
        assertThat(paths("asked again", "{'repeated':true}", "{'repeated':false}"))
                .containsExactly("repeated");
        assertThat(paths(
                        "asked again",
                        "{'repeated':false,'decisionId':'d','actions':[{'actionId':'d.1','rule':'A'}]}",
                        "{'repeated':false,'decisionId':'e','actions':[{'actionId':'e.1','rule':'B'}]}"))
                .containsExactly("actions/0/rule");
    }

    @Test
    void aDifferentReplayResultIsADifference() {
        assertThat(paths("replay", "{'same':true,'engineNow':'1'}", "{'same':false,'engineNow':'2'}"))
                .containsExactly("same");
    }
}
