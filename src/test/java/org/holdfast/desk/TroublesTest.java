package org.holdfast.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.Samples;
import org.holdfast.desk.texts.DeskTexts;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private static List<Trouble> troubles(String facts, String today) {
        return Troubles.of(Samples.shipped().book(), Samples.view(facts, today), DeskTexts.in("en"));
    }

    @Test
    void whatTheCustomerOwesAndWantsToCancelIsATrouble() {
        assertThat(troubles(
                        "{'id':'c','subscriptions':[{'id':'A','status':'active'},"
                                + "{'id':'B','status':'active','cancelRequestedAt':'2026-11-20'},"
                                + "{'id':'D','status':'ended','cancelRequestedAt':'2026-11-19'}],"
                                + "'payments':[{'id':'P1','status':'failed','at':'2026-11-26','amount':45},"
                                + "{'id':'P2','dueAt':'2026-11-20','amount':10},"
                                + "{'id':'P3','status':'paid','at':'2026-11-01','amount':45},"
                                + "{'id':'P4','status':'failed','at':'2026-11-26'}]}",
                        "2026-11-27"))
                .extracting(each -> each.kind() + " " + each.subject() + ": " + each.text())
                .containsExactly(
                        "outstanding-payment P2: Payment P2 of €10 has been due since November 20, 2026.",
                        "outstanding-payment P1: Payment P1 of €45 failed on November 26, 2026.",
                        "cancellation B: The customer wants to cancel B (asked on November 20, 2026).");
    }

    @Test
    void whoMustNotBeContactedIsSaidFirst() {
        assertThat(troubles(
                        "{'id':'c','email':'a@example.org','emails':[{'address':'A@example.org','state':'bounced'},"
                                + "{'address':'b@example.org'}],'phones':[],'contactCap':{'times':1,'days':30},"
                                + "'doNotContact':{'from':'2026-11-01','until':'2026-12-31','reason':'paused'}}",
                        "2026-11-27"))
                .first()
                .matches(each -> each.kind() == Trouble.Kind.DO_NOT_CONTACT)
                .extracting(Trouble::text)
                .isEqualTo("Please leave the customer alone until December 31, 2026: they asked for a pause.");
    }
}
