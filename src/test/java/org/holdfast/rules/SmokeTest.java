package org.holdfast.rules;
import java.nio.file.Path;
import java.time.*;
import java.util.*;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.*;
import org.holdfast.rules.source.*;
import org.junit.jupiter.api.Test;
class SmokeTest {
  @Test void works() {
    var r = new RuleBookReader("EUR").read(BookSource.read(Path.of("rules")));
    r.problems().forEach(System.out::println);
    var c = FactsJson.read("""
      {"id":"C-1","language":"en","timeZone":"Europe/Chisinau","orders":[{"id":"5512","placedAt":"2026-03-01","value":120,"currency":"EUR","promisedAt":"2026-03-10"},{"id":"2","placedAt":"2026-03-01","deliveredAt":"2026-03-02T10:00:00Z"}],"complaints":[]}""");
    var v = CustomerView.of(c, new Viewpoint(Instant.parse("2026-03-15T10:00:00Z"), ZoneId.of("UTC"), "en", ExchangeRates.only("EUR")));
    r.book().proposals(v).forEach(p -> System.out.println(p.rule().name()+" -> "+p.action().id()+" "+p.subject()+" "+p.desired()+" "+p.incident()+"\n"+p.rule().when().text()));
  }
}
