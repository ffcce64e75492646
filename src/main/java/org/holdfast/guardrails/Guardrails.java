package org.holdfast.guardrails;

import java.util.List;
import org.holdfast.decisions.Guardrail;
import org.holdfast.guardrails.contact.DoNotContactGuardrail;
import org.holdfast.guardrails.contact.OwnCapGuardrail;
import org.holdfast.guardrails.contact.ReachabilityGuardrail;
import org.holdfast.guardrails.offers.FirstCustomersGuardrail;
import org.holdfast.guardrails.offers.GroupGuardrail;
import org.holdfast.guardrails.offers.NotWithGuardrail;
import org.holdfast.guardrails.offers.UseLimitGuardrail;

/** All guardrails, in the order in which they are checked: legal requirements first, money last. */
public final class Guardrails {

    private static final List<Guardrail> ALL = List.of(
            new DoNotContactGuardrail(),
            new ConsentGuardrail(),
            new ReachabilityGuardrail(),
            new QuietHoursGuardrail(),
            new DataFreshnessGuardrail(),
            new OpenIncidentGuardrail(),
            new MaxIncidentAgeGuardrail(),
            new AlreadyDoneGuardrail(),
            new SuppressionGuardrail(),
            new CoolDownGuardrail(),
            new UseLimitGuardrail(),
            new CadenceGuardrail(),
            new OwnCapGuardrail(),
            new ContactCapGuardrail(),
            new ControlGroupGuardrail(),
            new GroupGuardrail(),
            new NotWithGuardrail(),
            new SingleRemedyGuardrail(),
            new FirstCustomersGuardrail(),
            new AllowanceGuardrail(),
            new BudgetGuardrail(),
            new AuthorityGuardrail());

    private Guardrails() {}

    public static List<Guardrail> all() {
        return ALL;
    }
}
