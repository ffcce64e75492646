package org.holdfast.simulation.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
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
            "Customer.silence",
            "Customer.npsGroup",
            "Customer.loyaltyLevel",
            "Order.id",
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
            "LoyaltyFactor.evidence");

    /** Every text field must be covered here or be excluded explicitly. */
    @Test
    void everyTextFieldIsListedOrExcluded() {
        for (Entity entity : Vocabulary.KNOWN.entities()) {
            for (Field field : entity.fields()) {
                if (field.type() == ValueType.TEXT) {
                    boolean listed = Arrays.stream(ValueField.values()).anyMatch(each -> each.covers(entity, field));
                    assertThat(listed)
                            .as(entity.name() + "." + field.name())
                            .isNotEqualTo(HAS_NO_SHARED_VALUES.contains(entity.name() + "." + field.name()));
                }
            }
        }
    }
}
