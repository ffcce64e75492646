package org.holdfast.facts.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.time.Instant;
import java.time.ZoneOffset;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consents.Use;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.reach.Reachability.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachabilityTest {

    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    private static final String TWO =
            "'email':'a@x.org','emails':[{'address':'A@X.org','state':'bounced'},{'address':'b@x.org'}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name':'Ana'                                                                  | UNKNOWN",
                "'email':'a@x.org'                                                             | REACHABLE",
                "'email':'ask her'                                                             | UNKNOWN",
                "'emails':[]                                                                   | NO_ADDRESS",
                "'email':'a@x.org','emails':[]                                                 | REACHABLE",
                "'email':'a@x.org','emails':[{'address':'A@X.org','state':'bounced'}]          | UNUSABLE",
                "'email':'a@x.org','emails':[{'address':'b@x.org','state':'wrong'}]            | REACHABLE",
                "'emails':[{'address':'b@x.org','state':'bounced','at':'2026-03-16'}]          | REACHABLE",
                "'emails':[{'address':'b@x.org','state':'bounced','at':'2026-03-01'},"
                        + "{'address':'b@x.org','state':'ok','at':'2026-03-10'}]                       | REACHABLE",
                "'emails':[{'address':'b@x.org','state':'bounced'},{'address':'b@x.org'}]      | UNUSABLE",
            },
            quoteCharacter = '"')
    void anAddressIsUsableUnlessItIsKnownNotToBe(String facts, State expected) {
        assertThat(of(facts).state(AddressKind.EMAIL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "'email':'a@x.org'                                                              | -",
                "'email':'a@x.org','emails':[{'address':'b@x.org'}]                             | -",
                "'email':'a@x.org','emails':[{'address':'b@x.org','preferred':true}]            | b@x.org",
                TWO + "                                                                         | b@x.org",
                "'emails':[{'address':'b@x.org'},{'address':'c@x.org'}]                         | b@x.org",
                "'email':'a@x.org','emails':[{'address':'b@x.org'}],'consents':[{'channel':'email','purpose':'service',"
                        + "'given':false,'address':'A+tag@x.org'}]                                      | b@x.org",
            },
            quoteCharacter = '"')
    void theFirstUsableAddressThatIsNotRefusedIsUsed(String facts, @Nullable String expected) {
        assertThat(of(facts).address(new Use(Channel.EMAIL, Purpose.SERVICE))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // Without topics and addresses nothing is different from before.
                "{'given':true,'at':'2026-01-01'}                                                  | - | true",
                "{'given':true,'at':'2026-01-01'}                                                  | news | true",
                // A topic alone suffices for itself only.
                "{'given':true,'at':'2026-01-01','topic':'news'}                                   | news | true",
                "{'given':true,'at':'2026-01-01','topic':'news'}                                   | - | false",
                "{'given':true,'at':'2026-01-01','topic':'news'}                                   | sales | false",
                "{'given':false,'topic':'news'};{'given':true,'at':'2026-01-01'}                   | news | false",
                "{'given':false,'topic':'news'};{'given':true,'at':'2026-01-01'}                   | sales | true",
                // A later general consent does not revoke the refusal of a topic; the topic's own consent does.
                "{'given':false,'at':'2026-01-01','topic':'news'};{'given':true,'at':'2026-02-01'} | news | false",
                "{'given':false,'at':'2026-01-01','topic':'news'};"
                        + "{'given':true,'at':'2026-02-01','topic':'news'}                                 | news | true",
                // The later of a general refusal and a topic's consent wins.
                "{'given':true,'at':'2026-01-01','topic':'news'};{'given':false,'at':'2026-02-01'} | news | false",
                "{'given':false,'at':'2026-01-01'};{'given':true,'at':'2026-02-01','topic':'news'} | news | true",
                "{'given':false,'at':'2026-01-01'};{'given':true,'at':'2026-02-01','topic':'news'} | - | false",
                // A consent ends, and an older one or a refusal is in force again.
                "{'given':true,'at':'2026-01-01','endsAt':'2026-03-14'}                            | - | false",
                "{'given':true,'at':'2026-01-01','endsAt':'2026-03-15'}                            | - | true",
                "{'given':true,'at':'2026-01-01'};{'given':true,'at':'2026-02-01','endsAt':'2026-03-01'} | - | false",
                // A refusal for one address leaves the others; one for all is not revoked by a consent for one.
                "{'given':true,'at':'2026-01-01'};{'given':false,'at':'2026-02-01','address':'a@x.org'} | - | true",
                "{'given':false,'at':'2026-01-01','address':'a@x.org'};"
                        + "{'given':false,'at':'2026-01-01','address':'b@x.org'};{'given':true,'at':'2026-02-01'}"
                        + "                                                                                | - | false",
                "{'given':false,'at':'2026-01-01'};{'given':true,'at':'2026-02-01','address':'b@x.org'} | - | true",
            },
            quoteCharacter = '"')
    void theLaterAnswerCountsAndARefusalWinsOnDoubt(String answers, @Nullable String topic, boolean allowed) {
        String consents = answers.replace("{", "{'channel':'email','purpose':'marketing',")
                .replace(';', ',');
        Reachability reach = of("'email':'a@x.org','emails':[{'address':'b@x.org'}],'consents':[" + consents + "]");

        assertThat(reach.isAllowed(new Use(Channel.EMAIL, Purpose.MARKETING, null, topic)))
                .isEqualTo(allowed);
    }

    private static Reachability of(String facts) {
        return new Reachability(customer("{'id':'c'," + facts + "}"), NOW, ZoneOffset.UTC);
    }
}
