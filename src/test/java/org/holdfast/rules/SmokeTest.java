package org.holdfast.rules;
import java.nio.file.Path;
import java.time.*;
import java.util.*;
import org.holdfast.decisions.*;
import org.holdfast.rules.source.*;
import org.holdfast.simulation.*;
import org.junit.jupiter.api.Test;
class SmokeTest {
  @Test void works() {
    var check = new BookCheck(new DecisionBook.Assumptions("EUR","en",ZoneId.of("UTC")), new Decider(List.of()));
    var r = check.check(BookSource.read(Path.of("rules")));
    r.problems().forEach(System.out::println);
    System.out.println(r.passed()+" "+r.scenarios().size()+" scenarios, rules "+(r.book()==null?0:r.book().rules().rules().size()));
  }
}
