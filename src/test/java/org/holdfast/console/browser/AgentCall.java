package org.holdfast.console.browser;

import org.holdfast.Samples;
import org.openqa.selenium.Keys;

/**
 * A customer calls about an order that is late, and an agent answers with the keyboard alone.
 *
 * @param phone of the customer, as the telephone shows it
 */
public record AgentCall(Site site, String phone) {

    /** Stores the customer. */
    public void prepare() {
        String customer = "{'id':'" + customer() + "','name':'Vera Call','language':'en','phone':'" + phone
                + "','orders':[{'id':'" + order() + "','value':80,'placedAt':'" + Samples.daysAgo(20)
                + "','promisedAt':'"
                + Samples.daysAgo(5) + "','shippedAt':'" + Samples.daysAgo(9) + "','deliveredAt':'" + Samples.daysAgo(1)
                + "'}]}";
        int status = site.server().put("/v1/customers/" + customer(), customer).status();
        if (status >= 300) {
            throw new IllegalStateException("The customer was refused with " + status);
        }
    }

    public String customer() {
        return "T-" + digits();
    }

    private String order() {
        return "9" + digits();
    }

    private String digits() {
        String all = phone.replaceAll("\\D", "");
        return all.substring(all.length() - 6);
    }

    /** Finds the customer, notes the first choice as accepted, and sees that it was noted. */
    public void answer(Reader agent) {
        agent.type("/");
        agent.focuses("#find");
        agent.type(digits());
        agent.type(Keys.ENTER);
        agent.until("customer", () -> agent.address().startsWith("/desk/" + customer()));
        agent.element(".offer.best");
        agent.decide();
        agent.type("1");
        agent.decide();
        agent.type("a");
        agent.sees("Noted");
    }
}
