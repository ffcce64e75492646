package org.holdfast.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.holdfast.Samples.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'c','orders':[{'id':'1','placedAt':'2026-03-10','deliveredAt':'2026-03-01'}]}"
                        + " | orders[0].deliveredAt | before placedAt",
                "{'id':'c','orders':[{'id':'1','placedAt':'2026-03-10','value':-1}]} | orders[0].value | negative",
                "{'id':'c','orders':[{'id':'1','placedAt':'2026-03-10','currency':'EURO'}]} | orders[0].currency |"
                        + " ISO 4217",
                "{'id':'c','orders':[{'id':'1','placedAt':'2026-03-10'},{'id':'1','placedAt':'2026-03-11'}]}"
                        + " | orders[1].id | twice",
                "{'id':'c','timeZone':'Europe/Kishinew'} | timeZone | not a time zone",
                "{'id':'c','timeZone':'+02:00'} | timeZone | not a time zone",
                "{'id':'c','country':'Moldova'} | country | ISO 3166",
                "{'id':'c','language':'english'} | language | ISO 639",
                "{'id':'c','complaints':[{'id':'k','openedAt':'2026-03-10','severity':6}]}"
                        + " | complaints[0].severity | 1 to 5",
                "{'id':'c','complaints':[{'id':'k','openedAt':'2026-03-10','resolvedAt':'2026-03-01'}]}"
                        + " | complaints[0].resolvedAt | before openedAt",
                "{'id':'c','surveys':[{'kind':'nps','score':11,'at':'2026-03-10'}]} | surveys[0].score | 0 to 10",
                "{'id':'c','surveys':[{'kind':'nsp','score':9,'at':'2026-03-10'}]} | surveys[0].kind | nps, csat,"
                        + " thermometer",
                "{'id':'c','orders':[{'id':'1'}]} | orders[0].placedAt | missing",
                "{'id':'c','orders':[{'id':'1','placedAt':'20224-01-01'}]} | orders[0].placedAt | neither a date",
                "{'id':'c','orders':[null]} | orders[0] | null",
                "{'id':'c','nickname':'x'} | nickname | not a known field",
                "{'id':'c','name':5} | name | text in quotes",
                "{'id':'c','orders':[{'id':'1','placedAt':'2026-03-10','value':'12'}]} | orders[0].value | number",
                "{'id':'c','orders':{}} | orders | a list",
                "{'id':''} | id | missing",
                "{'id':'c','membership':{'programme':'Club','cardDiscount':101}} | membership.cardDiscount | 0 to 100",
                "{'name':'x'} | id | missing",
            })
    void impossibleFactsAreRejectedWithTheirField(String json, String field, String reason) {
        InvalidInput problem = catchThrowableOfType(InvalidInput.class, () -> customer(json));

        assertThat(problem).isNotNull();
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem).hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'placedAt':'2026-03-10T10:00:00Z','deliveredAt':'2026-03-10T09:30:00Z' | orders[0].deliveredAt",
                "'placedAt':'2026-03-10T10:00:00Z','shippedAt':'2026-03-10T07:58:00Z' | orders[0].shippedAt",
                "'placedAt':'2026-03-10T10:00:00Z','cancelledAt':'2026-03-10T08:00:00Z' | orders[0].cancelledAt",
                "'placedAt':'2026-03-10','shippedAt':'2026-03-14','deliveredAt':'2026-03-12' | orders[0].shippedAt"
            })
    void timesRecordedLateAreAcceptedWithANote(String order, String field) {
        Customer customer = customer("{'id':'c','orders':[{'id':'1'," + order + "}]}");

        assertThat(EventOrder.notes(customer)).singleElement().satisfies(note -> {
            assertThat(note.field()).isEqualTo(field);
            assertThat(note.text()).endsWith("; accepted as is");
        });
    }

    @Test
    void timesInOrderNeedNoNote() {
        Customer inOrder = customer("{'id':'c','orders':[{'id':'1','placedAt':'2026-03-10T10:00:00Z',"
                + "'shippedAt':'2026-03-10','deliveredAt':'2026-03-10T12:00:00Z'}],'complaints':[{'id':'k',"
                + "'openedAt':'2026-03-10','firstReplyAt':'2026-03-10T09:00:00Z'}]}");
        assertThat(EventOrder.notes(inOrder)).isEmpty();
    }

    @Test
    void anAbsentCollectionIsUnknownAndAnEmptyOneIsEmpty() {
        Customer customer = customer("{'id':'c','orders':[]}");

        assertThat(customer.orders()).isEmpty();
        assertThat(customer.complaints()).isNull();
    }

    @Test
    void listsAreCopied() {
        List<Order> orders = new ArrayList<>(List.of(new Order(
                "1", DateOrInstant.parse("2026-03-10"), null, null, null, null, null, null, null, null, null)));
        Customer customer = Customer.of(Map.of("id", "c", "orders", orders));

        orders.clear();

        assertThat(customer.orders()).hasSize(1);
    }
}
