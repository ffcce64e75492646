package org.holdfast.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.rules.declared.DeclaredBook;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;

/** Examples state declared facts like any other; a misspelt one is found, because it would silently be unknown. */
class DeclaredFactsScenarioTest {

    private final Problems problems = new Problems();

    private List<Scenario> read(String scenario) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("facts.yaml", DeclaredBook.FACTS);
        texts.put("customers/ana.yaml", """
                language: en
                attributes: { plan: plus, vegan: true }
                lists: { vehicle: [ { plate: A 1, mileage: 20000 } ] }
                """);
        texts.put("areas/a/r.drl", "");
        texts.put("areas/a/r.scenarios.yaml", scenario);
        return new ScenarioReader(ZoneId.of("UTC")).read(BookSource.of(texts), problems);
    }

    @Test
    void butChangesOneAttributeAndKeepsTheOthers() {
        List<Scenario> scenarios = read("""
                - name: Basic
                  today: 2026-03-15
                  customer: ana
                  but: { attributes: { plan: basic }, lists: { vehicle: [] } }
                  expect: nothing
                """);

        assertThat(problems.list()).isEmpty();
        assertThat(FactsJson.write(scenarios.get(0).customer().attributes()))
                .isEqualTo("{\"plan\":\"basic\",\"vegan\":true}");
        assertThat(scenarios.get(0).customer().lists()).hasToString("{vehicle=[]}");
    }

    @Test
    void aMisspeltAttributeOrAValueOfAnotherTypeIsReportedWithItsLine() {
        read("""
                - name: Misspelt
                  today: 2026-03-15
                  customer: ana
                  but:
                    attributes:
                      plann: basic
                  expect: nothing
                - name: Wrong
                  today: 2026-03-15
                  customer: { attributes: { vegan: "yes" } }
                  expect: nothing
                """);

        assertThat(problems.list()).hasSize(2);
        assertThat(problems.list().get(0).origin().line()).isEqualTo(6);
        assertThat(problems.list().get(0).message()).contains("attributes.plann", "Maybe \"plan\"");
        assertThat(problems.list().get(1).origin().line()).isEqualTo(10);
        assertThat(problems.list().get(1).message()).contains("true or false");
    }
}
