package org.holdfast.simulation.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemCatalogue;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.declared.DeclaredBook;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule about a value that no customer has is valid but never matches; its author is warned. */
class ValueWarningsTest {

    private static final String FILE = "areas/regulars/extra.dslr";
    private static final EvaluationContext TODAY = Samples.at("2026-06-01T12:00:00Z");

    /** Returns the warnings for one rule with these conditions and three customers. */
    private static List<String> warnings(String conditions) {
        return warnings(
                "rule \"Extra\"\nwhen\n" + conditions + "\nthen\n  Propose \"thank-regular\"\nend\n",
                FILE,
                customers());
    }

    private static List<String> warnings(String rule, String file, List<CustomerView> customers) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.put(file, rule);
        RuleBookReader.Result read = new RuleBookReader("EUR").read(BookSource.of(texts));
        assertThat(read.book()).as(read.problems().toString()).isNotNull();
        return of(read.book(), customers).stream()
                .filter(each -> each.origin().file().equals(file))
                .map(Problem::toString)
                .toList();
    }

    private static List<Problem> of(RuleBook book, List<CustomerView> customers) {
        ValueWarnings warnings = new ValueWarnings(book);
        ValueCounter counter = new ValueCounter(warnings.fields());
        customers.forEach(counter::add);
        return warnings.of(counter.found(Instant.parse("2026-06-01T12:00:00Z"), customers.size()));
    }

    private static List<CustomerView> customers() {
        List<CustomerView> all = new ArrayList<>();
        for (String category : List.of("tea", "tea", "Coffee")) {
            all.add(CustomerView.of(
                    Samples.customer("{'id':'c-" + all.size() + "','segment':'consumer','country':'MD','language':'ro',"
                            + "'preferredChannel':'email','orders':[{'id':'1','placedAt':'2026-05-01','value':20,"
                            + "'currency':'EUR','lines':[{'sku':'T-1',"
                            + "'category':'" + category
                            + "','quantity':1}]}],'complaints':[{'id':'k','openedAt':'2026-05-02','topic':'broken'}],"
                            + "'returns':[],'surveys':[],"
                            + "'interactions':[{'at':'2026-05-03','kind':'praise','employee':'Ana'}],"
                            + "'membership':{'programme':'Club','tier':'silver'}}"),
                    TODAY));
        }
        return all;
    }

    @Test
    void aCategoryInAnotherLanguageIsReportedWithExistingOnes() {
        assertThat(warnings("  The customer's favourite category is \"чай\""))
                .containsExactly(FILE + ", line 3: warning: The rule \"Extra\" asks "
                        + "about the category \"чай\", which none of the 3 customers has. There are "
                        + "\"tea\", \"Coffee\".");
    }

    @Test
    void similarValuesComeFirst() {
        assertThat(warnings("  The customer's favourite category is \"coffee\""))
                .singleElement()
                .asString()
                .endsWith("There are \"Coffee\", \"tea\".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The customer is in the segment \"consumers\" | segment \"consumers\"",
                "The customer is not in the segment \"vip\" | segment \"vip\"",
                "The customer lives in \"RO\" | country \"RO\"",
                "The customer likes to be reached by \"sms\" | preferred channel \"sms\"",
                "The customer has the tier \"platin\" | tier \"platin\""
            })
    void allSharedFieldsAreChecked(String sentence, String said) {
        assertThat(warnings("  " + sentence))
                .singleElement()
                .asString()
                .contains(" asks about the " + said + ", which none of the 3 customers has.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Любимая категория клиента — \"чай\" | Правило «Extra» спрашивает про «чай» (категория), но этого нет ни у "
                        + "одного из 3 клиентов. Есть «tea», «Coffee».",
                "Categoria preferată a clientului este \"ceai\" | Regula „Extra” întreabă de „ceai” (categoria), dar niciunul "
                        + "din cei 3 clienți nu are așa ceva. Există „tea”, „Coffee”.",
            })
    void warningsAreInTheLanguageOfTheRule(String sentence, String warning) {
        assertThat(warnings("  " + sentence)).containsExactly(FILE + ", line 3: warning: " + warning);
    }

    @Test
    void everyFieldHasANameInEveryLanguage() {
        for (ValueField field : KnownValueField.values()) {
            assertThat(ProblemCatalogue.in("en").pattern("value." + field)).isEqualTo(field.singular());
        }
    }

    @Test
    void listsAreChecked() {
        assertThat(warnings("  The customer has a complaint\n    - about \"late\""))
                .singleElement()
                .asString()
                .contains("the complaint topic \"late\"")
                .contains("There is only \"broken\".");
        assertThat(warnings("  The customer has an order\n  The order contains nothing from \"Tea\""))
                .singleElement()
                .asString()
                .contains("the category \"Tea\"");
    }

    @Test
    void drlIsChecked() {
        String rule = "rule \"Extra\"\nwhen\n  Customer( language == \"md\" || segment in (\"consumer\", \"b2b\") )\n"
                + "  Interaction( employee contains \"oleg\" ) from $customer.interactions\nthen\n  "
                + "propose(\"thank-regular\");\nend\n";
        assertThat(warnings(
                        rule.replace("Customer(", "$customer : Customer("), "areas/regulars/extra.drl", customers()))
                .anyMatch(each -> each.contains("language \"md\""))
                .anyMatch(each -> each.contains("segment \"b2b\""))
                .anyMatch(each -> each.contains("employee \"oleg\""))
                .hasSize(3);
    }

    @Test
    void existingAndDeclaredValuesAreNotReported() {
        assertThat(warnings("  The customer's favourite category is \"tea\"\n  The customer lives in \"MD\""))
                .isEmpty();
        String declared = Samples.shipped().book().rules().programmes().stream()
                .flatMap(each -> each.terms().stream())
                .filter(terms -> terms.tiers() != null)
                .flatMap(terms -> terms.tiers().steps().stream())
                .findFirst()
                .orElseThrow()
                .name();
        assertThat(warnings("  The customer has the tier \"" + declared + "\"")).isEmpty();
    }

    @Test
    void withoutCustomersThereAreNoWarnings() {
        assertThat(of(Samples.shipped().book().rules(), List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "The customer's motto is \"On tine\" | The rule \"Extra\" asks about the motto \"On tine\", which the "
                        + "only customer does not have. There is only \"On time\".",
                "The customer's tags contain \"vi\" | The rule \"Extra\" asks about the tags \"vi\", which the only "
                        + "customer does not have. There is only \"vip\".",
                "Девиз клиента — \"On tine\" | Правило «Extra» спрашивает про «On tine» (девиз), но у единственного "
                        + "клиента этого нет. Есть только «On time».",
                "La client, motto este \"On tine\" | Regula „Extra” întreabă de „On tine” (motto), dar singurul client nu "
                        + "are așa ceva. Există doar „On time”.",
                "The customer's motto is \"On time\" | ``",
                "The customer's tags contain \"VIP\" | ``",
                // A declared choice is valid before anyone has it.
                "The customer's plan is \"family\" | ``"
            })
    void declaredValuesThatNoCustomerHasAreReported(String sentence, String warning) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.put("facts.yaml", DeclaredBook.FACTS);
        texts.put(FILE, "rule \"Extra\"\nwhen\n  " + sentence + "\nthen\n  Propose \"thank-regular\"\nend\n");
        RuleBookReader.Result read = new RuleBookReader("EUR").read(BookSource.of(texts));
        assertThat(read.book()).as(read.problems().toString()).isNotNull();
        CustomerView one = CustomerView.of(
                Samples.customer("{'id':'c','attributes':{'plan':'plus','motto':'On time','tags':['vip']}}"), TODAY);

        assertThat(of(read.book(), List.of(one)).stream()
                        .filter(each -> each.origin().file().equals(FILE))
                        .map(each -> each.message() + " " + each.hint()))
                .isEqualTo(warning.isEmpty() ? List.of() : List.of(warning));
    }
}
