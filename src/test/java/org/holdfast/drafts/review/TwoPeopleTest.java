package org.holdfast.drafts.review;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.holdfast.settings.HoldfastSettings.Approval;
import org.junit.jupiter.api.Test;

class TwoPeopleTest {

    @Test
    void theSettingIsRefusedWithoutPeople() {
        assertThatThrownBy(() -> TwoPeople.require(Approval.SECOND_PERSON, List.of()))
                .hasMessageContaining(
                        "second-person needs two people with the role approver or author/approver; there" + " is none");
        TwoPeople.require(Approval.NONE, List.of());
    }
}
