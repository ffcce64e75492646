package org.holdfast.simulation.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.holdfast.Samples;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.declared.DeclaredBook;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ValueType;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;

class ValueFieldTest {

    /** Fields with names and ids of individuals, free text, and values computed each day. */
    private static final Set<String> HAS_NO_SHARED_VALUES = Set.of(
            "Customer.id",
            "Customer.name",
            "Customer.email",
            "Customer.phone",
            "Customer.referredBy",
            "Customer.holiday",
            "Customer.usualGap",
            "Customer.givenName",
            "Customer.silence",
            "Customer.weekday",
            "Customer.npsGroup",
            "Customer.loyaltyLevel",
            "Order.id",
            "Order.state",
            "Order.stillToCome",
            "Parcel.id",
            "Parcel.orderId",
            "Parcel.trackingNumber",
            "Parcel.reference",
            "Parcel.contents",
            "Complaint.id",
            "Complaint.orderId",
            "Complaint.text",
            "Complaint.fault",
            "Return.id",
            "Return.orderId",
            "Survey.kind",
            "Survey.comment",
            "Interaction.id",
            "Interaction.kind",
            "Interaction.note",
            "Promise.id",
            "Promise.action",
            "Promise.subject",
            "Promise.what",
            "Sign.kind",
            "Sign.evidence",
            "Sign.orderId",
            "LoyaltyFactor.kind",
            "LoyaltyFactor.evidence",
            "Subscription.id",
            "Return.state",
            "Subscription.status",
            "Subscription.every",
            "Payment.id",
            "Payment.status",
            "Payment.subscriptionId",
            "Payment.orderId",
            "Payment.reason",
            "Cart.id",
            "Cart.goods",
            "Cart.orderId",
            "Purchase.orderId",
            "PastAction.action",
            "PastAction.area",
            "PastAction.group",
            "PastAction.kind",
            "PastAction.channel",
            "PastAction.rule",
            "PastAction.subject");

    /** Every text field must be covered here or be excluded explicitly. */
    @Test
    void everyTextFieldIsListedOrExcluded() {
        for (Entity entity : Vocabulary.KNOWN.entities()) {
            for (Field field : entity.fields()) {
                if (field.type() == ValueType.TEXT) {
                    boolean listed =
                            Arrays.stream(KnownValueField.values()).anyMatch(each -> each.covers(entity, field));
                    assertThat(listed)
                            .as(entity.name() + "." + field.name())
                            .isNotEqualTo(HAS_NO_SHARED_VALUES.contains(entity.name() + "." + field.name()));
                }
            }
        }
    }

    @Test
    void declaredFactsWithSharedValuesAreListedByTheirNames() {
        Vocabulary vocabulary = Vocabulary.of(Books.facts(DeclaredBook.FACTS));

        assertThat(ValueField.all(vocabulary).stream()
                        .skip(KnownValueField.values().length)
                        .map(ValueField::label))
                .containsExactly(
                        "plan",
                        "motto",
                        "tags",
                        "vegan",
                        "order.giftWrapped",
                        "orderLine.engraving",
                        "complaint.insured",
                        "return.damaged",
                        "vehicle.electric");
        ValueField plan = ValueField.named("plan", "field", vocabulary);
        assertThat(plan.declared()).containsExactly("basic", "plus", "family");
        assertThat(plan.title().message("en")).isEqualTo("plan");
        assertThat(plan.title().message("ru")).isEqualTo("тариф");
        assertThat(plan.title().message("ro")).isEqualTo("abonament");
        assertThatThrownBy(() -> ValueField.named("rating", "field", vocabulary))
                .hasMessageEndingWith(
                        ", payment-method, or a text, words, a choice or a flag that facts.yaml declares, such as"
                                + " plan");
        assertThatThrownBy(() -> ValueField.named("plam", "field", vocabulary)).hasMessageContaining("Maybe \"plan\"");
    }

    @Test
    void valuesOfDeclaredFactsAreCountedWhereverTheyBelong() {
        Vocabulary vocabulary = Vocabulary.of(Books.facts(DeclaredBook.FACTS));
        ValueCounter counter = new ValueCounter(ValueField.all(vocabulary));
        counter.add(CustomerView.of(Samples.customer("""
            {'id':'c','attributes':{'plan':'plus','tags':['vip','new'],'vegan':true},
             'orders':[{'id':'o','placedAt':'2026-05-01','value':1,'attributes':{'giftWrapped':true},
               'lines':[{'sku':'s','quantity':1,'attributes':{'engraving':'Ana'}}]}],
             'complaints':[{'id':'k','openedAt':'2026-05-02','attributes':{'insured':false}}],
             'lists':{'vehicle':[{'plate':'A','electric':true},{'plate':'B','electric':false}]}}
            """), Samples.at("2026-06-01T12:00:00Z")));

        assertThat(counter.found(Instant.parse("2026-06-01T12:00:00Z"), 1).fields())
                .filteredOn(each -> each.distinct() > 0)
                .extracting(each -> each.field().label() + " "
                        + each.values().stream().map(FoundValues.Counted::value).toList())
                .contains(
                        "plan [plus]",
                        "tags [new, vip]",
                        "vegan [true]",
                        "order.giftWrapped [true]",
                        "orderLine.engraving [Ana]",
                        "complaint.insured [false]",
                        "vehicle.electric [false, true]");
    }
}
