package org.holdfast.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.rules.Books.book;
import static org.holdfast.rules.Books.drl;
import static org.holdfast.rules.Books.problems;

import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The supported subset of DRL, and the errors for the rest, in terms that a marketer understands. */
class DrlLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "Customer( language == \"ru\" ) ¦ Customer(language == \"ru\")",
                "$c : Customer( 3 <= ordersIn(90) ) ¦ Customer(ordersIn(90) >= 3)",
                "Customer( daysSinceLastOrder > 3 && < 10 ) ¦ "
                        + "Customer((daysSinceLastOrder > 3 && daysSinceLastOrder < 10))",
                "Customer( tier in (\"gold\", \"silver\") ) ¦ Customer((tier == \"gold\" || tier == \"silver\"))",
                "Customer( tier not in (\"gold\") ) ¦ Customer(tier != \"gold\")",
                "Customer( !(openComplaints > 0) ) ¦ Customer(!(openComplaints > 0))",
                "Customer( npsGroup == null ) ¦ Customer(!(npsGroup != null))",
                "Customer( totalSpend >= 100.50 ) ¦ Customer(totalSpend >= 100.5)",
                "Customer( today >= \"2026-03-01\" ) ¦ Customer(today >= \"2026-03-01\")",
                "Customer( clock >= \"9:00\", clock < \"18:00\" ) ¦ Customer(clock >= \"09:00\", clock < \"18:00\")",
                "exists Order( placedOn >= $customer.monthsAgo(3) ) from $customer.orders ¦ "
                        + "Customer(count(Order(placedOn >= $customer.monthsAgo(3)) from $customer.orders) >= 1)",
                "Customer( name matches \"A.*\", name not contains \"x\" ) ¦ "
                        + "Customer(name matches \"A.*\", !(name contains \"x\"))",
                "not Order( late ) from $customer.orders ¦ Customer(count(Order(late) from $customer.orders) == 0)",
                "exists( Survey( score < 3 ) from $customer.surveys ) ¦ "
                        + "Customer(count(Survey(score < 3) from $customer.surveys) >= 1)",
                "accumulate( Order( late ) from $customer.orders; $n : count(1); $n >= 2 ) ¦ "
                        + "Customer(count(Order(late) from $customer.orders) >= 2)",
                "accumulate( Order( late ) from $customer.orders; $n : count(1); $n >= 1, $n <= 5 ) ¦ "
                        + "Customer((count(Order(late) from $customer.orders) >= 1 && "
                        + "count(Order(late) from $customer.orders) <= 5))",
                "accumulate( Order( late ) from $customer.orders; $n : sum(value); 200 <= $n ) ¦ "
                        + "Customer(sum(value of Order(late) from $customer.orders) >= 200)",
                "accumulate( Order( ) from $customer.orders; $n : average(value); $n > $customer.averageOrderValue ) ¦ "
                        + "Customer(average(value of Order() from $customer.orders) > $customer.averageOrderValue)",
                "accumulate( Order( ) from $customer.orders; $n : percent( late, value > 9 ); $n >= 100 ) ¦ "
                        + "Customer(percent((late && value > 9) of Order() from $customer.orders) >= 100)",
                "accumulate( Payment( ) from $customer.payments; $n : countDistinct(method); $n >= 2 ) ¦ "
                        + "Customer(countDistinct(method of Payment() from $customer.payments) >= 2)",
                "accumulate( ( Customer( age > 60 ) or exists Order( late ) from $customer.orders or ( Customer( age < 20 ) "
                        + "and not Order( late ) from $customer.orders ) ); $n : count(1); $n >= 2 ) ¦ "
                        + "Customer(met($customer.age > 60; count(Order(late) from $customer.orders) >= 1; "
                        + "$customer.age < 20 && count(Order(late) from $customer.orders) == 0) >= 2)",
                "accumulate( ( Customer( age > 60 ) or exists Order( late ) from $customer.orders ); $n : count(1); $n >= 1 ) ¦ "
                        + "Customer(($customer.age > 60 || count(Order(late) from $customer.orders) >= 1))",
                "accumulate( ( Customer( age > 60 ) or exists Order( late ) from $customer.orders ); $n : count(1); $n == 0 ) ¦ "
                        + "Customer((!($customer.age > 60) && count(Order(late) from $customer.orders) == 0))",
                "accumulate( ( Customer( age > 60 ) or Customer( points > 9 ) ); $n : count(1); $n < 2 ) ¦ "
                        + "Customer(!($customer.age > 60 && $customer.points > 9))",
                "accumulate( ( Customer( age > 60 ) or Customer( points > 9 ) or Customer( stamps > 1 ) ); "
                        + "$n : count(1); $n != 2 ) ¦ "
                        + "Customer(met($customer.age > 60; $customer.points > 9; $customer.stamps > 1) != 2)",
                "( Order( late ) from $customer.orders or Customer( openComplaints > 0 ) ) ¦ "
                        + "Customer((count(Order(late) from $customer.orders) >= 1 || $customer.openComplaints > 0))",
                "Order( delivered == false ) from $customer.orders ¦ "
                        + "Customer(count(Order(!(delivered)) from $customer.orders) >= 1)",
            })
    void readsSupportedConditions(String when, String conditions) {
        assertThat(book("r.drl", drl(when)).rules().get(0).when().text()).isEqualTo(conditions);
    }

    @Test
    void groupsOfAlternativesCanBeThreeDeep() {
        String inner = "not Order( value in ( 3, 4 ) ) from $customer.orders";
        for (int depth = 0; depth < 3; depth++) {
            inner = "accumulate( ( ( Customer( age > 9 ) and " + inner + " ) or Customer( points > 1 ) "
                    + "or Customer( stamps > 1 ) ); $n : count(1); $n >= 2 )";
        }

        assertThat(problems("r.drl", drl(inner))).isEmpty();
    }

    @Test
    void bindsVariablesAndJoinsThem() {
        String text = book("r.drl", drl("""
                $o : Order( late, value > $customer.averageOrderValue ) from $customer.orders
                $k : Complaint( orderId == $o.id ) from $customer.complaints
                not OrderLine( quantity > 10 ) from $o.lines
                """)).rules().get(0).when().text();

        assertThat(text).isEqualTo("""
                Customer()
                $1 : Order(late, value > $customer.averageOrderValue, \
                count(OrderLine(quantity > 10) from $1.lines) == 0) from $customer.orders
                $2 : Complaint(orderId == $1.id) from $customer.complaints""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "Customer( laguage == \"ru\" ) ¦ has no field \"laguage\" ¦ \"language\"",
                "Order( late ) from $customer.order ¦ has no list \"order\" ¦ \"orders\"",
                "Ordr( late ) from $customer.orders ¦ no kind of thing called \"Ordr\" ¦ \"Order\"",
                "Order( late ) ¦ The list that Order comes from is missing ¦ from $customer.orders",
                "Complaint( open ) from $customer.orders ¦ contains Order, not Complaint ¦ ",
                "Customer( segment > 5 ) ¦ only be compared with == and != ¦ ",
                "Customer( segment == 5 ) ¦ is a text in quotes, but 5 is a whole number ¦ ",
                "Customer( daysSinceLastOrder > \"abc\" ) ¦ is a whole number, but \"abc\" is a text ¦ ",
                "Customer( daysSinceLastOrder > 1.5 ) ¦ is a whole number, but 1.5 is a number ¦ ",
                "Customer( today > \"March\" ) ¦ is not a date ¦ ",
                "Customer( clock >= \"25:00\" ) ¦ \"25:00\" is not a time of day ¦ \"09:00\"",
                "Customer( clock >= \"9\" ) ¦ \"9\" is not a time of day ¦ ",
                "Customer( clock >= 9 ) ¦ is a time of day in quotes such as \"09:00\", but 9 is a whole number ¦ ",
                "Customer( clock > today ) ¦ is a time of day ¦ ",
                "Customer( weekday == \"funday\" ) ¦ not a value of \"weekday\" ¦ \"sunday\"",
                "Customer( weekday > \"monday\" ) ¦ only be compared with == and != ¦ ",
                "Customer( today > monthsAgo(-1) ) ¦ takes a whole number from 0 to 1000 ¦ ",
                "Customer( today > monthsAgo(1001) ) ¦ takes a whole number from 0 to 1000 ¦ ",
                "Customer( today > monthsAgo() ) ¦ takes 1 number ¦ ",
                "Customer( npsGroup == \"detracter\" ) ¦ not a value of \"npsGroup\" ¦ \"detractor\"",
                "Customer( ordersInn(90) > 1 ) ¦ no function \"ordersInn\" ¦ \"ordersIn\"",
                "Customer( ordersIn(\"a\") > 1 ) ¦ takes a whole number ¦ ",
                "Customer( ordersIn() > 1 ) ¦ takes 1 number ¦ ",
                "Customer( orders > 1 ) ¦ is a list, not a value ¦ ",
                "Customer( language ) ¦ alone is not a condition ¦ ",
                "Customer( 1 == 1 ) ¦ Both sides are values ¦ ",
                "Customer( language soundslike \"ru\" ) ¦ \"soundslike\" is not part ¦ ",
                "Customer( name matches \"(a\" ) ¦ not a pattern ¦ ",
                "Customer( $x : language == \"ru\" ) ¦ binding ¦ ",
                "Customer( openComplaints > 0 ? true : false ) ¦ I cannot read ¦ ",
                "Customer( openComplaints + 1 > 0 ) ¦ not part of the rule language ¦ ",
                "Customer( this.class.name == \"x\" ) ¦ not part of the rule language ¦ ",
                "Customer( new String() == \"x\" ) ¦ not part of the rule language ¦ ",
                "eval( true ) ¦ \"eval\" is not part ¦ ",
                "forall( $o : Order() from $customer.orders ) ¦ \"forall\" is not part ¦ ",
                "not Customer( language == \"ru\" ) ¦ only one customer ¦ ",
                "not( $o : Order( late ) from $customer.orders ) ¦ Nothing can be named ($o) ¦ ",
                "$o : Order( ) from $customer.orders  $o : Order( ) from $customer.orders ¦ already used for ¦ ",
                "Order( late ) from $unknown.orders ¦ is not known in this rule ¦ ",
                "Order( late ) from java.util.List.of(1) ¦ must be followed by a list ¦ ",
                "accumulate( Order( ) from $customer.orders; $s : sum(1); $s > 2 ) ¦ one field of the items ¦ sum(value)",
                "accumulate( Order( ) from $customer.orders; $s : total(value); $s > 2 ) ¦ not a function ¦ sum(value)",
                "accumulate( Order( ) from $customer.orders; $s : sum(currency); $s > 2 ) ¦ cannot be computed from currency ¦ ",
                "accumulate( Order( ) from $customer.orders; $s : sum(valu); $s > 2 ) ¦ no field \"valu\" ¦ \"value\"",
                "accumulate( Order( ) from $customer.orders; $s : sum(value); $s > \"a\" ) ¦ is an amount, but \"a\" is a text ¦ ",
                "accumulate( Order( ) from $customer.orders; $s : sum(value); $t > 2 ) ¦ not part of ¦ ",
                "accumulate( Order( ) from $customer.orders; $s : sum(value); $customer.age > 2 ) ¦ $s is compared ¦ $s >= 2",
                "accumulate( Order( ) from $customer.orders; $s : sum(value); $s > 2 || $s < 1 ) ¦ $s is compared ¦ ",
                "accumulate( Order( ) from $customer.orders; $s : percent(); $s > 2 ) ¦ followed by a condition ¦ ",
                "accumulate( ( Customer( age > 1 ) or Customer( age < 9 ) ); $s : sum(age); $s > 2 ) ¦ only be counted ¦ ",
                "accumulate( ( Customer( age > 1 ) or Customer( age < 9 ) ); $s : count(1); $s > 2 ) ¦ can never be true ¦ ",
                "accumulate( ( Customer( age > 1 ) or Customer( age < 9 ) ); $s : count(1); $s <= 2 ) ¦ is always true ¦ ",
                "accumulate( ( Customer( age > 1 ) or accumulate( ( Customer( age > 2 ) or accumulate( ( Customer( age > 3 ) "
                        + "or accumulate( ( Customer( age > 4 ) or Customer( age > 5 ) ); $d : count(1); $d == 1 ) ); "
                        + "$c : count(1); $c == 1 ) ); $b : count(1); $b == 1 ) ); $a : count(1); $a == 1 ) ¦ 3 deep ¦ ",
                "Order( late; ) from $customer.orders ¦ positional ¦ ",
                "Order( late ) over window:time( 1h ) from $customer.orders ¦ ¦ ",
            })
    void reportsUnsupportedConditions(String when, String message, String hint) {
        List<Problem> problems = problems("r.drl", drl("  " + when));

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.origin().file()).isEqualTo("areas/test/r.drl");
            assertThat(problem.origin().line()).isBetween(1, 6);
            assertThat(problem.toString())
                    .doesNotContain("org.", "java.lang", "mismatched", "Exception", "null pointer");
        });
        assertThat(problems.get(0).message() + problems.get(0).hint())
                .contains(message == null ? "" : message)
                .contains(hint == null ? "" : hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "import java.util.List ¦ \"import\" is not part",
                "import function java.lang.Math.max ¦ \"import function\" is not part",
                "import accumulate java.lang.String x ¦ \"import accumulate\" is not part",
                "global java.util.List list ¦ \"global\" is not part",
                "function void f() { } ¦ \"function\" is not part",
                "declare Thing name : String end ¦ \"declare\" is not part",
                "package org.holdfast.rules ¦ is its area, \"test\"",
                "query \"q\" Customer() end ¦ \"query\" is not part",
            })
    void acceptsOnlyRulesInAFile(String text, String message) {
        List<Problem> problems = problems("r.drl", text + "\n" + drl("Customer()"));

        assertThat(problems).extracting(Problem::message).anyMatch(each -> each.contains(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "salience 10 ¦ \"salience\" is not part",
                "no-loop true ¦ \"no-loop\" is not part",
                "dialect \"mvel\" ¦ \"dialect\" is not part",
                "@author(\"x\") ¦ Unknown annotation \"@author\"",
                "@from(\"March\") ¦ is not a day",
                "@from(\"2026-03-02\") @until(\"2026-03-01\") ¦ ends (2026-03-01) before it begins",
                "extends \"other\" ¦ \"extends\" is not part",
            })
    void reportsUnsupportedAttributesAndAnnotations(String header, String message) {
        List<Problem> problems = problems(
                "r.drl", "rule \"R\"\n  " + header + "\nwhen\n  Customer()\nthen\n  propose(\"warn\");\nend\n");

        assertThat(problems).extracting(Problem::message).anyMatch(each -> each.contains(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "System.exit(0); ¦ can only propose actions",
                "propose(\"warn\"); Runtime.getRuntime(); ¦ can only propose actions",
                "propose(\"wran\"); ¦ no action \"wran\"",
                "propose(\"warn\").about($order); ¦ has not found",
                "propose(\"warn\").amount(25, \"USD\"); ¦ Amounts in rules are in EUR",
                "propose(\"warn\").amount(0, \"EUR\"); ¦ not between",
                "propose(\"warn\").amount(1.999, \"EUR\"); ¦ not between",
                "propose(\"warn\").percent(5, $customer.language); ¦ not an amount",
                "propose(\"warn\").percent(500, $customer.totalSpend); ¦ percentage",
                "propose(\"warn\").each(10, \"EUR\"); ¦ what is counted",
                "propose(\"warn\").each(10, \"EUR\", $customer.totalSpend); ¦ what is counted",
                "propose(\"warn\").each(10, \"USD\", $customer.orderCount); ¦ Amounts in rules are in EUR",
                "propose(\"warn\").each(10, \"EUR\", 3); ¦ what is counted",
                "propose(\"warn\").exec(\"x\"); ¦ \"exec\" is not part",
                "propose(\"warn\").with(\"a b\", 1); ¦ A detail is",
                "propose(\"warn\") ¦ can only propose actions",
                "insert(1); ¦ can only propose actions",
                " ¦ proposes nothing",
            })
    void aRuleCanOnlyPropose(String then, String message) {
        List<Problem> problems =
                problems("r.drl", "rule \"R\"\nwhen\n  Customer()\nthen\n  " + (then == null ? "" : then) + "\nend\n");

        assertThat(problems).extracting(Problem::message).anyMatch(each -> each.contains(message));
    }

    @Test
    void reportsAllProblemsOfAFileWithTheirLines() {
        List<Problem> problems = problems("r.drl", """
                rule "One"
                when
                  Customer( laguage == "ru" )
                  Order( lat ) from $customer.orders
                then
                  propose("warn");
                end
                rule "Two"
                when
                  Customer( segment > 5 )
                then
                  propose("wran");
                end
                """);

        assertThat(problems).extracting(problem -> problem.origin().line()).containsExactly(3, 4, 10, 12);
        assertThat(problems.get(0).origin().text()).isEqualTo("Customer( laguage == \"ru\" )");
    }

    @Test
    void reportsUnreadableTextWithoutParserJargon() {
        List<Problem> problems =
                problems("r.drl", "rule \"One\"\nwhen\n  Customer( language == \nthen\n  propose(\"warn\");\nend\n");

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.toString())
                        .contains("r.drl, line")
                        .doesNotContain("mismatched", "viable", "ERR"));
    }

    @Test
    void turnsDatesIntoConditionsOnTheCustomersDate() {
        String text = book(
                        "r.drl",
                        "rule \"R\"\n @from(\"2026-12-01\") @until(\"2026-12-31\")\nwhen\n Customer()\nthen\n "
                                + "propose(\"warn\");\nend\n")
                .rules()
                .get(0)
                .when()
                .text();

        assertThat(text).isEqualTo("Customer(today >= \"2026-12-01\", today <= \"2026-12-31\")");
    }

    /** Hints for constructs of Drools, Java and other data models say what the rule language offers instead. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "Customer( sum > 100 ) ¦ has no field \"sum\" ¦ spendIn(365)",
                "Customer( totalAmount > 100 ) ¦ has no field \"totalAmount\" ¦ totalSpend",
                "Customer( orders.size > 3 ) ¦ \"orders.size\" is not part ¦ orderCount, or ordersIn(90)",
                "Customer( orders.size() > 3 ) ¦ \"orders.size()\" is not part ¦ orderCount",
                "Customer( getOrders().size() > 3 ) ¦ is not part ¦ orderCount",
                "$c : Customer( complaints.size > 1 ) ¦ \"complaints.size\" is not part ¦ "
                        + "Maybe count them: accumulate( Complaint()",
                "Customer( orders.isEmpty() ) ¦ \"orders.isEmpty()\" is not part ¦ orderCount",
                "Customer( ageGroup == 2 ) ¦ has no field \"ageGroup\" ¦ Maybe age, in whole years",
                "Customer( getCountry() == \"MD\" ) ¦ has no function \"getCountry\" ¦ "
                        + "Maybe \"country\": a field is written without get and brackets.",
                "Customer( this.getCountry() == \"MD\" ) ¦ has no function \"getCountry\" ¦ Maybe \"country\"",
                "Customer( lastOrderDate > 3 ) ¦ has no field ¦ daysSinceLastOrder",
                "Customer( birthday == 3 ) ¦ has no field ¦ birthdayInDays",
                "Customer( vip ) ¦ has no field \"vip\" ¦ tier, segment or loyaltyLevel",
                "Customer( registrationDate > 5 ) ¦ has no field ¦ customerForDays",
                "Customer( totalSpend / orderCount > 50 ) ¦ is not part ¦ averageOrderValue",
                "Customer( orders.stream().count() > 3 ) ¦ is not part ¦ Lists are used with \"from\"",
                "Customer( today > new Date() ) ¦ is not part ¦ Maybe today",
                "$o : Order( price > 5 ) from $customer.orders ¦ Order has no field \"price\" ¦ Maybe value.",
                "$o : Order( status == \"sent\" ) from $customer.orders ¦ no field \"status\" ¦ "
                        + "delivered, shipped or late",
                "accumulate( Order( $v : value ) from $customer.orders; $s : sum($v); $s > 100 ) ¦ "
                        + "one field of the items ¦ sum(value)",
                "accumulate( Order() from $customer.orders; $s : avg(value); $s > 100 ) ¦ not a function of lists ¦ "
                        + "average",
                "eval( true ) ¦ \"eval\" is not part ¦ in the brackets of a pattern",
                "Person( name == \"x\" ) ¦ no kind of thing called \"Person\" ¦ Maybe \"Customer\".",
                "Sale( late ) ¦ no kind of thing called \"Sale\" ¦ Maybe \"Order\".",
                "Ticket( open ) ¦ no kind of thing called \"Ticket\" ¦ Maybe \"Complaint\".",
                "Banana( ripe ) ¦ no kind of thing called \"Banana\" ¦ The kinds are Cart, CartLine, Complaint, Customer,",
            })
    void suggestsAlternativesToForeignConditions(String when, String message, String hint) {
        assertThat(problems("r.drl", drl(when))).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.hint()).contains(hint);
        });
    }

    /** Whoever brings a file along sees all that has to be changed at once. */
    @Test
    void reportsEverythingInAForeignFileTogether() {
        String file = """
                import com.acme.Order;
                dialect "mvel"
                global java.util.List granted
                rule "Gold step"
                  salience 30
                  when
                    Customer( status == "gold" )
                  then
                    granted.add( "x" );
                end
                query "all" ( String x )
                  Customer( name == x )
                end
                """;

        assertThat(problems("r.drl", file))
                .extracting(problem -> problem.origin().line() + " " + problem.message())
                .containsExactly(
                        "1 \"import\" is not part of the rule language.",
                        "2 \"dialect\" is not part of the rule language.",
                        "3 \"global\" is not part of the rule language.",
                        "5 \"salience\" is not part of the rule language.",
                        "7 Customer has no field \"status\".",
                        "9 A rule can only propose actions; this is something else: \"granted.add( \"x\" );\".",
                        "11 \"query\" is not part of the rule language.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "salience 10 ¦ \"salience\" is not part ¦ @priority(10) breaks ties",
                "no-loop true ¦ \"no-loop\" ¦ cannot trigger itself",
                "date-expires \"31-Dec-2026\" ¦ \"date-expires\" ¦ @until(\"2026-03-12\")",
                "enabled false ¦ \"enabled\" ¦ @paused(",
                "activation-group \"a\" ¦ \"activation-group\" ¦ in actions.yaml",
                "dialect \"mvel\" ¦ \"dialect\" ¦ leave it out",
            })
    void suggestsAlternativesToForeignAttributes(String attribute, String message, String hint) {
        assertThat(problems("r.drl", drl("Customer()").replace("rule \"R\"\n", "rule \"R\"\n" + attribute + "\n")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).contains(message);
                    assertThat(problem.hint()).contains(hint);
                    assertThat(problem.origin().line()).isEqualTo(2);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "modify($c) { setDiscount(5) } ¦ A rule changes no facts. Maybe propose an action",
                "insert(new Discount(5)); ¦ A rule changes no facts",
                "$c.setTier(\"gold\"); ¦ A rule changes no facts",
                "update($c); ¦ A rule changes no facts",
                "retract($c); ¦ A rule changes no facts",
                "System.out.println(\"hello\"); ¦ explain shows why it acts",
                "if (true) { propose(\"warn\"); } ¦ make it two rules",
                "drools.halt(); ¦ starts nothing else",
                "discount(5); ¦ Maybe write propose(",
            })
    void suggestsAlternativesToForeignConsequences(String statement, String hint) {
        assertThat(problems("r.drl", drl("$c : Customer()").replace("propose(\"warn\");", statement)))
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).contains("can only propose actions");
                    assertThat(problem.hint()).contains(hint);
                });
    }
}
