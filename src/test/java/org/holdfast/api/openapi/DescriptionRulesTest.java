package org.holdfast.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The checks of the descriptions can fail: each row breaks one thing in the committed descriptions. */
class DescriptionRulesTest {

    private static JsonNode stored(String name) throws IOException {
        return FactsJson.mapper().readTree(Files.readString(Path.of("openapi", name + ".json")));
    }

    /** Sets or removes the value at a path, in which {@code ~} stands for a {@code /} inside a name. */
    private static JsonNode broken(String name, String place, String value) throws IOException {
        JsonNode description = stored(name);
        String[] steps = place.split(" ");
        ObjectNode parent = (ObjectNode) description;
        for (int i = 0; i < steps.length - 1; i++) {
            JsonNode next = parent.path(steps[i].replace('~', '/'));
            parent = (ObjectNode) (next.isArray() ? next.get(0) : next);
        }
        String last = steps[steps.length - 1].replace('~', '/');
        if (value == null) {
            assertThat(parent.has(last)).as(place).isTrue();
            parent.remove(last);
        } else {
            parent.set(last, FactsJson.mapper().readTree(value.replace('\'', '"')));
        }
        return description;
    }

    @Test
    void theCommittedDescriptionsPass() throws IOException {
        assertThat(DescriptionRules.violations(stored("holdfast"))).isEmpty();
        assertThat(SalesforceRules.violations(stored("salesforce"))).isEmpty();
    }

    @Test
    void theFullDescriptionDoesNotSuitSalesforce() throws IOException {
        assertThat(SalesforceRules.violations(stored("holdfast")))
                .anyMatch(line -> line.contains("application/problem+json cannot be " + "read"))
                .anyMatch(line -> line.contains("application/zip cannot be read"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "openapi | '3.1.0' | openapi is not 3.0",
                "paths ~v1~decisions post operationId | 'decide_1' | is no name of its own",
                "paths ~v1~decisions post operationId | 'getCustomer' | is no name of its own",
                "paths ~v1~decisions post summary | - | has no summary",
                "paths ~v1~decisions post description | ' ' | has no description",
                "paths ~v1~decisions post tags | ['Other'] | is not described in GeneratedDescription",
                "paths ~v1~decisions post parameters description | - | the parameter \"Idempotency-Key\" is not "
                        + "described",
                "paths ~v1~decisions post requestBody content application~json schema | {'type':'object'} | has "
                        + "no schema",
                "paths ~v1~decisions post responses 200 | - | no answer when it succeeds",
                "paths ~v1~decisions post responses 200 content | {'*~*':{}} | has no schema",
                "paths ~v1~decisions post responses 503 | - | 503 is not described",
                "paths ~v1~decisions post responses 400 content | "
                        + "{'application~json':{'schema':{'type':'string'}}} | is not application/problem+json",
            })
    void omissionsAreFound(String place, String value, String violation) throws IOException {
        assertThat(DescriptionRules.violations(
                        broken("holdfast", place, value == null ? null : value.replace('~', '/'))))
                .anyMatch(line -> line.contains(violation));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "openapi | '3.1.0' | must be 3.0",
                "paths | {} | there is no call",
                "paths ~v1~decisions options | {'operationId':'ask','responses':{'200':{}}} | the method is not "
                        + "supported",
                "paths ~v1~actions get requestBody | {'content':{}} | GET has a body",
                "paths ~v1~actions get operationId | 'list__actions' | not an Apex name",
                "paths ~v1~actions get operationId | 'list_actions_' | not an Apex name",
                "paths ~v1~actions get callbacks | {} | has callbacks",
                "paths ~v1~decisions post parameters in | 'cookie' | needs a name, and path, query or header",
                "paths ~v1~decisions post requestBody content application~x-ndjson | {'schema':{'type':'string'}} "
                        + "| cannot be read",
                "paths ~v1~decisions post responses 200 | - | no 2xx answer",
                "paths ~v1~decisions post responses 200 headers | {} | has headers or links",
                "components schemas Order oneOf | [] | has oneOf",
                "components schemas Order properties value type | 'null' | is not supported",
                "components schemas Order properties value | {} | is not supported",
                "components schemas Order properties value $ref | '#~components~schemas~None' | leads nowhere",
                "components schemas Order properties first-name | {'type':'string'} | not an Apex name",
                "components schemas Order properties VALUE | {'type':'string'} | another one differs only in case",
                "components schemas Order properties value | {'type':'object'} | nothing is known",
                "components schemas Order properties value | {'type':'array','items':{'type':'array',"
                        + "'items':{'type':'string'}}} | list of lists",
                "components schemas OrderLine properties order | {'$ref':'#~components~schemas~Order'} | schema "
                        + "Order: holds itself",
                "components schemas ORDER | {'type':'string'} | another one differs only in case",
            })
    void constructsThatSalesforceRejectsAreFound(String place, String value, String violation) throws IOException {
        assertThat(SalesforceRules.violations(
                        broken("salesforce", place, value == null ? null : value.replace('~', '/'))))
                .anyMatch(line -> line.contains(violation));
    }

    @Test
    void aDescriptionThatIsTooLongIsFound() throws IOException {
        assertThat(List.copyOf(SalesforceRules.violations(
                        broken("salesforce", "paths ~v1~actions get description", "'" + "x".repeat(1_334) + "'"))))
                .singleElement()
                .asString()
                .contains("longer than 1333 characters");
    }
}
